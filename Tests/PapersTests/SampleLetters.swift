import Basics
import Papers

/// Made-up letters of a made-up office.
enum SampleLetters {
    static let all: [(name: String, letter: OfferLetter)] = [
        ("short", short), ("large", large), ("nameless", nameless), ("two-signatories", twoSignatories), ("arabic", arabic), ("crowded", crowded),
    ]

    static let day = CivilDate(year: 2026, month: 11, day: 21)!

    static let sender = OfferLetter.Sender(
        office: "Büro für Rückkehrhilfen (Muster)",
        letterhead: [
            "Musterstadt · Sozialreferat · Amt für Wohnen und Migration", "Kofinanziert aus Mitteln des Asyl-, Migrations- und Integrationsfonds",
        ],
        returnAddress: "Büro für Rückkehrhilfen · Musterstraße 87 · 80000 Musterstadt",
        contact: [
            .init("Bearbeitung", "M. Huber"), .init("Telefon", "089 0000-417"), .init("E-Mail", "rueckkehrhilfen@example.org"),
            .init("Sprechzeiten", "Mo bis Do 9–12 Uhr"),
        ])

    static let reasons: [OfferLetter.Reason] = [
        .init(text: "Die Ausreise ist freiwillig und führt in das Herkunftsland.", source: "REAG/GARP-Programm 2024", validity: "seit 01.01.2024"),
        .init(
            text: "Die Person lebt seit mindestens einem Jahr in Deutschland; damit ist die Hilfe zur Existenzgründung möglich.",
            source: "Coming Home, Projektbeschreibung", validity: "ohne Enddatum, zuletzt gelesen am 21.11.2026"),
        .init(text: "Eigene Mittel für die Ausreise sind nicht vorhanden.", source: "REAG/GARP-Programm 2024", validity: "seit 01.01.2024"),
    ]

    static let short = OfferLetter(
        sender: sender, recipient: ["Frau", "Arta Krasniqi", "Gemeinschaftsunterkunft Haus 4", "Beispielweg 12", "80000 Musterstadt"],
        number: "2026-0417-1", date: day, subject: "Zusage: Unterstützung für Ihre Rückkehr nach Kosovo", salutation: "Sehr geehrte Frau Krasniqi,",
        opening: ["wir sagen Ihnen für Ihre Rückkehr nach Kosovo die folgenden Leistungen zu. Sie gelten für eine Ausreise bis zum 31. Januar 2027."],
        lines: [
            .init(benefit: "Reisebeihilfe", basis: "REAG/GARP", amount: "200,00 €"),
            .init(benefit: "Starthilfe", basis: "REAG/GARP", amount: "1.000,00 €", note: "Auszahlung am Flughafen"),
            .init(
                benefit: "Hilfe zur Existenzgründung", basis: "Coming Home", amount: "bis 3.000,00 €",
                note: "Friseursalon in Prizren; Ausstattung als Sachleistung"),
        ],
        sum: "bis 4.200,00 €",
        conditions: [
            "Sie reisen freiwillig und dauerhaft aus.", "Sie verzichten vor der Ausreise auf Ihren Aufenthaltsstatus in Deutschland.",
            "Sie legen vor der Ausreise einen Kostenvoranschlag für die Ausstattung vor.",
        ],
        missingEvidence: ["Kostenvoranschlag für die Ausstattung des Salons", "Gültiger Reisepass oder Laissez-passer"], reasons: reasons,
        withoutLegalClaim: ["REAG/GARP"], remarks: ["Wenn sich Ihre Angaben ändern, sprechen Sie bitte mit uns, bevor Sie ausreisen."],
        closing: ["Wenn Sie Fragen haben, rufen Sie uns an oder kommen Sie in die offene Sprechstunde."],
        signatories: [.init(name: "M. Huber", function: "Beratung", date: day)], catalogueHash: "9f2c41d7")

    static let nameless: OfferLetter = {
        var letter = short
        letter.recipient = ["Fall 2026-0417"]
        letter.salutation = "Guten Tag,"
        letter.signatories = [.init(name: "M. Huber", function: "Beratung")]
        return letter
    }()

    static let twoSignatories: OfferLetter = {
        var letter = short
        letter.signatories = [
            .init(name: "M. Huber", function: "Beratung", date: day),
            .init(
                name: "Dr. K. Obermayer-Lindenschmidt", function: "Leitung des Büros für Rückkehrhilfen, zweite Zeichnung", date: day.adding(days: 1)),
        ]
        return letter
    }()

    static let arabic: OfferLetter = {
        var letter = short
        letter.summary = .init(
            language: Language("ar")!, direction: .rightToLeft, heading: "دعم مشروعك",
            paragraphs: [
                "نوافق على دعم مشروعك بمبلغ لا يتجاوز 3.000,00 €. رقم الملف: 2026-0417.",
                "الاستشارة طوعية، ويمكنك تغيير قرارك حتى موعد السفر. لأي سؤال اتصل بالرقم 089 0000-417 قبل 31.01.2027.",
            ],
            isDraft: true)
        return letter
    }()

    static let large: OfferLetter = {
        var letter = short
        let family = ["Ahmed", "Layla", "Omar", "Noor", "Yusuf", "Mariam", "Zainab", "Ibrahim"]
        letter.recipient = ["Familie", "Ahmed Al-Jubouri und Layla Hassan", "Beispielweg 12", "80000 Musterstadt"]
        letter.salutation = "Sehr geehrte Frau Hassan, sehr geehrter Herr Al-Jubouri,"
        letter.lines = family.enumerated().flatMap { index, name in
            [
                OfferLetter.Line(benefit: "Reisebeihilfe, \(name)", basis: "REAG/GARP", amount: index < 2 ? "200,00 €" : "100,00 €"),
                OfferLetter.Line(
                    benefit: "Starthilfe, \(name)", basis: "REAG/GARP", amount: index < 2 ? "1.000,00 €" : "500,00 €",
                    note: index < 2 ? "" : "Kind unter 18 Jahren"),
            ]
        }
        letter.lines.append(
            .init(benefit: "Hilfe zur Existenzgründung", basis: "Coming Home", amount: "bis 3.000,00 €", note: "Computerladen in Bagdad"))
        letter.sum = "bis 9.000,00 €"
        return letter
    }()

    /// Everything at its longest.
    static let crowded: OfferLetter = {
        var letter = twoSignatories
        letter.recipient = [
            "Einschreiben", "Frau", "Prof. Dr. Maximiliane Wolfeschlegelsteinhausen-Bergerdorff",
            "c/o Übergangswohnheim des Landkreises Garmisch-Partenkirchen",
            "Haus 4, Zimmer 312", "Donaudampfschifffahrtsgesellschaftsstraße 112 a", "80000 Musterstadt", "Deutschland",
        ]
        letter.subject =
            "Zusage: Unterstützung für Ihre Rückkehr in die Demokratische Republik Kongo und für Ihre Existenzgründung im Lebensmittelhandel"
        letter.lines.append(
            .init(
                benefit: "Qualifizierungsmaßnahme Lebensmittelhygienebelehrungsbescheinigung vor der Ausreise",
                basis: "IntegPlan Einzelfallförderung",
                amount: "999.999,99 €", note: "Nur als Sachleistung; der Kurs muss spätestens vier Wochen vor der Ausreise beginnen."))
        letter.sum = "bis 1.004.199,99 €"
        return letter
    }()
}
