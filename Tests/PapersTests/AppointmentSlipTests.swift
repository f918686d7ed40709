import Basics
import Foundation
import Papers
import Testing

@Suite struct AppointmentSlipTests {
    static let locales = Result { try Locales(directory: Workshop.root + "locales") }
    static let day = CivilDate(year: 2026, month: 12, day: 8)!

    static func facts(interpreted: Language? = Language("ar")) -> SlipFacts {
        SlipFacts(
            begins: LocalTime(day: day, hour: 9, minute: 30).moment, minutes: 60, place: .office(address: "Musterstraße 1 · 80000 München"),
            room: "Zimmer 204, 2. Stock", person: "Maria Huber", interpreted: interpreted, contact: "Telefon: 089 0000-100",
            office: "Rückkehrhilfen (Demo)", fileNumber: "R-7K3F9Q")
    }

    static func slip(_ tag: String) throws -> AppointmentSlip {
        try #require(AppointmentSlip(facts(), language: Language(tag), printed: day, locales: try locales.get()))
    }

    @Test func everyLanguageHasEveryTextAndAllButGermanAreDrafts() throws {
        let locales = try Self.locales.get()
        for language in locales.languages {
            #expect(locales.keys(of: language) == locales.keys(of: "de"), "\(language)")
            let words = try #require(Language(language).flatMap { locales.nearest(to: $0) })
            for key in locales.keys(of: language) {
                let entry = try #require(locales.entry(key, in: words))
                #expect(entry.state == (language == "de" ? .reviewed : .draft), "\(language) \(key)")
                let german = try #require(locales.german.flatMap { locales.entry(key, in: $0) })
                #expect(places(entry.text) == places(german.text), "\(language) \(key) has the same places to fill in")
            }
        }
    }

    private func places(_ text: String) -> [String] { text.matches(of: /\{[a-z]+\}/).map { String($0.output) }.sorted() }

    @Test(arguments: ["ar", "fa", "prs", "ti", "sq", "uk", "ru", "tr", "sr", "fr", "en"])
    func bothSidesHaveTheSameLines(tag: String) throws {
        let slip = try Self.slip(tag)
        #expect(slip.language == tag && slip.direction == (["ar", "fa", "prs"].contains(tag) ? "rtl" : "ltr"))
        #expect(slip.lines.map(\.number) == Array(1...slip.lines.count))
        #expect(slip.lines.allSatisfy { $0.own?.values.isEmpty == false })
        let time = try #require(slip.lines[1].own?.values.first)
        #expect(time.contains("09:30") && time.contains("10:30"), "figures can be compared")
        #expect(slip.lines[0].own?.values.first?.contains("8") == true && slip.lines[0].own?.values.first?.contains("2026") == true)
        #expect(slip.notes.contains { $0.contains("noch nicht geprüft") } && slip.notes.count == 2)
    }

    @Test func theirOwnCalendarStandsBelow() throws {
        #expect(try Self.slip("prs").lines[0].own?.values.last?.contains("1405") == true)
        #expect(try Self.slip("fa").lines[0].own?.values.last?.contains("17") == true)
        #expect(try Self.slip("ti").lines[0].own?.values.last?.contains("2019") == true)
        #expect(try Self.slip("ar").lines[0].own?.values.count == 1)
    }

    @Test func aMissingLanguageFallsBackAndSaysSo() throws {
        let kurdish = try Self.slip("so")
        #expect(kurdish.language == "en" && kurdish.notes.first == "Diesen Zettel gibt es noch nicht auf Somali.")
        #expect(try Self.slip("ps").language == "prs" && Self.slip("bs").language == "sr")
        let german = try #require(
            AppointmentSlip(Self.facts(interpreted: nil), language: Language("de"), printed: Self.day, locales: try Self.locales.get()))
        #expect(german.language == nil && german.notes.isEmpty && german.lines.allSatisfy { $0.own == nil })
    }

    @Test(.enabled(if: Workshop.isOpen && Workshop.hasInspector), arguments: ["ar", "prs", "ti", "sq", "so", "de"])
    func theSlipIsPaperForEverybody(tag: String) async throws {
        let slip = try Self.slip(tag)
        let press = Workshop.press()
        let pdf = try await press.press(slip)
        let again = try await press.press(slip)
        await press.close()
        #expect(pdf == again)
        try await Self.inspect(pdf, "zettel-\(tag)", texts: slip.lines.flatMap { [$0.german.label] + $0.german.values }.filter { !$0.contains(",") })
    }

    @Test(.enabled(if: Workshop.isOpen && Workshop.hasInspector)) func hoursAddUpInCents() async throws {
        let lines = [60, 90, 45].enumerated().map { number, minutes in
            HoursSheet.Line(
                begins: LocalTime(day: Self.day, hour: 9 + 2 * number, minute: 0).moment, minutes: minutes, outcome: "wahrgenommen",
                place: "in der Stelle",
                cost: number == 2 ? nil : Money(cents: 6_050))
        }
        let sheet = HoursSheet(date: Self.day, office: "Rückkehrhilfen (Demo)", interpreter: "Salah Murad", month: "Dezember 2026", lines: lines)
        #expect(sheet.totalMinutes == 195 && sheet.totalCost.cents == 12_100 && sheet.withoutCost == 1)
        let press = Workshop.press()
        let pdf = try await press.press(sheet)
        await press.close()
        try await Self.inspect(pdf, "stunden", texts: ["Stundenzettel Dezember 2026", "Summe: 3:15 Stunden"])
    }

    /// With `LETTER_SAMPLES=folder` the papers are kept there, to be looked at.
    private static func inspect(_ pdf: [UInt8], _ name: String, texts: [String]) async throws {
        try await Workshop.withFolder { folder in
            let kept = ProcessInfo.processInfo.environment["LETTER_SAMPLES"].map { URL(filePath: $0, directoryHint: .isDirectory) } ?? folder
            let paper = kept.appending(path: "\(name).pdf")
            let list = folder.appending(path: "texts.json")
            try Data(pdf).write(to: paper)
            try JSONEncoder().encode(texts).write(to: list)
            let check = try Workshop.run([Workshop.root + "Tests/Papers/check_pdf.py", paper.path(), list.path()])
            // A slip has neither chapters nor lists, which a letter has.
            let findings = check.output.split(separator: "\n").filter { line in !["/H2", "/L", "/LI"].contains { line.hasSuffix("has no tag \($0)") }
            }
            #expect(findings.isEmpty, "\(findings)")
        }
    }
}
