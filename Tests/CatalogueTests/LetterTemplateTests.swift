import Catalogue
import Foundation
import Testing

@Suite struct LetterTemplateTests {
    private static let good = """
        schema: 1
        letter: probe
        title: Probe
        purpose: Zum Prüfen.
        desk: both
        to: authority
        ask:
          sache: {label: "Worum geht es?"}
          frist: {label: "Bis wann?", kind: date, optional: true}
        subject: "Anfrage für {name}"
        paragraphs:
          - "es geht um {sache}."
          - {text: "Bitte bis {frist}.", when: frist}
          - heading: Bitte senden Sie
            list:
              - eine Kopie für {name}
        """

    private func read(_ text: String) -> LetterTemplates { LetterTemplates([CatalogueFile(path: "probe.yaml", text: text)]) }

    @Test func aTemplateIsFilledAndWhatIsMissingIsNamed() throws {
        let template = try #require(read(Self.good)["probe"])
        let full = template.filled([.field(.person): "Besarta Ahmeti", .question("sache"): "eine Urkunde", .question("frist"): "01.12.2026"])
        #expect(full.subject == "Anfrage für Besarta Ahmeti")
        #expect(full.passages.flatMap(\.lines) == ["es geht um eine Urkunde.", "Bitte bis 01.12.2026.", "eine Kopie für Besarta Ahmeti"])
        #expect(full.passages.last?.heading == "Bitte senden Sie" && full.missing.isEmpty)
        let empty = template.filled([:])
        #expect(empty.missing == [.field(.person), .question("sache")])
        #expect(empty.passages.flatMap(\.lines) == ["es geht um [Worum geht es?].", "eine Kopie für [Name der Person]"])
    }

    @Test func anAnswerOfSeveralLinesMakesParagraphs() throws {
        let template = try #require(read(Self.good)["probe"])
        let lines = template.filled([.question("sache"): "eins\nzwei"]).passages[0].lines
        #expect(lines == ["es geht um eins", "zwei."])
    }

    @Test(arguments: [
        ("{sache}.", "{sahce}.", "unknown field 'sahce'", "did you mean 'sache'?", 12, 17),
        ("{name}\"\nparagraphs", "{namen}\"\nparagraphs", "unknown field 'namen'", "did you mean 'name'?", 10, 23),
        ("subject:", "subjekt:", "unknown key 'subjekt' in a letter", "did you mean 'subject'?", 10, 1),
        ("to: authority", "to: immigration_authority", "'to' cannot be 'immigration_authority'", nil, 6, 5),
        (
            ", when: frist", "", "'frist' may stay unanswered, and would leave a hole here",
            "make it '{text: …, when: frist}', or take 'optional' out of the question", 13, 23
        ),
        ("{sache}.", "{sache.", "a brace without its other half", "a field is written {name}", 12, 17),
        ("title: Probe\n", "", "the key 'title' is missing here", nil, 1, 1),
        ("sache: {label", "name: {label", "'name' is filled in by itself (Name der Person)", "give the question another name", 8, 3),
        ("letter: probe", "letter: Probe Brief", "'Probe Brief' is no name for a letter", "small letters, digits, '-' and '_'", 2, 9),
        ("kind: date", "kind: datum", "'kind' cannot be 'datum'", "one of: line, text, date", 9, 37),
    ])
    func aMistakeIsToldWithPlaceAndMend(_ old: String, _ new: String, _ message: String, _ hint: String?, _ line: Int, _ column: Int) throws {
        #expect(Self.good.contains(old))
        let letters = read(Self.good.replacing(old, with: new))
        let finding = try #require(letters.findings.errors.first { $0.message == message }, "\(letters.findings.rendered)")
        if let hint { #expect(finding.hint == hint) }
        #expect((finding.line, finding.column) == (line, column), "\(finding.rendered)")
        #expect(letters.all.isEmpty)
    }

    @Test func aBrokenTemplateLeavesTheOthersAlone() {
        let letters = LetterTemplates([
            CatalogueFile(path: "a.yaml", text: Self.good), CatalogueFile(path: "b.yaml", text: "schema: 1\nletter: b\n"),
            CatalogueFile(path: "c.yaml", text: Self.good),
        ])
        #expect(letters.all.map(\.id) == ["probe"])
        #expect(letters.findings.errors.contains { $0.file == "b.yaml" })
        #expect(letters.findings.errors.contains { $0.file == "c.yaml" && $0.message == "the letter 'probe' is there twice" })
    }

    @Test func theHashIsThatOfWhatTheTemplateSays() throws {
        let first = try #require(read(Self.good)["probe"]).hash
        #expect(try #require(read("# nur eine Bemerkung\n" + Self.good)["probe"]).hash == first)
        #expect(try #require(read(Self.good.replacing("Bitte bis", with: "Gern bis"))["probe"]).hash != first)
    }

    // MARK: Landlords

    private static let landlord = good.replacing("to: authority", with: "to: landlord\nfrom: person\nsigned_by: person")

    @Test func aLetterToALandlordIsThePersonsOwn() {
        #expect(read(Self.landlord).findings.errors.isEmpty)
        let fromOffice = read(Self.good.replacing("to: authority", with: "to: landlord"))
        #expect(fromOffice.all.isEmpty && fromOffice.findings.errors.contains { $0.message.contains("is the person's own") })
    }

    @Test(arguments: ["{stelle}", "{telefon}", "{beratung}", "{ausreise}", "{nummer}", "{geburtsdatum}"])
    func aLandlordIsNotToldWhoCounsels(_ field: String) throws {
        let letters = read(Self.landlord.replacing("Bitte bis", with: "Bitte \(field) bis"))
        let finding = try #require(letters.findings.errors.first)
        #expect(finding.message.hasPrefix("a landlord is not told") && finding.line == 15, "\(finding.rendered)")
    }

    @Test(arguments: ["Asylbewerber", "das Jobcenter zahlt", "Gemeinschaftsunterkunft", "Aufenthaltstitel", "aus Syrien", "muslimisch", "Bürgergeld"])
    func aLandlordReadsNothingOfStatusBenefitOriginOrReligion(_ words: String) {
        let letters = read(Self.landlord.replacing("Bitte bis", with: "\(words), bitte bis"))
        #expect(letters.all.isEmpty && letters.findings.errors.contains { $0.message.hasPrefix("a letter to a landlord does not say") })
    }

    @Test func plainWordsAboutAFlatRevealNothing() {
        for text in ["Grundmiete und kalte Nebenkosten", "Wir sind vier Personen", "Ich arbeite als Koch", "Die Familie ist ruhig"] {
            #expect(RevealingWords.first(in: text) == nil)
        }
    }

    // MARK: The shipped letters

    private static let shipped: LetterTemplates = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("letters/templates")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
        return LetterTemplates(
            names.compactMap { name in
                (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)).map { CatalogueFile(path: name, text: $0) }
            })
    }()

    @Test func everyShippedTemplateIsReadWithoutAFinding() {
        #expect(Self.shipped.findings.all.isEmpty, "\(Self.shipped.findings.rendered)")
        #expect(Self.shipped.all.count >= 8)
    }

    @Test func everyShippedTemplateFillsWhollyAndNamesEachHole() {
        for template in Self.shipped.all {
            let values = Dictionary(template.slots.map { ($0, "wert") }, uniquingKeysWith: { first, _ in first })
            let full = template.filled(values)
            #expect(full.missing.isEmpty && !(full.passages.flatMap(\.lines) + [full.subject]).contains { $0.contains("[") || $0.contains("{") })
            for slot in template.slots {
                var one = values
                one[slot] = nil
                let isOptional = template.questions.contains { LetterSlot.question($0.id) == slot && $0.isOptional }
                #expect(template.filled(one).missing == (isOptional ? [] : [slot]), "\(template.id): \(slot.name)")
            }
        }
    }
}
