public import Basics
import Catalogue
public import Papers

/// A frozen check as paper for the file. It is drawn from what was frozen, so it is always the same.
public struct CheckPaper: Question {
    public static let needs = Right.checkFunding
    public let file: CaseID
    public let check: CheckID
    public var opens: CaseID? { file }

    public init(file: CaseID, check: CheckID) {
        self.file = file
        self.check = check
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let report: CheckReport
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let check = try desk.frozenCheck(check, of: file)
        let words = CheckWords(catalogue: try desk.catalogue(check.catalogueHash), check: check, persons: try desk.persons(of: file))
        let settings = try desk.settings()
        let number = "Förderprüfung \(file.number) vom \(check.madeAt.local.day.german)"
        let report = CheckReport(
            title: number, date: check.madeAt.local.day, office: settings.shortName, letterhead: settings.letterhead, heading: "Förderprüfung",
            information: [
                .init("Fall", file.number),
                .init("Festgehalten", "\(check.madeAt.local.day.german), \(check.madeAt.local.clock) Uhr, \(check.madeBy)"),
                .init("Antrag am", check.assessment.anchor.german), .init("Regelstand", check.shortHash),
            ], foot: number, parts: words.parts)
        return Answer(file: file, report: report)
    }
}

/// Puts a frozen check into the words of its paper, by the catalogue it was made with.
struct CheckWords {
    let catalogue: Catalogue
    let check: FrozenCheck
    let persons: [Person]
    /// Every source a shown reason names, by id.
    private let sources: [String]

    init(catalogue: Catalogue, check: FrozenCheck, persons: [Person]) {
        self.catalogue = catalogue
        self.check = check
        self.persons = persons
        sources = Set(check.assessment.offers.flatMap(\.reasons).filter(\.isDecisive).flatMap(\.sources)).sorted()
    }

    private static let order: [(heading: String, statuses: Set<String>)] = [
        ("Möglich", ["yes"]), ("Möglich nach Unterschrift", ["yes_if_signed"]), ("Offen", ["open", "waiting", "unstated"]),
        ("Eine Person entscheidet", ["judgement"]), ("Nicht möglich", ["no", "superseded", "conflict"]),
        ("Beendet oder noch nicht in Kraft", ["ended", "not_yet"]),
    ]

    var parts: [CheckReport.Part] {
        let opening =
            "Die Prüfung vergleicht die Angaben mit den Regeln der Programme. Sie entscheidet nichts und sagt nichts zu; darüber entscheiden die Träger."
        var parts: [CheckReport.Part] = [.text(paragraphs: [opening])]
        for part in Self.order {
            let items = results(part.statuses)
            if !items.isEmpty { parts.append(.results(heading: part.heading, items: items)) }
        }
        parts.append(.facts(heading: "Angaben zum Haushalt", lines: facts(check.household.facts)))
        for (number, member) in check.household.members.enumerated() {
            parts.append(.facts(heading: "Angaben: \(name(number + 1))", lines: facts(member.facts)))
        }
        parts.append(.list(heading: "Quellen", items: sources.enumerated().map { "[\($0 + 1)] \(source($1))" }))
        return parts
    }

    // MARK: Results

    private struct Shape: Hashable {
        let benefit: String
        let status: String
        let amount: String
        let reasons: [String]
        let instead: [String]
    }

    /// Persons with the same result stand together.
    private func results(_ statuses: Set<String>) -> [CheckReport.Result] {
        var order: [Shape] = []
        var persons: [Shape: [Int]] = [:]
        for line in check.assessment.offers where statuses.contains(line.status) {
            let shape = Shape(
                benefit: line.benefit, status: line.status, amount: amount(line), reasons: reasons(line), instead: line.instead)
            if persons[shape] == nil { order.append(shape) }
            persons[shape, default: []] += line.person.map { [$0] } ?? []
        }
        return order.map { shape in
            let numbers = persons[shape] ?? []
            let status = Status(rawValue: shape.status)?.wording.de ?? shape.status
            let each = numbers.count > 1 && shape.amount.contains("€") ? "je " : ""
            let sum = shape.amount.isEmpty ? "" : ", \(each)\(shape.amount)"
            return CheckReport.Result(
                offer: catalogue.offer(shape.benefit)?.title.de ?? shape.benefit,
                basis: catalogue.programme(String(shape.benefit.prefix { $0 != "." }))?.title.de ?? "",
                outcome: "\(status)\(sum) für \(whom(numbers))", reasons: shape.reasons, instead: shape.instead)
        }
    }

    /// No amount is invented: a range stays a range, and what is not known says so.
    private func amount(_ line: FrozenAssessment.Line) -> String {
        guard let range = line.amount, ["yes", "yes_if_signed", "open", "waiting", "unstated", "judgement"].contains(line.status) else { return "" }
        guard let from = Money(decimal: range.from) else { return "" }
        guard let to = range.to.flatMap({ Money(decimal: $0) }) else { return "Betrag nicht bekannt" }
        return from == to ? from.german : from == .zero ? "bis \(to.german)" : "\(from.german) bis \(to.german)"
    }

    private func whom(_ numbers: [Int]) -> String {
        guard !numbers.isEmpty else { return "den Haushalt" }
        if numbers.count == check.persons.count, numbers.count > 2 { return "alle \(numbers.count) Personen" }
        let names = numbers.map(name)
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return "\(names.dropLast().joined(separator: ", ")) und \(last)"
    }

    private func name(_ number: Int) -> String {
        check.person(number).flatMap { id in persons.first { $0.id == id }?.called } ?? "Person \(number)"
    }

    /// The sentences the result hangs on, with signs and the numbers of their sources; what is missing comes last.
    private func reasons(_ line: FrozenAssessment.Line) -> [String] {
        let told = line.reasons.filter(\.isDecisive).map { reason in
            let numbers = reason.sources.compactMap { id in sources.firstIndex(of: id).map { "\($0 + 1)" } }
            let sign = reason.holds == "yes" ? "erfüllt" : reason.holds == "no" ? "nicht erfüllt" : "offen"
            let text = reason.denied.map { "trifft nicht zu: \($0.text)" } ?? reason.text
            return "\(sign): \(text)\(numbers.isEmpty ? "" : " [\(numbers.joined(separator: ", "))]")"
        }
        let missing = Set(line.missingFacts.map { String($0.split(separator: ".").last ?? "") }).sorted()
        guard !missing.isEmpty else { return told }
        return told + ["es fehlt: \(missing.map { catalogue.field($0)?.label.de ?? $0 }.joined(separator: ", "))"]
    }

    // MARK: Facts and sources

    /// In the order of the vocabulary, each with how well it was known.
    private func facts(_ facts: [String: Fact]) -> [OfferLetter.Entry] {
        catalogue.fields.compactMap { field -> OfferLetter.Entry? in
            switch facts[field.id] {
            case .known(let value, let standing):
                OfferLetter.Entry(field.label.de, "\(catalogue.wording(of: value, in: field).de) (\(Self.standings[standing] ?? ""))")
            case .refused: OfferLetter.Entry(field.label.de, FactStanding.refused.german)
            case nil: nil
            }
        }
    }

    private static let standings: [Standing: String] = [
        .stated: FactStanding.stated.german, .documented: FactStanding.documented.german, .verified: FactStanding.verified.german,
    ]

    private func source(_ id: String) -> String {
        guard let source = catalogue.sources[id] else { return id }
        let read = source.readOn.map { ", gelesen am \($0.german)" } ?? ""
        return "\(source.publisher), „\(source.title)“\(read)\(source.address.map { ", \($0)" } ?? "")"
    }
}
