/// Names so frequent among those who come that sharing one says little.
enum CommonNames {
    private static let skeletons: Set<String> = {
        let names = """
            Mohammed Ahmed Ali Hassan Hussein Omar Ibrahim Mahmoud Yusuf Abdullah Khaled Mustafa Said Amir Hamid Karim Fatima Maryam Aisha Zahra Amina \
            Hosseini Ahmadi Mohammadi Rahimi Karimi Khan Singh Kumar Ahmad Rahman Islam Hussain Ivan Petrov Ivanov Maria Elena Olena Natalia Tetiana \
            Giorgi Nino Tesfay Haile Gebre Berhane Abdi Hasan Mohamud Jovanovic Petrovic Nikolic Krasniqi Gashi Berisha Hoxha Yilmaz Kaya Demir Nguyen Traore \
            Diallo Bah Jallow Ceesay Okafor Ibrahimi Osmani Shevchenko Kovalenko
            """
        return Set(NameReading.tokens(of: names).compactMap { NameKeys.skeletons(of: $0).last })
    }()

    static func contain(_ token: NameToken) -> Bool { NameKeys.skeletons(of: token).last.map(skeletons.contains) ?? false }
}
