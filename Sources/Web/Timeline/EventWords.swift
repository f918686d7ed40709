import Office

/// A step of a file's course in words: what was done, and what the log's code beside it means.
enum EventWords {
    static func german(_ action: String, detail: String) -> String {
        let what = ActionWords.german(action)
        switch action {
        case OpenCase.name: return detail == Naming.nameless.rawValue ? "\(what), ohne Namen" : what
        case MoveStage.name: return joined(what, CaseStage(rawValue: detail)?.german)
        case CloseCase.name: return joined(what, CaseOutcome(rawValue: detail)?.german)
        case AssignFile.name: return detail == "restricted" ? "\(what) und gesperrt" : what
        case BookAppointment.name: return "Termin vereinbart"
        case SettleAppointment.name: return joined("Termin", AppointmentState(rawValue: detail)?.german)
        case AddTask.name: return "Aufgabe notiert"
        case FinishTask.name: return detail == "open" ? "Aufgabe wieder offen" : what
        case FinishDeadline.name: return detail == "open" ? "Frist wieder offen" : what
        case "protection.read": return "Besondere Schutzbedarfe angesehen"
        default: return what
        }
    }

    private static func joined(_ what: String, _ more: String?) -> String { more.map { "\(what): \($0)" } ?? what }
}
