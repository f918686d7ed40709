import ArgumentParser
import Catalogue
import Foundation
import Office

struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "The programmes' files: read, tested, explained, compared.",
        subcommands: [LintCatalogue.self, TestCatalogue.self, ExplainCatalogue.self, DiffCatalogues.self, ReplayCatalogue.self])
}

/// Reads a catalogue for a command, or ends with every finding.
enum CatalogueOnDisk {
    /// The one named, or the installation's own.
    static func directory(_ named: String?) -> URL {
        named.map { URL(fileURLWithPath: $0) } ?? Installation.home.appendingPathComponent("catalogue")
    }

    static func files(_ directory: URL) throws -> [CatalogueFile] {
        do {
            return try CatalogueDirectory(directory.path).files()
        } catch {
            throw Complaint.usage("\(error)")
        }
    }

    /// The stored copies of sources, `copies/` below the catalogue; none where there is no such directory.
    static func copies(_ directory: URL) -> [StoredCopy] {
        let folder = directory.appendingPathComponent("copies").path
        let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
        return names.compactMap { name in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder), !isFolder.boolValue else { return nil }
            return FileManager.default.contents(atPath: folder + "/" + name).map { StoredCopy(path: "copies/" + name, bytes: [UInt8]($0)) }
        }
    }

    static func read(_ directory: URL, leavingTests: Bool = false) throws -> Catalogue {
        switch Catalogue.read(try files(directory), leavingTests: leavingTests) {
        case .success(let catalogue): return catalogue
        case .failure(let diagnoses):
            FileHandle.standardError.write(Data((diagnoses.rendered + "\n").utf8))
            throw Complaint(status: 2, sentence: "\(directory.path): \(diagnoses.errors.count) errors; the catalogue is refused as a whole")
        }
    }
}

struct TestCatalogue: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Runs the tests in the programme files and in the given files of cases. Exit 1 where one fails.")
    @Argument(help: "Files of cases with expected totals.") var files: [String] = []
    @Option(help: "Directory of the catalogue.") var catalogue: String?
    @Flag(help: "Prints every expectation, not only failed and skipped ones.") var verbose = false

    func speak() async throws {
        let book = try CatalogueOnDisk.read(CatalogueOnDisk.directory(catalogue))
        let trials = files.isEmpty ? book.runTests() + book.runHousingTests() : try files.flatMap { try run($0, by: book) }
        var (passed, failed, skipped) = (0, 0, 0)
        for trial in trials {
            switch trial.verdict {
            case .passed: passed += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            }
            if verbose || trial.verdict != .passed { print(trial.text) }
        }
        print("\(passed) passed, \(failed) failed, \(skipped) skipped")
        if failed > 0 { throw Complaint.no("\(failed) expectations are not met") }
        if passed == 0 { throw Complaint.no("no expectation was tried") }
    }

    private func run(_ path: String, by book: Catalogue) throws -> [Trial] {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
            throw Complaint.usage("\(path) cannot be read as UTF-8")
        }
        switch book.cases(CatalogueFile(path: path, text: text)) {
        case .success(let cases): return cases.run(against: book)
        case .failure(let diagnoses):
            FileHandle.standardError.write(Data((diagnoses.rendered + "\n").utf8))
            throw Complaint.usage(diagnoses.all.first?.oneLine ?? path)
        }
    }
}
