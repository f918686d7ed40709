import Basics
import Catalogue
import Vault

/// The letters on the way into a flat.
enum LetterSetting {
    /// The templates, in the order of the way.
    static let templates = ["mietangebot", "zusicherung", "erstausstattung", "wohnungsgeber"]
}

extension Desk {
    /// What the records of a flat and a proposal answer of what letters ask. How to reach the person only once it agreed that the landlord
    /// is told; what else is not known stays open.
    func letterInput(of file: CaseFile, for nomination: NominationID, _ template: LetterTemplate) throws -> LetterInput {
        guard let own = try nominations(of: file.id).first(where: { $0.id == nomination }) else { return LetterInput() }
        let flat = try flat(own.flat)
        let facts = flat.offer.facts
        let plan = try wayPlan(of: file, for: nomination)
        let floor = facts.floor.map { $0 == 0 ? "Erdgeschoss" : "\($0). Stock" }
        let town = facts.municipality.flatMap { shelf.current.housing.rents(in: $0)?.title.de }
        let held = try viewings(of: nomination).last { $0.state == .held }?.begins.local.day
        var answers: [String: String] = [:]
        answers["wohnung"] = [flat.offer.details.street, floor, town].compactMap { $0 }.joined(separator: ", ").nonEmpty
        answers["besichtigt"] = (held ?? plan?.body[.viewing]?.doneOn)?.german
        answers["einzug"] = (plan?.move?.movedOn ?? plan?.schedule.goal ?? facts.availableFrom)?.german
        if try self.nomination(nomination).level == .contract { answers["erreichbar"] = try persons(of: file).first?.identity.contact }
        let asked = Set(template.questions.map(\.id))
        return LetterInput(
            recipient: template.recipient == .landlord ? try recipient(of: flat) : [], answers: answers.filter { asked.contains($0.key) })
    }

    private func recipient(of flat: OfferedFlat) throws -> [String] {
        guard let identity = try flat.landlord.map({ try landlord($0).identity }) else { return [] }
        return [identity.name, identity.contact].compactMap { $0?.cleanedLine.nonEmpty }
    }
}
