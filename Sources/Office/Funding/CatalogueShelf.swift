import Basics
public import Catalogue
import Foundation
import Store

/// The catalogue in force, and what waits beside it. Nothing takes its place but a version two people stand behind.
public final class CatalogueShelf: Sendable {
    private let state: Locked<Shelved>
    /// Catalogues of earlier decisions, read back from the database.
    private let earlier = Locked<[String: Catalogue]>([:])
    private let templates: Locked<LetterTemplates>

    private struct Shelved {
        var catalogue: Catalogue
        var files: [CatalogueFile]
        var waiting: WaitingRules?
        var waitingFiles: [CatalogueFile] = []
    }

    /// The files the catalogue was read from are kept with every decision made under it. Throws `Diagnoses`. Where the tests are left
    /// out to start sooner, `lay` with the same files brings them.
    public init(_ files: [CatalogueFile], letters: LetterTemplates = LetterTemplates(), leavingTests: Bool = false) throws {
        templates = Locked(letters)
        state = Locked(Shelved(catalogue: try Catalogue.read(files, leavingTests: leavingTests).get(), files: files))
    }

    public var current: Catalogue { state.withLock { $0.catalogue } }
    /// What lies in the directory and is not in force; nil where both are the same.
    public var waiting: WaitingRules? { state.withLock { $0.waiting } }
    /// The letters that can be written. They decide nothing, so what the directory holds counts at once.
    public var letters: LetterTemplates { templates.withLock { $0 } }
    public func lay(letters: LetterTemplates) { templates.withLock { $0 = letters } }
    var files: [CatalogueFile] { state.withLock { $0.files } }
    var waitingFiles: [CatalogueFile] { state.withLock { $0.waitingFiles } }

    /// Lays what the directory holds beside what is in force, readable or not. Says what waits now.
    @discardableResult
    public func lay(_ files: [CatalogueFile]) -> WaitingRules? {
        let read = Catalogue.read(files)
        return state.withLock { shelved in
            shelved.waitingFiles = files
            switch read {
            case .success(let new) where new.hash == shelved.catalogue.hash:
                // The same rules, perhaps with tests that were left out at the start.
                shelved.catalogue = new
                shelved.files = files
                shelved.waiting = nil
            case .success(let new): shelved.waiting = .readable(new)
            case .failure(let diagnoses): shelved.waiting = .refused(diagnoses)
            }
            return shelved.waiting
        }
    }

    /// Puts files in force; what was in force then lies beside them. Throws `Diagnoses`, and then the old ones stay.
    public func replace(with files: [CatalogueFile]) throws {
        let new = try Catalogue.read(files).get()
        state.withLock { shelved in
            let old = Shelved(catalogue: shelved.catalogue, files: shelved.files)
            let beside = shelved.waiting == nil ? (WaitingRules.readable(old.catalogue), old.files) : (shelved.waiting, shelved.waitingFiles)
            shelved = Shelved(catalogue: new, files: files, waiting: beside.0, waitingFiles: beside.1)
            if case .readable(let waiting)? = shelved.waiting, waiting.hash == new.hash { shelved.waiting = nil }
        }
    }

    func earlier(_ hash: String, orRead read: () throws -> [CatalogueFile]) throws -> Catalogue {
        if let known = earlier.withLock({ $0[hash] }) { return known }
        let catalogue = try Catalogue.read(try read(), leavingTests: true).get()
        earlier.withLock { $0[hash] = catalogue }
        return catalogue
    }
}

/// What the directory holds beside the rules in force.
public enum WaitingRules: Sendable {
    case readable(Catalogue)
    case refused(Diagnoses)
}

/// Catalogues in the database, by hash: every one that was ever decided by or proposed.
enum CatalogueStore {
    /// Keeps a catalogue's files once.
    static func keep(_ hash: String, _ files: [CatalogueFile], at now: Moment, in transaction: any Transaction) throws {
        let known: Int = try transaction.value("SELECT COUNT(*) FROM catalogues WHERE hash = \(hash)") ?? 0
        guard known == 0 else { return }
        let files = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(files), as: UTF8.self)
        try transaction.execute("INSERT INTO catalogues (hash, files, stored_at) VALUES (\(hash), \(text), \(now))")
    }

    static func files(_ hash: String, in transaction: any Transaction) throws -> [CatalogueFile] {
        guard let text: String = try transaction.value("SELECT files FROM catalogues WHERE hash = \(hash)") else { throw Refusal.notFound }
        let files = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        return files.sorted { $0.key < $1.key }.map { CatalogueFile(path: $0.key, text: $0.value) }
    }
}

extension Desk {
    /// Keeps the catalogue in force beside the decisions made under it.
    func keepCatalogue() throws { try keepCatalogue(shelf.current.hash, shelf.files) }

    func keepCatalogue(_ hash: String, _ files: [CatalogueFile]) throws { try CatalogueStore.keep(hash, files, at: now, in: transaction) }

    /// The catalogue of an earlier decision.
    func catalogue(_ hash: String) throws -> Catalogue { try shelf.catalogue(hash, in: transaction) }

    /// The same with its tests, which decisions do not need.
    func wholeCatalogue(_ hash: String) throws -> Catalogue { try Catalogue.read(try CatalogueStore.files(hash, in: transaction)).get() }
}

extension CatalogueShelf {
    /// The catalogue in force, or an earlier one with all its layers as it is kept beside the decisions made under it.
    /// Throws `Refusal.notFound` for one that is not kept, `Diagnoses` for one whose files cannot be read.
    func catalogue(_ hash: String, in transaction: any Transaction) throws -> Catalogue {
        if current.hash == hash { return current }
        return try earlier(hash) { try CatalogueStore.files(hash, in: transaction) }
    }
}
