import ArgumentParser
import Basics
import Catalogue
import Foundation
import Office
import Papers
import PostgresStore
import SQLiteStore
import Store
import Vault

/// Where an installation keeps its parts; shared by every command that opens the database.
struct Installation: ParsableArguments {
    @Option(help: "sqlite:PATH or postgresql://…")
    var database = "sqlite:data/neuanfang.sqlite"

    @Option(help: "Directory of the root key and the checkpoint key; kept and backed up apart from the database.")
    var keys: String?

    @Option(help: "Directory of the catalogue.")
    var catalogue: String?

    /// The project's directory: where `catalogue/`, `letters/` and `web/` are.
    static var home: URL {
        if let named = ProcessInfo.processInfo.environment["NEUANFANG_HOME"] { return URL(fileURLWithPath: named) }
        let binary = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var directory = binary.deletingLastPathComponent()
        for _ in 0..<6 {
            if FileManager.default.fileExists(atPath: directory.appendingPathComponent("catalogue/catalogue.yaml").path) { return directory }
            directory.deleteLastPathComponent()
        }
        return URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    }

    var catalogueDirectory: URL { catalogue.map { URL(fileURLWithPath: $0) } ?? Self.home.appendingPathComponent("catalogue") }

    /// Opens the database, brings its schema up to date, and refuses a foreign root key. Only what founds an office or serves
    /// one may make a database that is not there yet, and never where the keys of an earlier one lie: then that one is missing.
    func open(creating: Bool = false, clock: Clock = .system) async throws -> Office {
        let address = try address()
        let keys = keyDirectory(for: address)
        if case .sqlite(let path) = address { try assertPresent(path, creating: creating, keys: keys) }
        let shelf = try shelf(leavingTests: !creating)
        let database = try await connect(to: address)
        let (root, checkpoints) = try keyFiles(in: keys, creating: try await !Office.isFounded(in: database))
        let office = Office(database: database, root: root, checkpoints: checkpoints, shelf: shelf, clock: clock)
        try await office.checkRootKey()
        return office
    }

    private func assertPresent(_ path: String, creating: Bool, keys: URL) throws {
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
        guard size == 0 else { return }
        guard creating else { throw Complaint.missing("there is no database at \(path); “neuanfang serve” or “neuanfang demo” makes one") }
        let root = keys.appendingPathComponent("root.key").path
        guard !FileManager.default.fileExists(atPath: root) else {
            throw Complaint.missing(
                "there is no database at \(path), but its key \(root) is there; put the database back, or move the keys away to begin anew")
        }
    }

    /// Who serves reads the tests too: a file that is broken anywhere refuses the whole.
    private func shelf(leavingTests: Bool) throws -> CatalogueShelf {
        do {
            return try CatalogueShelf(
                try CatalogueDirectory(catalogueDirectory.path).files(), letters: try Self.letters(), leavingTests: leavingTests)
        } catch let diagnoses as Diagnoses {
            FileHandle.standardError.write(Data((diagnoses.rendered + "\n").utf8))
            throw Complaint.usage("the catalogue is refused as a whole")
        } catch {
            throw Complaint.usage("\(error)")
        }
    }

    static var letterDirectory: URL { home.appendingPathComponent("letters/templates") }

    /// The templates of letters, none where there is no such folder. A broken one is only not offered; the page where letters begin says what
    /// is wrong with it.
    static func letters() throws -> LetterTemplates {
        guard FileManager.default.fileExists(atPath: letterDirectory.path) else { return LetterTemplates() }
        return LetterTemplates(try CatalogueDirectory(letterDirectory.path).files())
    }

    private func address() throws -> DatabaseAddress {
        do {
            return try DatabaseAddress(database)
        } catch {
            throw Complaint.usage("\(error)")
        }
    }

    private func connect(to address: DatabaseAddress) async throws -> any Database {
        do {
            let database = try opened(address)
            try await database.assertDurable()
            try await Migrator(Schema.migrations).run(on: database)
            return database
        } catch let error as DatabaseError {
            throw Complaint.missing("the database refuses: \(error)")
        }
    }

    private func opened(_ address: DatabaseAddress) throws -> any Database {
        switch address {
        case .sqlite(let path):
            try makeDirectory(URL(fileURLWithPath: path).deletingLastPathComponent())
            return try SQLiteDatabase(path: path)
        case .postgres(let url): return try openPostgres(url)
        }
    }

    /// New keys are made only for a database that holds no office yet: an office with other keys could not be read.
    private func keyFiles(in directory: URL, creating: Bool) throws -> (RootKey, CheckpointKey) {
        let root = directory.appendingPathComponent("root.key").path
        let checkpoint = directory.appendingPathComponent("checkpoint.key").path
        guard creating else { return (try RootKey.load(from: root), try CheckpointKey.load(from: checkpoint)) }
        try makeDirectory(directory)
        return (try RootKey.loadOrCreate(at: root), try CheckpointKey.loadOrCreate(at: checkpoint))
    }

    /// Only the account the server runs as may look in.
    private func makeDirectory(_ directory: URL) throws {
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Complaint.missing("\(directory.path) cannot be made; choose another place or mend its permissions")
        }
    }

    private func keyDirectory(for address: DatabaseAddress) -> URL {
        if let keys { return URL(fileURLWithPath: keys) }
        guard case .sqlite(let path) = address else { return URL(fileURLWithPath: "data/keys") }
        let file = URL(fileURLWithPath: path)
        return file.deletingLastPathComponent().appendingPathComponent(file.deletingPathExtension().lastPathComponent + "-keys")
    }

    private static var python: String {
        ProcessInfo.processInfo.environment["NEUANFANG_PYTHON"] ?? home.appendingPathComponent(".venv/bin/python").path
    }

    /// The reader of papers, ready or not; where it is missing none are taken in.
    static func documents() -> DocumentReader {
        DocumentReader(python: python, worker: home.appendingPathComponent("documents/worker.py").path)
    }

    /// The letter press, ready or not; a page prints from the browser where it is missing.
    static func press() -> LetterPress {
        let home = home
        return LetterPress(
            python: python, worker: home.appendingPathComponent("letters/worker.py").path, root: home.appendingPathComponent("letters").path,
            fonts: "/usr/share/fonts/truetype/noto")
    }
}
