/// Forms of one name that do not sound alike: only those that are known, never guessed.
enum Nicknames {
    private static let groups = [
        "Aleksandar Alexander Sascha Sasa Aleksandr Oleksandr Alex Aleks", "Ekaterina Katerina Katja Katharina", "Dmitri Dmytro Dima", "Ivan Vanja",
        "Maria Mascha Marija", "Vladimir Volodymyr Vova Wladimir Vlad", "Yevgeny Jewgeni Zhenya", "Anastasia Nastja", "Nikolai Mykola Kolja",
        "Tatjana Tanja", "Sergej Serhij Serjoscha", "Mikhail Mychajlo Mischa Misha", "Andrej Andrij", "Jelena Olena Lena Helena Elena",
        "Yusuf Josef Joseph Yousef", "Ibrahim Abraham", "Musa Moses Mose", "Sulejman Salomon Suleiman", "Yaqub Jakob Jakub", "Dawud David Davud",
        "Maryam Maria Miriam Mariam Meryem", "Isa Jesus", "Yahya Johannes", "Khadija Hatice Hadija", "Ayse Aischa Aisha",
        "Mohammed Mehmet Mehmed Mamadou Mamadu",
        "Giorgi Gio Georg Goga", "Zurab Zura", "Levan Leo", "Giorgos Jorgos Georgios", "Tekle Tekleab", "Abdullah Abdul Abdallah",
        "Fatima Fatma Fatoumata Fatou", "Besarta Besa", "Valdrin Drini", "Muhamet Meti", "Ahmed Ahmadou Amadou",
    ]

    private static let byForm: [String: Int] = {
        var forms: [String: Int] = [:]
        for (number, group) in groups.enumerated() {
            for token in NameReading.tokens(of: group) where forms[token.romanised] == nil { forms[token.romanised] = number }
        }
        return forms
    }()

    /// The group a part belongs to, by its form as heard; nil for a name without known short forms.
    static func group(of token: NameToken) -> Int? { byForm[token.romanised] }
}
