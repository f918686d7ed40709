import Basics
import Store

/// On what footing somebody opens a file.
public enum Footing: String, Sendable, Codable, CaseIterable {
    /// In charge of it.
    case owner
    /// In place of who is in charge.
    case deputy
    /// A colleague of the file's desk.
    case desk
    /// A team lead, of a file restricted to somebody else.
    case lead
    /// This one file was opened to them for a while.
    case single
    /// They opened it themselves, for hours, because it could not wait.
    case emergency

    /// Nothing to remark: the log's plain entry says enough.
    public var isPlain: Bool { [.owner, .desk, .lead].contains(self) }

    public var german: String {
        switch self {
        case .owner: "zuständig"
        case .deputy: "in Vertretung"
        case .desk: "aus der Stelle"
        case .lead: "als Teamleitung"
        case .single: "mit befristetem Einblick"
        case .emergency: "im Notfall geöffnet"
        }
    }
}

/// What of a file decides who may open it.
struct FileStanding: Sendable, Hashable {
    let id: CaseID
    let desk: CounsellingDesk
    let owner: WorkerID
    let restricted: Bool
}

/// Who may open which file of the own office: the one rule behind the single file, every list and every search.
///
/// `footing(in:)` decides in Swift, `condition` says the same to the database; a test holds each against the other.
struct AccessRule: Sendable, Hashable {
    let worker: WorkerID
    let desks: Set<CounsellingDesk>
    let isLead: Bool
    /// Colleagues the worker stands in for today.
    var deputises: Set<WorkerID> = []
    /// Files opened to the worker one by one, with the desks they belong to.
    var opened: [CaseID: Opening] = [:]
    /// Files closed to the worker by name: for them there are none such.
    var closed: Set<CaseID> = []

    struct Opening: Sendable, Hashable {
        let footing: Footing
        let desk: CounsellingDesk
        let until: Moment
    }

    /// Nil where the worker may not know of the file. What is closed by name stays closed on every footing.
    func footing(in file: FileStanding) -> Footing? {
        guard !closed.contains(file.id) else { return nil }
        if desks.contains(file.desk) {
            if file.owner == worker { return .owner }
            if deputises.contains(file.owner) { return .deputy }
            if !file.restricted { return .desk }
            if isLead { return .lead }
        }
        return opened[file.id]?.footing
    }
}

extension AccessRule {
    /// The same as SQL, to be put behind a `WHERE` whose files are `c`.
    var condition: SQL {
        // A file that went into another one is only a way there.
        "c.merged_into IS NULL AND \(whoMayOpen)"
    }

    private var whoMayOpen: SQL {
        let own = desks.map(\.rawValue).sorted()
        let foreign = Set(opened.values.map(\.desk)).subtracting(desks).map(\.rawValue).sorted()
        let ofDesks: SQL = own.isEmpty ? "FALSE" : "\(Self.desk(own))\(unrestricted)"
        guard !opened.isEmpty else { return "(\(ofDesks))\(notClosed("c.case_id"))" }
        let single: SQL = "c.case_id IN \(list: opened.keys.sorted { $0.text < $1.text })"
        // The desk stands before everything else, because the list's index begins with it.
        return "(\(Self.desk(own + foreign)) AND (\(single) OR (\(ofDesks))))\(notClosed("c.case_id"))"
    }

    /// For what is listed without opening files, such as amounts under a number: leaves out what is closed by name. The hole is the column.
    func notClosed(_ column: SQL) -> SQL {
        guard !closed.isEmpty else { return "" }
        return " AND \(column) NOT IN \(list: closed.sorted { $0.text < $1.text })"
    }

    /// An index walk gives a list's order only where one desk is asked for.
    private static func desk(_ desks: [String]) -> SQL { desks.count == 1 ? "c.desk = \(desks[0])" : "c.desk IN \(list: desks)" }

    private var unrestricted: SQL {
        guard !isLead else { return "" }
        let owners = [worker] + deputises.sorted { $0.text < $1.text }
        let own: SQL = owners.count == 1 ? "c.owner = \(worker)" : "c.owner IN \(list: owners)"
        return " AND (NOT c.restricted OR \(own))"
    }
}
