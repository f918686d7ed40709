/// The steps of the plan `move-in` that the desk itself speaks of; all others it only shows.
public enum LettingStep: String, Sendable, CaseIterable {
    case viewing, contract, furnishing, registration, aftercare
    case offerForm = "offer_form"
    case rentAssurance = "rent_assurance"
    case moveHelp = "move_help"
    case shelterExit = "shelter_exit"

    /// Steps that hold for any flat; all others belong to one flat and begin anew with the next.
    static let ofHousehold: Set<String> = ["papers", "housing_permit", "residence_rule"]

    /// What is still to do once the household lives in the flat.
    static let afterMove: Set<String> = Set([furnishing, moveHelp, registration, shelterExit, aftercare].map(\.rawValue))
}

extension PlanBody {
    subscript(step: LettingStep) -> PlanMark? { marks[step.rawValue] }
}
