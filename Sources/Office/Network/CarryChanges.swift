public import Basics
import Store

/// Takes over what the city says of a flat now, where this office's copy says something else. A person does it: the rent may have been examined already.
public struct TakeCityFacts: Command {
    public static let name = "network.adopt"
    public static let needs = Right.keepFlats
    public let flat: FlatID
    /// The version the worker saw.
    public let version: Int

    public init(flat: FlatID, version: Int) {
        self.flat = flat
        self.version = version
    }

    public func perform(at desk: Desk) throws -> Done {
        let known = try desk.liveFlat(flat, basedOn: version)
        guard let source = try desk.source(of: flat) else { throw Refusal.notFound }
        let there = try desk.neighbour(source.city).offer(of: source.flat)
        let parts = known.offer.differs(from: there)
        guard !parts.isEmpty else { throw Refusal.notNow(why: "Bei der Stadt steht dasselbe.", instead: "Laden Sie die Seite neu.") }
        var offer = known.offer
        for part in parts { part.take(from: there, into: &offer) }
        try desk.write(offer, to: known.id)
        if known.state != .draft { try desk.countFitting(known.id, offer) }
        desk.tell(Self.name, subject: flat, detail: parts.codes)
        return Done()
    }
}

extension Desk {
    /// What this office says anew of a flat goes to those who have a copy of it, in the same transaction.
    func carryChanges(of flat: FlatID, from old: FlatOffer, to new: FlatOffer) throws {
        let parts = new.differs(from: old)
        guard !parts.isEmpty else { return }
        for copy in try copies(of: flat) { try neighbour(copy.agency).carry(parts, from: old, to: new, into: copy.flat) }
    }

    /// Keeps for the page of a copy what the city has changed in it so far.
    func noteChanges(_ parts: [OfferPart], in copy: FlatID) throws {
        let known: String? = try transaction.value(
            "SELECT COALESCE(changed, '') FROM shared_flats WHERE agency = \(office) AND agency_flat = \(copy)")
        let before = [OfferPart](codes: known ?? "")
        let all = OfferPart.allCases.filter { parts.contains($0) || before.contains($0) }
        try transaction.execute(
            "UPDATE shared_flats SET changed_at = \(now), changed = \(all.codes) WHERE agency = \(office) AND agency_flat = \(copy)")
    }

    /// Whether somebody's rent is already on paper for this flat: then nothing about it changes by itself.
    func isRentInUse(for flat: OfferedFlat) throws -> Bool {
        guard ![.examined, .leased].contains(flat.state) else { return true }
        let begun: Int =
            try transaction.value(
                """
                SELECT COUNT(*) FROM letting_steps WHERE office = \(office) AND flat = \(flat.id) AND is_running
                    AND step IN \(list: [LettingStep.offerForm.rawValue, LettingStep.rentAssurance.rawValue])
                    AND (begun_on IS NOT NULL OR done_on IS NOT NULL)
                """) ?? 0
        return begun > 0
    }
}
