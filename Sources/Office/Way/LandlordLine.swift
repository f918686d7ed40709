import Basics
import Store

extension Desk {
    /// The one line a landlord reads of a flat: the step and its day. Whoever is proposed, how many they are and what they said is no part of it.
    func landlordLine(of flat: FlatID, _ state: FlatState) throws -> String {
        switch state {
        case .nominating: return try nominatingLine(of: flat) ?? state.landlordLine
        case .examined: return try examinedLine(of: flat) ?? state.landlordLine
        case .leased:
            // By way of its few proposals: moves have no index by flat.
            let moved: Int =
                try transaction.value(
                    """
                    SELECT COUNT(*) FROM nominations n JOIN move_ins m ON m.office = n.office AND m.nomination = n.nomination
                    WHERE n.office = \(office) AND n.flat = \(flat) AND m.voided_at IS NULL
                    """) ?? 0
            return moved == 0
                ? "Der Mietvertrag ist unterschrieben. Als Nächstes kommt die Übergabe der Wohnung."
                : "Die Wohnung ist übergeben. In den ersten drei Monaten sind wir Ihre Ansprechstelle. Vielen Dank!"
        default: return state.landlordLine
        }
    }

    private func nominatingLine(of flat: FlatID) throws -> String? {
        if try isDone(.offerForm, of: flat) { return "Ihr schriftliches Angebot liegt vor. Als Nächstes wird die Miete geprüft." }
        let wanted: Int =
            try transaction.value(
                "SELECT COUNT(*) FROM nominations WHERE office = \(office) AND flat = \(flat) AND is_open AND state = \(NominationState.wanted)") ?? 0
        if wanted > 0 { return "Die Besichtigung war erfolgreich. Als Nächstes brauchen wir Ihr schriftliches Angebot." }
        let next: Moment? =
            try transaction.value(
                """
                SELECT MIN(begins_at) FROM viewings WHERE office = \(office) AND flat = \(flat) AND state = \(ViewingState.planned) AND begins_at >= \(now)
                """) ?? nil
        guard let next else { return nil }
        return "Besichtigung am \(next.local.day.german) um \(next.local.clock) Uhr."
    }

    private func examinedLine(of flat: FlatID) throws -> String? {
        if try isDone(.rentAssurance, of: flat) { return "Die Prüfung der Miete ist abgeschlossen. Als Nächstes kommt der Mietvertrag." }
        let since: CivilDate? =
            try transaction.value(
                """
                SELECT MIN(begun_on) FROM letting_steps
                WHERE office = \(office) AND flat = \(flat) AND is_running AND step = \(LettingStep.rentAssurance.rawValue)
                """) ?? nil
        return since.map { "Die Miete wird seit dem \($0.german) geprüft." }
    }

    private func isDone(_ step: LettingStep, of flat: FlatID) throws -> Bool {
        // Asked for in the condition, the day would lead to everything that was ever done.
        let days: [CivilDate?] = try transaction.rows(
            "SELECT done_on FROM letting_steps WHERE office = \(office) AND flat = \(flat) AND is_running AND step = \(step.rawValue)"
        ).map { try $0.get(at: 0) }
        return days.contains { $0 != nil }
    }
}
