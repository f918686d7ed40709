import Basics
import Office

/// The people and the letterhead of a demo office.
struct DemoOffice: Sendable {
    let name: String
    let desk: CounsellingDesk
    let settings: OfficeSettings
    let colleagues: [AccountPlan]
    /// Families of four and twenty talks a file, as on the largest host the product is measured for, instead of what offices report.
    private(set) var isDense = false

    func filled(_ isDense: Bool) -> Self {
        var office = self
        office.isDense = isDense
        return office
    }

    /// A colleague's direct line, by their number.
    func telephone(of number: Int) -> String { "\(desk == .return ? "089 0000-1" : "0221 0000-2")\(number < 9 ? "0" : "")\(number + 1)" }

    /// The numbers of the colleagues with a role.
    func numbers(of role: Role) -> [Int] { colleagues.indices.filter { colleagues[$0].roles.contains(role) } }

    /// An interpreter of a language; nil where the office has none.
    func interpreter(of language: Language, by chance: inout Chance) -> Int? {
        let able = numbers(of: .interpreter).filter { colleagues[$0].languages.contains(language) }
        return able.isEmpty ? nil : chance.pick(able)
    }

    /// One password for everybody of a role; demo passwords, nothing else.
    static func password(of role: Role) -> String {
        switch role {
        case .counsellor: "Demo-Rueckkehr-2026"
        case .housingCounsellor: "Demo-Auszug-2026"
        case .teamLead: "Demo-Leitung-2026"
        case .finance: "Demo-Finanzen-2026"
        case .volunteer: "Demo-Ehrenamt-2026"
        case .interpreter: "Demo-Dolmetschen-2026"
        case .dataProtectionOfficer: "Demo-Datenschutz-2026"
        case .administrator: "Demo-Verwaltung-2026"
        }
    }

    static func account(_ name: String, _ login: String, _ role: Role, _ languages: String = "") -> AccountPlan {
        AccountPlan(
            name: name, login: login, password: password(of: role), roles: [role],
            languages: languages.split(separator: " ").compactMap { Language(String($0)) })
    }

    /// After the Büro für Rückkehrhilfen in München: return counselling, "Coming Home".
    static let munich = DemoOffice(
        name: "Büro für Rückkehrhilfen (Demo München)", desk: .return,
        settings: OfficeSettings(
            shortName: "Rückkehrhilfen (Demo München)",
            letterhead: ["Demo München", "Amt für Wohnen und Migration", "Büro für Rückkehrhilfen"],
            returnAddress: "Büro für Rückkehrhilfen (Demo) · Musterstraße 1 · 80000 München",
            contact: ["Telefon: 089 0000-100", "E-Mail: rueckkehrhilfen@muenchen.example"], place: "München",
            secondSignatureAbove: Money(cents: 250_000), district: District(ags: "09162")),
        colleagues: [
            account("Maria Huber", "huber", .counsellor, "de en"), account("Jonas Brandl", "brandl", .counsellor, "de en fr"),
            account("Aylin Sommer", "sommer", .counsellor, "de tr en"), account("Peter Lindner", "lindner", .counsellor, "de ru"),
            account("Nadja Fuchs", "fuchs", .counsellor, "de sr bs"), account("Katharina Vogel", "vogel", .teamLead, "de en"),
            account("Stefan Maurer", "maurer", .teamLead, "de en"), account("Ingrid Pichler", "pichler", .finance, "de"),
            account("Dr. Anselm Roth", "roth", .dataProtectionOfficer, "de"), account("Tobias Werner", "werner", .administrator, "de"),
            account("Elke Seidl", "seidl", .volunteer, "de en"), account("Georg Winter", "winter", .volunteer, "de fr"),
            account("Hana Kovač", "kovac", .volunteer, "de bs sr"), account("Lindita Hoti", "hoti", .interpreter, "sq"),
            account("Salah Murad", "murad", .interpreter, "ar ckb ku"), account("Homa Sultani", "sultani", .interpreter, "fa prs ps"),
            account("Irina Weiß", "weiss", .interpreter, "ru uk ka"), account("Deniz Aksoy", "aksoy", .interpreter, "tr ku az"),
            account("Mamadou Kane", "kane", .interpreter, "fr wo"), account("Sadia Rana", "rana", .interpreter, "ur pa hi"),
            account("Vera Stein", "stein", .interpreter, "sr bs mk ro"), account("Grace Bello", "bello", .interpreter, "en ha yo"),
        ])

    /// After the Auszugsmanagement in Köln: from a shelter of the city into a flat of one's own.
    static let cologne = DemoOffice(
        name: "Auszugsmanagement (Demo Köln)", desk: .housing,
        settings: OfficeSettings(
            shortName: "Auszugsmanagement (Demo Köln)", letterhead: ["Demo Köln", "Amt für Wohnungswesen", "Auszugsmanagement"],
            returnAddress: "Auszugsmanagement (Demo) · Musterplatz 2 · 50000 Köln",
            contact: ["Telefon: 0221 0000-200", "E-Mail: auszug@koeln.example"], place: "Köln", secondSignatureAbove: Money(cents: 100_000),
            district: District(ags: "05315")),
        colleagues: [
            account("Claudia Schmitz", "schmitz", .housingCounsellor, "de en"), account("Yusuf Kaplan", "kaplan", .housingCounsellor, "de tr"),
            account("Britta Esser", "esser", .housingCounsellor, "de fr"), account("Monika Klein", "klein", .teamLead, "de en"),
            account("Dirk Reuter", "reuter", .finance, "de"), account("Ute Hansen", "hansen", .dataProtectionOfficer, "de"),
            account("Frank Becker", "becker", .administrator, "de"), account("Renate Jansen", "jansen", .volunteer, "de"),
            account("Lukas Peters", "peters", .volunteer, "de en"), account("Samira Dahl", "dahl", .volunteer, "de ar"),
            account("Rami Issa", "issa", .interpreter, "ar ku ckb"), account("Parwin Azizi", "azizi", .interpreter, "fa prs ps"),
            account("Olena Hahn", "hahn", .interpreter, "uk ru"), account("Selam Abraha", "abraha", .interpreter, "ti am so"),
        ])
}
