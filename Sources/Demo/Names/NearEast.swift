extension NameStock {
    static let arabic = NameStock(
        female: "Amina/أمينة Fatima/فاطمة Huda/هدى Rania/رانيا Samira/سميرة Layla/ليلى Nour/نور Mariam/مريم Salma/سلمى Hanan/حنان",
        male: "Ahmad/أحمد Omar/عمر Khaled/خالد Hassan/حسن Youssef/يوسف Mahmoud/محمود Samir/سمير Tareq/طارق Bilal/بلال Anas/أنس Karim/كريم",
        family:
            "Al-Hassan/الحسن Haddad/حداد Khalil/خليل Saleh/صالح Nasser/ناصر Al-Jabouri/الجبوري Al-Tamimi/التميمي Darwish/درويش Qasim/قاسم Najjar/نجار Hamdan/حمدان Sabbagh/صباغ Barakat/بركات Mansour/منصور Al-Obeidi/العبيدي Shami/شامي"
    )
    static let maghrebi = NameStock(
        female: "Khadija/خديجة Nadia/نادية Souad/سعاد Latifa/لطيفة Ines/إيناس Amal/أمل Zohra/زهرة Salma/سلمى",
        male: "Mehdi/مهدي Rachid/رشيد Nabil/نبيل Hicham/هشام Walid/وليد Sofiane/سفيان Ayoub/أيوب Hamza/حمزة Ilyas/إلياس",
        family:
            "Ben_Salah/بن_صالح Trabelsi/طرابلسي Bouzid/بوزيد Cherif/شريف Mansouri/منصوري El_Amrani/العمراني Benali/بن_علي Haddadi/حدادي Jaziri/جزيري Belkacem/بلقاسم Toumi/تومي"
    )
    static let kurdish = NameStock(
        female: "Berivan Shilan Awin Rojin Zîlan Hêvî Gulistan Nasrin Perwin Shirin",
        male: "Azad Rebwar Karwan Hiwa Dilshad Sherko Rizgar Aram Zana Soran Hemin",
        family: "Barwari Zebari Hawrami Surchi Jaf Doski Mizuri Rashid Othman Hamad Salih Khoshnaw Amedi Sindi")
    static let persian = NameStock(
        female: "Maryam/مریم Zahra/زهرا Shirin/شیرین Nasrin/نسرین Leila/لیلا Parisa/پریسا Mina/مینا Farideh/فریده",
        male: "Reza/رضا Hossein/حسین Amir/امیر Mehran/مهران Saeed/سعید Behzad/بهزاد Dariush/داریوش Majid/مجید",
        family:
            "Rahimi/رحیمی Karimi/کریمی Moradi/مرادی Hosseini/حسینی Jafari/جعفری Sadeghi/صادقی Bagheri/باقری Tehrani/تهرانی Ebrahimi/ابراهیمی Kazemi/کاظمی"
    )
    static let afghan = NameStock(
        female: "Zarghuna/زرغونه Fereshta/فرشته Shabnam/شبنم Latifa/لطیفه Nilofar/نیلوفر Maliha/ملیحه Soraya/ثریا Palwasha/پلوشه",
        male: "Najib/نجیب Farid/فرید Wahid/وحید Jawad/جواد Hamid/حمید Nasir/نصیر Zabiullah/ذبیح‌الله Rahmat/رحمت Mirwais/میرویس Esmat/عصمت",
        family:
            "Ahmadi/احمدی Mohammadi/محمدی Noori/نوری Haidari/حیدری Rezai/رضایی Safi/صافی Stanikzai/ستانکزی Popal/پوپل Wardak/وردک Amiri/امیری Yusufi/یوسفی"
    )
    static let pakistani = NameStock(
        female: "Ayesha Saima Rabia Nazia Shazia Bushra Farzana Sadia", male: "Imran Asif Bilal Usman Tariq Nadeem Zahid Shahid Waqas Adeel",
        family: "Khan Malik Butt Chaudhry Ahmed Iqbal Hussain Sheikh Mirza Bhatti Cheema Raja Akhtar")
    static let indian = NameStock(
        female: "Simran Harpreet Manjit Jasleen Sunita Kavita Priya Anita",
        male: "Gurpreet Harjit Sukhwinder Amandeep Rajesh Sunil Manpreet Jagdeep Vikram",
        family: "Singh Kumar Sharma Gill Sandhu Dhillon Verma Patel Grewal Bains")
    static let bengali = NameStock(
        female: "Nasima Salma Shirina Rokeya Farhana Taslima", male: "Rafiqul Kamal Jahangir Shafiq Mizan Nurul Habib Faruk",
        family: "Rahman Hossain Islam Uddin Miah Chowdhury Sarkar Talukder Sikder")
    static let centralAsian = NameStock(
        female: "Gulnora Dilfuza Aigul Nargiza Zarina Malika Saltanat", male: "Farrukh Rustam Bakhtiyor Azamat Nurlan Daler Sherzod Erlan",
        family: "Karimov Rakhimov Yusupov Saidov Nazarov Abdullaev Tursunov Ismoilov Bekov", custom: .slavic)
    static let mongolian = NameStock(
        female: "Bolormaa Oyuun Sarnai Enkhtuya Narantsetseg Tuya", male: "Batbayar Ganbold Temuujin Bold Enkhbat Munkh Otgon",
        custom: .patronymic)
    static let vietnamese = NameStock(
        female: "Thị_Lan Thị_Hoa Thị_Mai Thu_Hà Ngọc_Ánh Thanh_Thủy", male: "Văn_Hùng Minh_Tuấn Quang_Huy Đức_Anh Văn_Nam Hữu_Phước",
        family: "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ")
    static let chinese = NameStock(
        female: "Xiaomei/晓梅 Lihua/丽华 Yan/燕 Xiuying/秀英 Jing/静", male: "Wei/伟 Jianguo/建国 Ming/明 Haitao/海涛 Lei/磊",
        family: "Wang/王 Li/李 Zhang/张 Chen/陈 Lin/林 Huang/黄 Zheng/郑")
    static let tamil = NameStock(
        female: "Kavitha Nirmala Vasanthi Shanthi Priyanka Malini", male: "Kumaran Suresh Ramesh Nishanthan Rajan Prabu Sivakumar",
        family: "Selvarajah Thambirajah Nadarajah Sivalingam Perera Fernando Kandasamy Arulampalam")
}
