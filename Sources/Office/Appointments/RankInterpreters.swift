public import Basics

/// Whom an appointment needs, as far as it is known.
public struct InterpretingWish: Sendable, Hashable {
    public var language: Language?
    public var dialect: String?
    public var gender: Gender?
    public var minutes: Int
    public var place: PlaceKind?
    public var district: District?

    public init(language: Language?, dialect: String? = nil, gender: Gender? = nil, minutes: Int, place: PlaceKind? = nil, district: District? = nil)
    {
        self.language = language
        self.dialect = dialect
        self.gender = gender
        self.minutes = minutes
        self.place = place
        self.district = district
    }
}

/// What somebody answered to earlier requests.
public struct InterpretingRecord: Sendable, Hashable {
    public var accepted = 0
    public var declined = 0
    /// Talks with this family.
    public var withFamily = 0

    public init(accepted: Int = 0, declined: Int = 0, withFamily: Int = 0) {
        self.accepted = accepted
        self.declined = declined
        self.withFamily = withFamily
    }
}

/// Somebody who could interpret, with what speaks for and against it. A proposal: a person chooses.
public struct InterpreterProposal: Sendable {
    public enum Weight: Sendable { case good, bad, open }
    public struct Reason: Sendable, Hashable {
        public let weight: Weight
        public let german: String
    }

    public let interpreter: Interpreter
    /// In the order of their weight.
    public let reasons: [Reason]
    public let cost: Money?
    public let isTaken: Bool
    let points: Int
}

/// Orders interpreters by language, dialect, wish, place, oath, earlier answers and cost; the same input gives the same order.
public struct InterpreterRanking: Sendable {
    public let wish: InterpretingWish
    /// Who is interpreting elsewhere at that hour, and when.
    public let taken: [InterpreterID: TimeSpan]
    public let records: [InterpreterID: InterpretingRecord]

    public init(wish: InterpretingWish, taken: [InterpreterID: TimeSpan] = [:], records: [InterpreterID: InterpretingRecord] = [:]) {
        self.wish = wish
        self.taken = taken
        self.records = records
    }

    /// Those who speak the language, the best first; everybody where no language is asked for.
    public func proposals(from book: [Interpreter]) -> [InterpreterProposal] {
        book.filter { interpreter in interpreter.isActive && (wish.language.map(interpreter.details.languages.contains) ?? true) }
            .map(proposal)
            .sorted { left, right in
                if left.points != right.points { return left.points > right.points }
                let costs = (left.cost?.cents ?? Int64.max, right.cost?.cents ?? Int64.max)
                if costs.0 != costs.1 { return costs.0 < costs.1 }
                return (left.interpreter.name, left.interpreter.id.text) < (right.interpreter.name, right.interpreter.id.text)
            }
    }

    private func proposal(_ interpreter: Interpreter) -> InterpreterProposal {
        var tally = Tally()
        if let span = taken[interpreter.id] { tally.add(-1_000, .bad, "\(span.clocks) schon verabredet") }
        dialect(of: interpreter.details, into: &tally)
        gender(of: interpreter.details, into: &tally)
        place(of: interpreter.details, into: &tally)
        if interpreter.details.isSworn == true { tally.add(10, .good, "beeidigt") }
        answers(of: interpreter, into: &tally)
        let cost = interpreter.details.cost(minutes: wish.minutes, at: wish.place)
        tally.add(0, cost == nil ? .open : .good, cost.map { "kostet \($0.german)" } ?? "Kosten nicht bekannt")
        return InterpreterProposal(
            interpreter: interpreter, reasons: tally.reasons, cost: cost, isTaken: taken[interpreter.id] != nil, points: tally.points)
    }

    private func dialect(of details: InterpreterDetails, into tally: inout Tally) {
        guard let wanted = wish.dialect.map(Self.folded), !wanted.isEmpty else { return }
        if details.dialects.contains(where: { Self.folded($0).contains(wanted) }) {
            tally.add(200, .good, "Dialekt passt")
        } else if details.dialects.isEmpty {
            tally.add(0, .open, "Dialekt nicht bekannt")
        } else {
            tally.add(-200, .bad, "anderer Dialekt: \(details.dialects.joined(separator: ", "))")
        }
    }

    private func gender(of details: InterpreterDetails, into tally: inout Tally) {
        guard let wanted = wish.gender else { return }
        switch details.gender {
        case wanted: tally.add(150, .good, "wie gewünscht \(wanted.german)")
        case nil: tally.add(0, .open, "Geschlecht nicht eingetragen")
        case let other?: tally.add(-150, .bad, "gewünscht war \(wanted.german), ist \(other.german)")
        }
    }

    private func place(of details: InterpreterDetails, into tally: inout Tally) {
        if let place = wish.place, place.isRemote {
            switch details.worksByPhone {
            case true?: tally.add(60, .good, "dolmetscht am Telefon")
            case false?: tally.add(-120, .bad, "dolmetscht nicht am Telefon")
            case nil: tally.add(0, .open, "Telefondolmetschen nicht bekannt")
            }
        } else if let district = wish.district, !details.districts.isEmpty {
            if details.districts.contains(district) {
                tally.add(60, .good, "kommt nach \(district.german)")
            } else {
                tally.add(-60, .bad, "\(district.german) gehört nicht zum Gebiet")
            }
        }
    }

    private func answers(of interpreter: Interpreter, into tally: inout Tally) {
        let record = records[interpreter.id] ?? InterpretingRecord()
        if record.withFamily > 0 { tally.add(40, .good, "kennt die Familie (\(record.withFamily) Gespräche)") }
        let asked = record.accepted + record.declined
        guard asked > 0 else { return tally.add(0, .open, "noch nie angefragt") }
        let share = record.accepted * 30 / asked
        tally.add(share, record.declined > record.accepted ? .bad : .good, "sagte \(record.accepted) von \(asked) Anfragen zu")
    }

    private static func folded(_ text: String) -> String { text.cleanedLine.lowercased() }

    private struct Tally {
        var points = 0
        var reasons: [InterpreterProposal.Reason] = []

        mutating func add(_ points: Int, _ weight: InterpreterProposal.Weight, _ german: String) {
            self.points += points
            reasons.append(InterpreterProposal.Reason(weight: weight, german: german))
        }
    }
}
