public import Markup
import Office

/// The areas of the main navigation, in their order. A new area is a case here.
public enum Area: Sendable, CaseIterable {
    case today, files, reports

    public var title: String {
        switch self {
        case .today: "Mein Tag"
        case .files: "Fälle"
        case .reports: "Berichte"
        }
    }

    public var link: Link {
        switch self {
        case .today: "/"
        case .files: "/faelle"
        case .reports: "/berichte"
        }
    }

    func isShown(to worker: Worker) -> Bool {
        switch self {
        case .today: worker.may(.seeOwnDay) || worker.may(.seeOwnErrands) || worker.may(.answerInterpreting)
        case .files: worker.may(.seeFiles)
        case .reports: worker.may(.seeReports)
        }
    }
}
