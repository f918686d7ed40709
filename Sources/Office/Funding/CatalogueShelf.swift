import Basics
public import Catalogue
import Foundation
import Store

/// The catalogue in force. A new one takes its place only when all of it reads without an error.
public final class CatalogueShelf: Sendable {
    private let state: Locked<Shelved>
    /// Catalogues of earlier decisions, read back from the database.
    private let earlier = Locked<[String: Catalogue]>([:])

    private struct Shelved {
        var catalogue: Catalogue
        var files: [CatalogueFile]
    }

    /// The files the catalogue was read from are kept with every decision made under it. Throws `Diagnoses`. Where the tests are left
    /// out to start sooner, `replace` with the same files brings them.
    public init(_ files: [CatalogueFile], leavingTests: Bool = false) throws {
        state = Locked(Shelved(catalogue: try Catalogue.read(files, leavingTests: leavingTests).get(), files: files))
    }

    public var current: Catalogue { state.withLock { $0.catalogue } }
    var files: [CatalogueFile] { state.withLock { $0.files } }

    /// Puts a new catalogue in force. Throws `Diagnoses`, and then the old one stays.
    public func replace(with files: [CatalogueFile]) throws {
        let new = try Catalogue.read(files).get()
        state.withLock { $0 = Shelved(catalogue: new, files: files) }
    }

    func earlier(_ hash: String, orRead read: () throws -> [CatalogueFile]) throws -> Catalogue {
        if let known = earlier.withLock({ $0[hash] }) { return known }
        let catalogue = try Catalogue.read(try read(), leavingTests: true).get()
        earlier.withLock { $0[hash] = catalogue }
        return catalogue
    }
}

extension Desk {
    /// Keeps the catalogue in force beside the decisions made under it, once.
    func keepCatalogue() throws {
        let hash = shelf.current.hash
        let known: Int = try transaction.value("SELECT COUNT(*) FROM catalogues WHERE hash = \(hash)") ?? 0
        guard known == 0 else { return }
        let files = Dictionary(shelf.files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(files), as: UTF8.self)
        try transaction.execute("INSERT INTO catalogues (hash, files, stored_at) VALUES (\(hash), \(text), \(now))")
    }

    /// The catalogue of an earlier decision.
    func catalogue(_ hash: String) throws -> Catalogue { try shelf.catalogue(hash, in: transaction) }
}

extension CatalogueShelf {
    /// The catalogue in force, or an earlier one with all its layers as it is kept beside the decisions made under it.
    /// Throws `Refusal.notFound` for one that is not kept, `Diagnoses` for one whose files cannot be read.
    func catalogue(_ hash: String, in transaction: any Transaction) throws -> Catalogue {
        if current.hash == hash { return current }
        return try earlier(hash) {
            guard let text: String = try transaction.value("SELECT files FROM catalogues WHERE hash = \(hash)") else { throw Refusal.notFound }
            let files = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
            return files.sorted { $0.key < $1.key }.map { CatalogueFile(path: $0.key, text: $0.value) }
        }
    }
}
