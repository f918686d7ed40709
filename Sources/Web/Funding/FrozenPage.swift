import Basics
import Catalogue
import Markup
import Office

/// A funding check as it was frozen, and the choice of what is promised from it.
struct FrozenPage {
    let context: SignedInContext
    let answer: FrozenCheckSheet.Answer
    var errors = FieldErrors()

    private var check: FrozenCheck { answer.check }
    private var link: Link { "/faelle/\(answer.file.id)/foerderung/\(check.id)" }
    /// The persons as the check numbers them.
    private var names: FamilyNames {
        FamilyNames(
            file: answer.file.id,
            persons: check.persons.compactMap { id in answer.persons.first { $0.id == id } })
    }

    var page: Page {
        FilePages.page(
            "Förderprüfung vom \(check.madeAt.local.day.german)", of: answer.file, at: .funding,
            lead:
                "Festgehalten am \(dayAndHour(check.madeAt)) von \(HTML.bdi(check.madeBy)), für einen Antrag am \(day(check.assessment.anchor)), nach Regelstand \(check.shortHash).",
            errors: errors, body: columns("\(standing)\(choice)", aside: aside, asideLabel: "Zu dieser Prüfung"))
    }

    private var standing: HTML {
        var notes: [HTML] = []
        if !answer.replaysExactly {
            notes.append(
                panel(
                    .bad,
                    "<p><strong>Die Nachrechnung weicht ab.</strong> Bitte sagen Sie der Technik Bescheid und legen Sie eine neue Prüfung an, bevor Sie etwas zusagen.</p>"
                ))
        }
        if !answer.factsAreCurrent {
            notes.append(
                panel(
                    .warn,
                    "<p><strong>Seit dieser Prüfung haben sich Angaben in der Akte geändert.</strong> Aus ihr wird keine Zusage mehr. \(toNewCheck)</p>"
                ))
        } else if !answer.isCurrent {
            notes.append(
                panel(
                    .warn, "<p>\(tag("nach altem Stand", .warn)) Die Regeln haben sich seither geändert. Prüfen Sie am besten neu. \(toNewCheck)</p>")
            )
        }
        return notes.joined()
    }

    private var toNewCheck: HTML { "<a href=\"\(FilePages.Section.funding.link(in: answer.file.id))\">Zur heutigen Prüfung</a>" }

    // MARK: What can be promised

    private var choosable: [FrozenAssessment.Line] {
        check.assessment.offers.filter { $0.promisable != nil && !answer.promised.contains(ChosenBenefit(benefit: $0.benefit, person: $0.person)) }
    }

    private var mayDraft: Bool { answer.factsAreCurrent && answer.file.stage != .closed && context.worker.may(.promiseOffers) }

    private var choice: HTML {
        let lines = choosable
        guard mayDraft, !lines.isEmpty else { return "\(table("Steht fest", lines))\(undecided)" }
        let form = context.form(to: link, kept: context.form, errors: errors)
        let all: Link = "/faelle/\(answer.file.id)/foerderung/\(check.id)?alle=ja"
        return """
            <h2>Was wird zugesagt?</h2>
            <p>Zur Wahl steht nur, was feststeht. <a href="\(all)">Alles auswählen</a></p>
            \(form.markup(boxes(lines, error: !errors.isEmpty), submit: "Zusage entwerfen"))\(undecided)
            """
    }

    /// A group of boxes for each benefit, one box for each person. The first has the field's plain id, where the error summary leads.
    private func boxes(_ lines: [FrozenAssessment.Line], error: Bool) -> HTML {
        var number = 0
        var groups: [HTML] = []
        for (benefit, lines) in grouped(lines) {
            var boxes: [HTML] = []
            for line in lines {
                number += 1
                boxes.append(box(line, id: number == 1 ? "feld-benefits" : "feld-benefits-\(number)"))
            }
            let message: HTML =
                error && groups.isEmpty
                ? "<p class=\"error\">\(unseen("Fehler: "))\(errors.messages(for: "benefits").joined(separator: " "))</p>" : .empty
            groups.append(
                "<fieldset class=\"field\"><legend>\(title(benefit)) <span class=\"optional\">\(programmeTitle(benefit))</span></legend>\(message)<div class=\"choices row\">\(boxes)</div></fieldset>"
            )
        }
        return groups.joined()
    }

    private func box(_ line: FrozenAssessment.Line, id: String) -> HTML {
        let value = ChosenBenefit(benefit: line.benefit, person: line.person).text
        let isChosen = context.form.contains("benefits", value) || context.query["alle"] == "ja"
        let signed: HTML = line.status == "yes_if_signed" ? " \(tag("sobald unterschrieben", .warn))" : ""
        return """
            <div class="choice"><input type="checkbox" id="\(id)" name="benefits" value="\(value)"\(flag: "checked", if: isChosen)>\
            <label for="\(id)"><span>\(whom(line)) \(amount(line))\(signed)</span></label></div>
            """
    }

    private func grouped(_ lines: [FrozenAssessment.Line]) -> [(String, [FrozenAssessment.Line])] {
        var order: [String] = []
        for line in lines where !order.contains(line.benefit) { order.append(line.benefit) }
        return order.map { id in (id, lines.filter { $0.benefit == id }) }
    }

    private func title(_ benefit: String) -> String { answer.catalogue.offer(benefit)?.title.de ?? benefit }
    private func programmeTitle(_ benefit: String) -> String {
        let programme = String(benefit.prefix { $0 != "." })
        return answer.catalogue.programme(programme)?.title.de ?? programme
    }

    private func whom(_ line: FrozenAssessment.Line) -> HTML { line.person.map { names.list([$0]) } ?? "Haushalt" }

    private func amount(_ line: FrozenAssessment.Line) -> HTML {
        guard let range = line.amount, let from = Money(decimal: range.from) else { return .empty }
        guard let to = range.to.flatMap({ Money(decimal: $0) }) else { return "ab \(from.german)" }
        return from == to ? "\(from.german)" : "\(from.german) bis \(to.german)"
    }

    private func table(_ caption: String, _ lines: [FrozenAssessment.Line]) -> HTML {
        guard !lines.isEmpty else { return "<p>In dieser Prüfung steht nichts fest, was noch zugesagt werden könnte.</p>" }
        return Table(
            caption, showsCaption: true, columns: [.init("Hilfe", .name), .init("Für"), .init("Betrag", .number)],
            rows: lines.map { ["\(title($0.benefit))", whom($0), amount($0)] }
        ).markup
    }

    // MARK: What cannot

    private var undecided: HTML {
        let rest = check.assessment.offers.filter { line in !choosable.contains { $0.benefit == line.benefit && $0.person == line.person } }
        guard !rest.isEmpty else { return .empty }
        return """
            <h2>Das lässt sich nicht zusagen</h2>
            \(Table(
                "Was sich nicht zusagen lässt, und warum", columns: [.init("Hilfe", .name), .init("Für"), .init("Stand"), .init("Warum")],
                rows: undecidedRows(rest)).markup)
            """
    }

    /// Persons with the same reason share a row.
    private func undecidedRows(_ lines: [FrozenAssessment.Line]) -> [[HTML]] {
        var order: [Undecided] = []
        var persons: [Undecided: [Int]] = [:]
        for line in lines {
            let key = Undecided(benefit: line.benefit, status: line.status, why: why(line))
            if persons[key] == nil { order.append(key) }
            persons[key, default: []] += line.person.map { [$0] } ?? []
        }
        return order.map { key in
            let numbers = persons[key] ?? []
            let status = Status(rawValue: key.status)
            return [
                "\(title(key.benefit))",
                numbers.isEmpty ? "Haushalt" : numbers.count == names.persons.count && numbers.count > 1 ? "alle" : names.list(numbers),
                tag(status?.german ?? key.status, status?.tone ?? .plain), "\(key.why)",
            ]
        }
    }

    private struct Undecided: Hashable {
        let benefit: String
        let status: String
        let why: String
    }

    private func why(_ line: FrozenAssessment.Line) -> String {
        if answer.promised.contains(ChosenBenefit(benefit: line.benefit, person: line.person)) { return "Schon zugesagt oder in einem Entwurf." }
        if line.status == "yes" || line.status == "yes_if_signed" {
            return line.settled == .zero ? "Es bleibt kein Betrag: Der Höchstbetrag ist ausgeschöpft." : "Der Betrag steht noch nicht fest."
        }
        let missing = Set(line.missingFacts.map { String($0.split(separator: ".").last ?? "") }).sorted()
        if !missing.isEmpty { return "Es fehlt: " + missing.map { answer.catalogue.field($0)?.label.de ?? $0 }.joined(separator: ", ") }
        let decisive = line.reasons.filter { $0.isDecisive && $0.holds != "yes" }.prefix(2).map(\.text).joined(separator: "; ")
        return ([decisive.isEmpty ? "" : "Nicht erfüllt: \(decisive)"] + line.instead.map { "Stattdessen: \($0)" }).filter { !$0.isEmpty }.joined(
            separator: ". ")
    }

    // MARK: Beside it

    private var aside: HTML {
        let replay: HTML =
            answer.replaysExactly
            ? "\(tag("stimmt überein", .good)) Aus den festgehaltenen Angaben kommt dasselbe heraus, Zeichen für Zeichen."
            : "\(tag("weicht ab", .bad)) Aus den festgehaltenen Angaben kommt etwas anderes heraus."
        return card(
            "Zu dieser Prüfung",
            summaryList([
                ("Antrag am", day(check.assessment.anchor), nil),
                ("Regelstand", "\(check.shortHash)\(answer.isCurrent ? "" : " (nach altem Stand)")", nil),
                ("Nachgerechnet", replay, nil),
                ("Für die Akte", "<a href=\"\("/faelle/\(answer.file.id)/foerderung/\(check.id)/pruefung.pdf" as Link)\">Prüfung als PDF</a>", nil),
            ]))
    }
}
