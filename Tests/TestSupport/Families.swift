public import Basics
public import Office

/// Households whose facts settle what the programmes give.
extension TestOffice {
    /// A family that returns to Iraq: two adults and children, everything stated that REAG/GARP asks for. The first person founds a business.
    public func openFamily(of size: Int, founding request: String? = "3000.00", leavingOut missing: Set<String> = []) async throws -> CaseID {
        let names = ["Yousif", "Maryam", "Hanna", "Elias", "Noor", "Sara", "Yonan", "Mariam", "Adam"]
        let file = try await perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: "Hadi", givenName: names[0], gender: .male), language: Language("ar"),
                needsInterpreter: true, destination: Country("IQ"))
        ).id
        for number in 1..<max(1, size) {
            try await perform(AddPerson(file: file, identity: PersonIdentity(familyName: "Hadi", givenName: names[number % names.count])))
        }
        let sheet = try await ask(HouseholdSheet(file: file))
        try await perform(
            RecordHousehold(
                file: file, facts: ["destination": FactInput(["IQ"]), "residence_ags": FactInput(["09162"])], wish: nil, language: Language("ar"),
                needsInterpreter: true, version: sheet.file.version))
        for (place, person) in sheet.persons.enumerated() {
            var facts = Self.returning.filter { !missing.contains($0.key) }.mapValues { FactInput([$0]) }
            facts["born"] = FactInput([place < 2 ? "1986-01-15" : "\(2010 + place)-01-15"])
            facts["wants_startup"] = FactInput([place == 0 && request != nil ? "true" : "false"])
            if place == 0, let request { facts["startup_request"] = FactInput([request]) }
            try await perform(RecordPerson(file: file, person: person.id, identity: person.identity, facts: facts, version: person.version))
        }
        return file
    }

    private static let returning = [
        "nationality": "IQ", "third_country": "true", "status": "asylum_seeker", "voluntary_return": "true", "waives_status": "true",
        "no_return_pledge": "true", "has_own_means": "false", "entry_date": "2021-11-14", "wants_training": "false", "medical_need": "false",
        "asylum_decision": "rejected",
    ]

    /// Freezes today's check of a file.
    public func freeze(_ file: CaseID) async throws -> FrozenCheckSheet.Answer {
        let id = try await perform(FreezeCheck(file: file, anchor: clock.now.local.day)).id
        return try await ask(FrozenCheckSheet(file: file, check: id))
    }

    /// Drafts an offer of everything of these benefits that is settled.
    public func draft(_ benefits: [String], of file: CaseID) async throws -> OfferID {
        let frozen = try await freeze(file)
        let chosen = frozen.check.assessment.offers.filter { benefits.contains($0.benefit) && $0.promisable != nil }
            .map { ChosenBenefit(benefit: $0.benefit, person: $0.person) }
        return try await perform(DraftOffer(file: file, check: frozen.check.id, chosen: chosen)).id
    }
}
