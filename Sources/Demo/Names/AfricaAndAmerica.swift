extension NameStock {
    static let nigerian = NameStock(
        female: "Blessing Ngozi Folake Chioma Patience Amaka Joy Esther Adaeze Osasere",
        male: "Emeka Chinedu Tunde Osaze Ikenna Victor Kelechi Uche Segun Efosa",
        family: "Okafor Eze Adeyemi Okonkwo Osagie Balogun Nwosu Igbinedion Adebayo Ehigiator Obi Omoregie Uzor Idahosa")
    static let ghanaian = NameStock(
        female: "Abena Akosua Ama Efua Comfort Gifty Adwoa", male: "Kwame Kofi Yaw Kwabena Emmanuel Isaac Kojo",
        family: "Mensah Owusu Boateng Asante Osei Appiah Agyeman Antwi Frimpong Darko")
    static let senegambian = NameStock(
        female: "Fatou Awa Mariama Isatou Binta Aminata Khady Ndeye", male: "Lamin Ousmane Modou Ebrima Cheikh Mamadou Ibrahima Alieu Saikou Bakary",
        family: "Diop Ndiaye Fall Jallow Ceesay Sarr Gueye Touray Sanneh Camara Jobe Faye Seck Bojang")
    static let mande = NameStock(
        female: "Aïssata Kadiatou Mariam Oumou Hawa Djeneba", male: "Amadou Alpha Moussa Sékou Issa Boubacar Abdoulaye Souleymane",
        family: "Diallo Barry Bah Sow Traoré Keïta Coulibaly Konaté Sylla Kamara Koroma Bangura Ouattara")
    static let hornOfAfrica = NameStock(
        female:
            "Selam/ሰላም Hiwot/ሕይወት Mihret/ምሕረት Rahel/ራሄል Letebrhan/ለተብርሃን Senait/ሰናይት Tirhas/ትርሓስ Azeb/ኣዜብ Bethlehem/ቤተልሔም",
        male:
            "Tesfay/ተስፋይ Yonas/ዮናስ Dawit/ዳዊት Filmon/ፊልሞን Mehari/መሃሪ Kidane/ኪዳነ Berhane/ብርሃነ Habtom/ሃብቶም Samuel/ሳሙኤል Girmay/ግርማይ",
        custom: .patronymic)
    static let somali = NameStock(
        female: "Hodan Ifrah Sahra Fadumo Asha Nimo Hamdi", male: "Abdi Mohamed Hassan Farah Guled Ismail Abdirahman Liban Warsame",
        custom: .patronymic)
    static let eastAfrican = NameStock(
        female: "Grace Sarah Wanjiru Achieng Nakato Joyce Mercy", male: "Joseph Peter Otieno Kamau Mugisha Moses Daniel Okello",
        family: "Mwangi Odhiambo Kamau Ssemakula Nabukenya Wafula Okot Mutesi Njoroge Tumusiime")
    static let centralAfrican = NameStock(
        female: "Chantal Mireille Solange Béatrice Clarisse Nadège", male: "Patrick Jean-Paul Alain Serge Christian Guy Landry Blaise",
        family: "Mbarga Ngono Tchoumi Fotso Ilunga Mukendi Kabongo Essomba Nkoulou Mbuyi")
    static let latin = NameStock(
        female: "María Luisa Carmen Rosa Patricia Claudia Ana Gabriela", male: "José Carlos Luis Jorge Andrés Miguel Juan Diego",
        family: "González Rodríguez Pérez García Rojas Mendoza Vargas Castillo Quispe Ramírez Souza Oliveira Herrera")
}
