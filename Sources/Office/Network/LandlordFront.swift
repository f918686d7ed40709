import Basics
import Catalogue
import Foundation
import Store
import Vault

/// Who stands before a landlord. An agency's own name may say whom it works for, and with it who a household is.
struct LandlordFront {
    let name: String
    let contact: [String]
}

extension Desk {
    /// By the name the office chose for landlords. An agency that chose none goes by the city's, and is called by its own number.
    func landlordFront() throws -> LandlordFront {
        let settings = try settings()
        let city = try membership()?.part == .agency ? try neighbours().first { $0.part == .city } : nil
        guard let name = try settings.landlordsRead ?? city?.landlordFront().name else {
            return LandlordFront(name: settings.shortName, contact: settings.contact)
        }
        let numbers = settings.numbers
        return LandlordFront(name: name, contact: try numbers.isEmpty ? city?.landlordFront().contact ?? [] : numbers)
    }

    /// Before the landlord of a flat the city gave, that is the city, to the last.
    func landlordFront(of flat: FlatID) throws -> (number: String, front: LandlordFront) {
        guard let origin = try origin(of: flat) else { return (try self.flat(flat).number, try landlordFront()) }
        let city = try neighbour(origin.city)
        return (try city.number(of: origin.flat), try city.landlordFront())
    }
}

extension OfficeSettings {
    /// The numbers to call, without a word beside them: "Telefon: 0221 0000-400".
    fileprivate var numbers: [String] {
        contact.compactMap { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard let value = parts.last, !value.contains(where: \.isLetter), value.utf8.count(where: { (48...57).contains($0) }) >= 5,
                !line.lowercased().contains("fax")
            else { return nil }
            return "Telefon: " + String(value).cleanedLine
        }
    }
}

extension Office {
    /// Sets the name by which landlords know an office; nil goes back to what the office is called, an agency to its city's. For whoever runs the host.
    public func setLandlordsRead(_ name: String?, office: String) async throws {
        let (now, keyring, shelf, name) = (clock.now(), keyring, shelf, name?.cleanedLine.nonEmpty)
        try await database.write { transaction in
            let desk = try Desk.settling(officeNamed: office, now: now, transaction: transaction, keyring: keyring, shelf: shelf)
            var settings = try desk.settings()
            if let name { try desk.checkLandlordsRead(name) }
            settings.landlordsRead = name
            let text = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
            try transaction.execute("UPDATE offices SET settings = \(text) WHERE office = \(desk.office)")
            let book = LogBook(office: desk.office, key: desk.officeKey.logKey)
            try book.append(
                LogEntry(action: "office.landlords", caseID: nil, subject: "", detail: name == nil ? "default" : "own"), worker: nil, at: now,
                in: transaction)
        }
    }
}

extension Desk {
    /// A name that says what a landlord does not need to know is no name for landlords; the city's own is theirs already.
    fileprivate func checkLandlordsRead(_ name: String) throws {
        guard name.utf8.count <= 200 else { throw Refusal.invalid("name", "Höchstens 200 Zeichen.") }
        let city = try neighbours().first { $0.part == .city }?.shortName().lowercased() ?? ""
        let others = name.split(separator: " ").filter { !city.contains($0.lowercased()) }
        guard let word = RevealingWords.first(in: others.joined(separator: " ")) else { return }
        throw Refusal.invalid("name", "„\(word)“ sagt einer Vermietung, wer der Haushalt ist. Wählen Sie einen anderen Namen.")
    }
}
