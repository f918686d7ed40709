public import Catalogue

/// What each answer to an open question would come to.
public struct Outlook: Sendable {
    public struct Answer: Sendable {
        /// "ja", or choices by their labels where they come to the same.
        public var labels: [String]
        /// Offers whose results would be others than now, by id, each with the statuses its persons would have.
        public let changes: [(offer: String, statuses: Set<Status>)]
    }

    public let field: String
    public let answers: [Answer]

    /// More choices than these are no help to look through.
    private static let most = 16

    /// Nil where the answers cannot be counted off, as those of a date. The answer is tried for every person it is missing of.
    init?(_ question: OpenQuestion, of assessment: Assessment, _ household: Household, in catalogue: Catalogue) {
        guard let field = catalogue.field(question.fact.field) else { return nil }
        let values: [FactValue]
        switch field.type {
        case .flag, .declaration, .judgement: values = [.flag(true), .flag(false)]
        case .choice where field.choices.count <= Self.most: values = field.choices.map { .word($0.id) }
        default: return nil
        }
        let asked = assessment.questions.filter { $0.fact.field == field.id }
        let offers = asked.flatMap(\.why).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        self.field = field.id
        let answers = values.map { value in
            var supposed = household
            for question in asked { supposed.put(.stated(value), in: question.fact) }
            let after = catalogue.assess(supposed)
            let changes = offers.compactMap { offer -> (offer: String, statuses: Set<Status>)? in
                let statuses = Set(after.results(of: offer).map(\.status))
                return statuses == Set(assessment.results(of: offer).map(\.status)) ? nil : (offer, statuses)
            }
            return Answer(labels: [catalogue.wording(of: value, in: field).de], changes: changes)
        }
        self.answers = answers.reduce(into: []) { told, answer in
            let same = told.firstIndex { $0.changes.elementsEqual(answer.changes) { $0.offer == $1.offer && $0.statuses == $1.statuses } }
            if let same { told[same].labels += answer.labels } else { told.append(answer) }
        }
    }
}

extension Household {
    fileprivate mutating func put(_ fact: Fact, in reference: FactReference) {
        guard let person = reference.person else {
            facts[reference.field] = fact
            return
        }
        if members.indices.contains(person - 1) { members[person - 1].facts[reference.field] = fact }
    }
}
