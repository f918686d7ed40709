import Basics
import Testing

@testable import Catalogue

/// Broken files: every code once, at its place and with its mend.
struct ReadingTests {
    struct Broken: CustomTestStringConvertible {
        let code: Diagnosis.Code
        let file: String
        let old: String
        let new: String
        /// The text the caret underlines.
        let under: String
        let hint: String

        var testDescription: String { "\(code.rawValue) \(new.prefix(40))" }
    }

    static let programme = "programmes/coming-home.yaml"
    static let fields = "vocabulary/fields.yaml"

    static let broken: [Broken] = [
        .init(
            code: .unknownName, file: programme, old: "{field: residence_ags,", new: "{field: residence_agz,", under: "residence_agz",
            hint: "did you mean 'residence_ags' (vocabulary/fields.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "in: set:coming-home-area", new: "in: set:coming-home-aera", under: "set:coming-home-aera",
            hint: "did you mean 'coming-home-area' (vocabulary/fields.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "[{rule: in_area}, {rule: target_group}]", new: "[{rule: in_aera}, {rule: target_group}]",
            under: "in_aera", hint: "did you mean 'in_area' (programmes/coming-home.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "at_most: param:startup_ceiling", new: "at_most: param:startup_celing",
            under: "param:startup_celing",
            hint: "did you mean 'startup_ceiling' (programmes/coming-home.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "source: muenchen-coming-home", new: "source: muenchen-coming-hoem",
            under: "muenchen-coming-hoem",
            hint: "did you mean 'muenchen-coming-home' (sources.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "offers: [startup]", new: "offers: [startpu]", under: "startpu",
            hint: "did you mean 'startup' (programmes/coming-home.yaml)?"),
        .init(
            code: .unknownName, file: programme, old: "[asylum_seeker, tolerated,", new: "[asylum_seeker, tolerate,", under: "tolerate",
            hint: "did you mean 'tolerated'?"),
        .init(code: .unknownName, file: programme, old: "form: cash", new: "form: cahs", under: "cahs", hint: "did you mean 'cash'?"),
        .init(code: .unknownKey, file: programme, old: "run_by:", new: "runby:", under: "runby", hint: "did you mean 'run_by'?"),
        .init(
            code: .unknownKey, file: programme, old: "- {elapsed_since: entry_date,", new: "- {elapsed_sinse: entry_date,", under: "elapsed_sinse",
            hint: "did you mean 'elapsed_since'?"),
        .init(
            code: .impossibleDate, file: programme, old: "valid: {from: 2000-01-01}", new: "valid: {from: 2020-02-31}", under: "2020-02-31",
            hint: "a day is written 2026-11-21"),
        .init(
            code: .impossibleDate, file: programme, old: "valid: {from: 2000-01-01}", new: "valid: {from: 01.02.2020}", under: "01.02.2020",
            hint: "write it as 2020-02-01"),
        .init(
            code: .badAmount, file: programme, old: "value: \"3000.00\"", new: "value: 3.000", under: "3.000", hint: "write it as \"3000.00\""),
        .init(
            code: .badAmount, file: programme, old: "value: \"3000.00\"", new: "value: \"99999999999999.00\"", under: "\"99999999999999.00\"",
            hint: "an amount in euro is written \"3000.00\""),
        .init(
            code: .duplicateKey, file: programme, old: "legal_claim: false", new: "help: return\nlegal_claim: false", under: "help",
            hint: "first in line 4, column 1; keep one of the two"),
        .init(
            code: .wrongShape, file: programme, old: "amount: {lesser_of: [{field: startup_request}, param:startup_ceiling]}",
            new: "amount: {times: [param:startup_ceiling, {field: startup_request}, 2]}", under: "[",
            hint: "money times money means nothing"),
        .init(
            code: .wrongShape, file: programme, old: "value: 1 year", new: "value: one year", under: "one year",
            hint: "write '1 year', '18 months', '6 weeks' or '14 days'"),
        .init(code: .schemaVersion, file: programme, old: "schema: 1\nprogramme", new: "schema: 2\nprogramme", under: "2", hint: ""),
        .init(
            code: .operatorMisfit, file: programme, old: "{field: wants_startup, is: true}", new: "{field: wants_startup, at_least: 3}",
            under: "at_least", hint: "write 'is' or 'in'"),
        .init(
            code: .operatorMisfit, file: programme, old: "at_least: param:min_stay", new: "at_least: param:startup_ceiling",
            under: "param:startup_ceiling",
            hint: "needed: duration"),
        .init(
            code: .formAndAmount, file: programme, old: "form: cash", new: "form: in_kind", under: "amount",
            hint: "write 'value' or 'value_up_to' for what it is worth, or form: cash"),
        .init(
            code: .formAndAmount, file: programme, old: "    amount: {lesser_of: [{field: startup_request}, param:startup_ceiling]}\n", new: "",
            under: "form", hint: "write 'amount: unread' where it is not known"),
        .init(
            code: .cycle, file: programme, old: "when: {all: [{rule: in_area}, {rule: target_group}]}",
            new: "when: {all: [{offer: return_aid}, {rule: target_group}]}", under: "advice", hint: "one of them must not ask for the other"),
        .init(
            code: .sameNameTwice, file: "programmes/integplan.yaml", old: "programme: integplan", new: "programme: coming-home", under: "coming-home",
            hint: "first in programmes/coming-home.yaml"),
        .init(
            code: .overlappingValues, file: programme, old: "values: [{from: 2000-01-01, value: 1 year,",
            new: "values: [{from: 2000-01-01, value: 2 years}, {from: 2010-01-01, value: 1 year,", under: "{",
            hint: "the other begins in programmes/coming-home.yaml; end it the day before"),
        .init(
            code: .entityMixed, file: programme, old: "per: person\n    when: {all: [{rule: in_area}, {rule: target_group}]}",
            new: "per: household\n    when: {all: [{rule: in_area}, {rule: target_group}]}", under: "target_group",
            hint: "write {any_member: …}, {every_member: …} or {count_members: …} around it"),
        .init(
            code: .percentWithoutRounding, file: programme, old: "amount: {lesser_of: [{field: startup_request}, param:startup_ceiling]}",
            new: "amount: {share: [param:startup_ceiling, 50]}", under: "{", hint: "round: half_up, down or up"),
        .init(
            code: .overlappingRows, file: programme, old: "amount: {lesser_of: [{field: startup_request}, param:startup_ceiling]}",
            new: "amount: {by: entry_date, rows: [{under: 12, amount: \"1.00\"}, {under: 18, amount: \"2.00\"}, {otherwise: \"3.00\"}]}", under: "{",
            hint: "the other stands in programmes/coming-home.yaml; write both ends, {at_least: 12, under: 18, amount: …}"),
        .init(
            code: .gapInRows, file: programme, old: "amount: {lesser_of: [{field: startup_request}, param:startup_ceiling]}",
            new: "amount: {by: entry_date, rows: [{under: 12, amount: \"1.00\"}]}", under: "rows", hint: "add {otherwise: …} as the last row"),
        .init(
            code: .exclusiveWithoutOrder, file: "relations/return.yaml", old: "prefer:", new: "offers:", under: "one_startup_grant",
            hint: "write 'prefer: [first, second]' or 'choose: applicant'"),
        .init(
            code: .unreadable, file: programme, old: "form: cash", new: "form: cash: more", under: ":",
            hint: "a text with ': ' in it needs quotes, or the line is indented too far"),
        .init(
            code: .unreadable, file: programme, old: "    form: cash", new: "\tform: cash", under: " ", hint: "indent with spaces, not tabs"),
        .init(
            code: .unreadable, file: programme, old: "at_least: param:min_stay", new: "> 5", under: ">",
            hint: "write 'more_than:' or 'at_least:' instead of '>'"),
        .init(
            code: .forbiddenYAML, file: programme, old: "title: {de:", new: "title: &title {de:", under: "&",
            hint: "write the value out where it is used"),
        .init(
            code: .forbiddenYAML, file: programme, old: "run_by: \"", new: "run_by: !office \"", under: "!",
            hint: "the field's type says how the text is read"),
        .init(
            code: .forbiddenYAML, file: programme, old: "parameters:\n", new: "<<: {}\nparameters:\n", under: "<<",
            hint: "write the values out where they are used"),
        .init(
            code: .forbiddenYAML, file: programme, old: "tests:\n", new: "---\ntests:\n", under: "---",
            hint: "put the second document into a file of its own"),
    ]

    @Test(arguments: broken)
    func aBrokenFileIsNamedWithPlaceAndMend(broken: Broken) throws {
        let files = try Samples.files(broken.file, replacing: broken.old, with: broken.new)
        guard case .failure(let diagnoses) = Catalogue.read(files) else {
            Issue.record("the catalogue was read")
            return
        }
        let found = try #require(diagnoses.errors.first { $0.code == broken.code }, "\(diagnoses.rendered)")
        #expect(found.file == broken.file)
        let scalars = Array(found.sourceLine.unicodeScalars)
        let underlined = String(String.UnicodeScalarView(scalars[(found.column - 1)..<(found.column - 1 + found.length)]))
        #expect(underlined == broken.under, "\(found.rendered)")
        if !broken.hint.isEmpty { #expect(found.hint?.replacing(/:[0-9]+/, with: "") == broken.hint) }
    }

    @Test func aFindingShowsTheLineAndTheCaret() throws {
        let files = try Samples.files(Self.programme, replacing: "{field: residence_ags,", with: "{field: residence_agz,")
        guard case .failure(let diagnoses) = Catalogue.read(files) else { return }
        #expect(
            diagnoses.all.first?.rendered == """
                programmes/coming-home.yaml:19:19: error L010 unknown field 'residence_agz'
                  19 |     when: {field: residence_agz, in: set:coming-home-area}
                     |                   ^^^^^^^^^^^^^  did you mean 'residence_ags' (vocabulary/fields.yaml:3)?
                """)
    }

    @Test func everyFindingOfAFileIsReportedAtOnce() throws {
        let twice = try Samples.files(Self.programme, replacing: "source: hohenbrunn-article", with: "source: nobody")
        guard case .failure(let diagnoses) = Catalogue.read(twice) else { return }
        #expect(diagnoses.errors.count >= 4)
        #expect(diagnoses.errors.map(\.line) == diagnoses.errors.map(\.line).sorted())
    }

    @Test func aCircleIsNamedWithItsWholePath() throws {
        let files = try Samples.files(
            Self.programme, replacing: "when: {all: [{rule: in_area}, {rule: target_group}]}", with: "when: {all: [{offer: return_aid}]}")
        guard case .failure(let diagnoses) = Catalogue.read(files) else { return }
        #expect(diagnoses.errors.contains { $0.message == "a circle: offer advice → offer return_aid → offer advice" })
    }

    @Test func aCircleBetweenProgrammesIsNamedToo() throws {
        let old = "kind: exclusive"
        let new = "kind: requires\n    offer: coming-home.startup\n    needs: integplan.project\n  back:\n    kind: exclusive"
        guard case .failure(let diagnoses) = Catalogue.read(try Samples.files("relations/return.yaml", replacing: old, with: new)) else {
            Issue.record("the circle was not found")
            return
        }
        #expect(
            diagnoses.errors.contains { $0.code == .cycle && $0.message.contains("coming-home.startup → integplan.project → coming-home.startup") })
    }

    @Test func aDuplicateFieldNamesBothPlaces() throws {
        let field = "  destination:      {of: household, type: code, list: iso-3166-1, effort: 1}\n"
        let files =
            try Samples.files(Self.fields, replacing: "sets:\n", with: "sets: {}\n") + [
                CatalogueFile(path: "more.yaml", text: "schema: 1\nfields:\n" + field)
            ]
        guard case .failure(let diagnoses) = Catalogue.read(files) else { return }
        let found = try #require(diagnoses.errors.first { $0.code == .sameNameTwice } ?? diagnoses.errors.first)
        #expect(found.hint?.contains("fields.yaml:4") == true || found.code != .sameNameTwice)
    }

    @Test func textStaysTextWhateverItLooksLike() throws {
        let small = SmallCatalogue.offer(when: "{field: destination, in: [NO, \"NA\"]}")
        let catalogue = try small.read()
        #expect(catalogue.warnings.contains { $0.code == .unquotedCode && $0.message == "put 'NO' in quotes" })
        #expect(try small.status("[{}]", household: "{destination: NO}") == .yes)
        #expect(try small.status("[{}]", household: "{destination: NA}") == .yes)
    }

    @Test func deepNestingAndHugeFilesAreRefusedAndNotSwallowed() {
        for text in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000), "a: " + String(repeating: "{b: ", count: 40)] {
            guard case .failure(let diagnoses) = Catalogue.read([CatalogueFile(path: "x.yaml", text: text)]) else {
                Issue.record("it was read")
                continue
            }
            #expect(diagnoses.errors.first?.code == .unreadable)
        }
        let huge = CatalogueFile(path: "x.yaml", text: String(repeating: "# \n", count: 400_000))
        guard case .failure(let diagnoses) = Catalogue.read([huge]) else { return }
        #expect(diagnoses.errors.first?.message == "the file is larger than 1 MB")
    }

    @Test func theMarkOfTheByteOrderAndDecomposedLettersAreTakenAsMeant() throws {
        var files = try Samples.files()
        files[2] = CatalogueFile(path: files[2].path, text: "\u{feff}" + files[2].text.replacing("ü", with: "u\u{308}"))
        let catalogue = try Samples.catalogue(files)
        let plain = try Samples.catalogue()
        #expect(catalogue.hash == plain.hash)
    }

    @Test func noTextAtAllBringsTheReaderDown() throws {
        let text = try Samples.file(Self.programme).text
        let bytes = Array(text.utf8)
        for cut in stride(from: 0, to: bytes.count, by: 97) {
            var files = try Samples.files()
            files[2] = CatalogueFile(path: Self.programme, text: String(decoding: bytes.prefix(cut), as: UTF8.self))
            _ = Catalogue.read(files)
        }
    }
}
