extension NameStock {
    static let albanian = NameStock(
        female: "Besarta Arta Vlora Teuta Mimoza Drita Lirije Shpresa Fatime Valbona Elira Albana Jehona Donika",
        male: "Arben Driton Agron Besnik Ilir Fatmir Luan Valon Gezim Bujar Ardian Kushtrim Blerim Shkelzen",
        family: "Krasniqi Berisha Gashi Hoxha Shala Bytyqi Morina Kelmendi Ahmeti Rexhepi Zeqiri Dervishi Sinani Marku Leka Prenga Tahiri Bajrami")
    static let serbian = NameStock(
        female: "Milica/Милица Jelena/Јелена Dragana/Драгана Snežana/Снежана Vesna/Весна Marija/Марија Ljiljana/Љиљана Sonja/Соња",
        male: "Dragan/Драган Milan/Милан Nenad/Ненад Goran/Горан Zoran/Зоран Saša/Саша Bojan/Бојан Dejan/Дејан Miroslav/Мирослав",
        family:
            "Jovanović/Јовановић Petrović/Петровић Nikolić/Николић Đorđević/Ђорђевић Stanković/Станковић Mitrović/Митровић Savić/Савић Ristić/Ристић")
    static let bosnian = NameStock(
        female: "Amra Lejla Emina Selma Jasmina Aida Merima Azra Sabina Mirela",
        male: "Emir Mirza Haris Senad Nermin Edin Jasmin Adnan Samir Damir",
        family: "Hodžić Hadžić Čengić Delić Begić Mujić Softić Kovačević Imamović Halilović Osmanović Salihović")
    static let macedonian = NameStock(
        female: "Biljana/Билјана Elena/Елена Suzana/Сузана Vesna/Весна Marija/Марија Sanela Ramiza Gordana/Гордана",
        male: "Zoran/Зоран Goran/Горан Blagoj/Благој Toni/Тони Dragi/Драги Ramiz Sefer Elvis Stojan/Стојан",
        family:
            "Stojanovski/Стојановски Petrovski/Петровски Iliev/Илиев Nikolov/Николов Ramadani Asani Memeti Trajkovski/Трајковски Bajram Demirov/Демиров"
    )
    static let romanian = NameStock(
        female: "Natalia Ludmila Doina Viorica Tatiana Olga Angela Cristina", male: "Ion Vasile Andrei Sergiu Mihai Nicolae Victor Igor",
        family: "Ceban Rusu Lungu Munteanu Cojocaru Rotaru Moraru Ciobanu Balan Popa Gutu Sandu")
    static let ukrainian = NameStock(
        female: "Oksana/Оксана Olena/Олена Iryna/Ірина Natalija/Наталія Halyna/Галина Switlana/Світлана Tetjana/Тетяна Julija/Юлія",
        male: "Oleksandr/Олександр Andrij/Андрій Serhij/Сергій Mykola/Микола Wolodymyr/Володимир Ihor/Ігор Dmytro/Дмитро Petro/Петро",
        family:
            "Kowalenko/Коваленко Bondarenko/Бондаренко Tkatschenko/Ткаченко Melnyk/Мельник Schewtschuk/Шевчук Polischtschuk/Поліщук Lysenko/Лисенко Marchenko/Марченко Rudenko/Руденко Sawtschuk/Савчук"
    )
    static let russian = NameStock(
        female: "Jelena/Елена Olga/Ольга Natalja/Наталья Swetlana/Светлана Marina/Марина Irina/Ирина Ludmila/Людмила Zarema/Зарема Madina/Мадина",
        male: "Sergej/Сергей Alexej/Алексей Dmitri/Дмитрий Nikolaj/Николай Andrej/Андрей Ruslan/Руслан Aslan/Аслан Timur/Тимур Iwan/Иван",
        family:
            "Iwanov/Иванов Kusnezov/Кузнецов Smirnov/Смирнов Popov/Попов Lebedev/Лебедев Magomedov/Магомедов Aliev/Алиев Nikitin/Никитин Sorokin/Сорокин Pawlov/Павлов Zajzev/Зайцев Umarov/Умаров",
        custom: .slavic)
    static let georgian = NameStock(
        female: "Nino/ნინო Tamar/თამარ Ketevan/ქეთევან Mariam/მარიამ Lela/ლელა Nana/ნანა Eka/ეკა Maia/მაია",
        male: "Giorgi/გიორგი Dawit/დავით Lewan/ლევან Irakli/ირაკლი Sasa/ზაზა Temur/თემურ Wachtang/ვახტანგ Gela/გელა",
        family:
            "Beridse/ბერიძე Kapanadse/კაპანაძე Gelaschwili/გელაშვილი Maisuradse/მაისურაძე Giorgadse/გიორგაძე Lomidse/ლომიძე Zereteli/წერეთელი Tschkaidse/ჩხაიძე Kwaratschelia/კვარაცხელია"
    )
    static let armenian = NameStock(
        female: "Anahit Gayane Lusine Narine Armine Hasmik Karine Mariam", male: "Armen Tigran Gagik Hovhannes Karen Artur Vardan Samvel",
        family: "Grigoryan Harutyunyan Sargsyan Hakobyan Petrosyan Karapetyan Vardanyan Avetisyan Mkrtchyan Galstyan")
    static let azerbaijani = NameStock(
        female: "Aynur Günel Sevinc Leyla Könül Nigar Ülviyyə Təranə", male: "Elçin Rəşad Vüqar Samir Fuad Tural Kamran Orxan",
        family: "Məmmədov Əliyev Hüseynov Quliyev Həsənov İsmayılov Abbasov Rəhimov", custom: .slavic)
    static let turkish = NameStock(
        female: "Ayşe Fatma Emine Zeynep Elif Hatice Merve Esra Songül Dilek", male: "Mehmet Mustafa Ahmet Ali Hüseyin Emre Murat Hakan Serkan Yusuf",
        family: "Yılmaz Kaya Demir Şahin Çelik Yıldız Aydın Öztürk Arslan Doğan Kılıç Koç Polat Erdoğdu Taş Bulut")
}
