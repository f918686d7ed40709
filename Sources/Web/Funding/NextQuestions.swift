import Basics
import Catalogue
import Markup
import Office

/// The question that helps most, with why it is asked, what its answers would change and what proves it; then the others.
struct NextQuestions {
    let answer: CheckFunding.Answer
    let names: FamilyNames

    private var catalogue: Catalogue { answer.catalogue }

    var markup: HTML {
        let grouped = QuestionGroup.groups(of: answer.assessment.questions)
        guard let first = grouped.first else { return .empty }
        let rest = grouped.dropFirst()
        let more: HTML =
            rest.isEmpty
            ? .empty
            : "<details><summary>Weitere Fragen (\(rest.count))</summary><ul>\(rest.map { "<li id=\"\(anchor($0))\">\(line($0, isShort: true))</li>" as HTML })</ul></details>"
        let head = isDeciding(first) ? "Eine Angabe entscheidet" : "Diese Angabe hilft am meisten"
        return panel(.plain, "<p id=\"\(anchor(first))\"><strong>\(head):</strong> \(line(first, isShort: false))</p>\(outlook)\(more)")
    }

    private func anchor(_ group: QuestionGroup) -> String { "frage-\(group.questions[0].fact.field)" }

    /// Whether some result hangs on this one answer alone.
    private func isDeciding(_ group: QuestionGroup) -> Bool {
        answer.assessment.offers.contains { result in
            result.missingFacts.count == 1 && group.questions.contains { $0.fact == result.missingFacts[0] }
        }
    }

    private func line(_ group: QuestionGroup, isShort: Bool) -> HTML {
        let question = group.questions[0]
        let label = catalogue.field(question.fact.field)?.label.de ?? question.fact.field
        let documents = question.evidence.map { catalogue.documentTitle($0).de }
        let proof = documents.isEmpty ? "" : " Das belegt: \(documents.joined(separator: " oder "))."
        return """
            \(question.text.de) <span class="muted">Für: \(why(group, isShort: isShort)).\
            \(question.isSensitive ? " Nur fragen, wenn die Person darüber sprechen möchte." : "")\(isShort ? "" : proof)</span> \
            Angeben: \(names.links(question.fact.field, label: label, persons: group.questions.compactMap(\.fact.person)))
            """
    }

    /// By offer, or by programme where it is asked for many.
    private func why(_ group: QuestionGroup, isShort: Bool) -> String {
        let offers = group.why
        guard offers.count > 4 || isShort else { return offers.map(title).joined(separator: ", ") }
        let programmes = offers.map { String($0.prefix { $0 != "." }) }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return programmes.map { catalogue.programme($0)?.title.de ?? $0 }.joined(separator: ", ")
    }

    private func title(_ offer: String) -> String { catalogue.offer(offer)?.title.de ?? offer }

    /// "Bei „nein“: Starthilfe möglich".
    private var outlook: HTML {
        guard let outlook = answer.outlook, !outlook.answers.isEmpty else { return .empty }
        let lines = outlook.answers.map { answer -> HTML in
            let label = answer.labels.joined(separator: "“ oder „")
            guard !answer.changes.isEmpty else { return "<li>Bei „\(label)“ ändert sich am Ergebnis noch nichts.</li>" }
            return "<li>Bei „\(label)“: \(changes(answer))</li>"
        }
        return "<ul class=\"notes\">\(lines)</ul>"
    }

    /// Offers that would come to the same are named together.
    private func changes(_ answer: Outlook.Answer) -> HTML {
        let words = answer.changes.map { change in
            (title(change.offer), change.statuses.count == 1 ? change.statuses.first?.german ?? "" : "je nach Person verschieden")
        }
        let order = words.map(\.1).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let parts = order.map { word -> HTML in
            let titles = words.filter { $0.1 == word }.map(\.0).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            let rest = titles.count - 4
            return "<strong>\(word)</strong>: \(titles.prefix(4).joined(separator: ", "))\(rest > 0 ? " und \(rest) weitere" : "")"
        }
        return parts.joined(separator: "; ")
    }
}

/// Questions about the same field for several persons, asked once.
struct QuestionGroup {
    var questions: [OpenQuestion]

    /// The offers it is asked for, by id.
    var why: [String] {
        var seen: Set<String> = []
        return questions.flatMap(\.why).filter { seen.insert($0).inserted }
    }

    static func groups(of questions: [OpenQuestion]) -> [QuestionGroup] {
        var groups: [QuestionGroup] = []
        for question in questions {
            if let place = groups.firstIndex(where: { $0.questions[0].fact.field == question.fact.field }) {
                groups[place].questions.append(question)
            } else {
                groups.append(QuestionGroup(questions: [question]))
            }
        }
        return groups
    }
}
