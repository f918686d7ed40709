import ArgumentParser
import Catalogue
import Foundation
import Office

struct DiffCatalogues: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what one catalogue changes against another: in the files, in stored tests, in households, in open files.",
        discussion: """
            Exit 0: no result changes. Exit 1: results change. Exit 2: a catalogue cannot be read.
            With --database the open files of every office are looked at as well: counts and file numbers, never names.
            """)
    @Argument(help: "Directory of the catalogue in force.") var old: String
    @Argument(help: "Directory of the other one.") var new: String
    @Option(help: "sqlite:PATH or postgresql://…: looks at its open files.") var database: String?
    @Option(help: "Directory of the database's keys.") var keys: String?
    @Option var format = OutputFormat.text

    func speak() async throws {
        let comparison = CatalogueComparison(
            old: try CatalogueOnDisk.read(CatalogueOnDisk.directory(old)), new: try CatalogueOnDisk.read(CatalogueOnDisk.directory(new)))
        let report = DiffReport(comparison, files: try await openFiles(comparison))
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        case .text: print(report.text)
        }
        if report.changesResults { throw Complaint.no("results change") }
    }

    private func openFiles(_ comparison: CatalogueComparison) async throws -> [OpenFilesComparison] {
        guard let database else { return [] }
        var installation = Installation()
        (installation.database, installation.keys, installation.catalogue) = (database, keys, old)
        return try await installation.open().compareOpenFiles(comparison)
    }
}

/// What `catalogue diff` found, as it is printed.
private struct DiffReport: Encodable {
    struct Change: Encodable {
        let kind: String
        let way: String
        let id: String
        let text: String
        let oldPlace: String?
        let newPlace: String?
        let details: [String]
    }

    struct Case: Encodable {
        let differences: [String]
        let test: String
    }

    let old: String
    let new: String
    let changes: [Change]
    let tests: [String]
    let cases: [Case]
    let householdsTried: Int
    let isComplete: Bool
    let openFiles: [OpenFilesComparison]

    init(_ comparison: CatalogueComparison, files: [OpenFilesComparison]) {
        old = comparison.old.hash
        new = comparison.new.hash
        changes = comparison.changes.map { change in
            Change(
                kind: change.kind.rawValue, way: change.way.rawValue, id: change.id, text: change.wording.de, oldPlace: change.oldPlace,
                newPlace: change.newPlace, details: change.details.map(\.text))
        }
        tests = comparison.changedTests.map(\.text)
        let walk = comparison.boundaryCases()
        cases = walk.cases.map { Case(differences: $0.differences.map(\.wording.de), test: $0.test) }
        householdsTried = walk.tried
        isComplete = walk.isComplete
        openFiles = files
    }

    var changesResults: Bool { !tests.isEmpty || !cases.isEmpty || openFiles.contains { !$0.changed.isEmpty } }

    var text: String {
        var lines = ["In den Dateien: \(changes.isEmpty ? "nichts" : "\(changes.count) Änderungen")"]
        for change in changes {
            lines.append("  \(change.newPlace ?? change.oldPlace ?? ""): \(change.text)")
            lines += change.details.map { "    \($0)" }
        }
        lines.append("Gespeicherte Tests mit anderem Ergebnis: \(tests.count)")
        lines += tests.map { "  \($0)" }
        let cut = isComplete ? "" : "; der Gang wurde nach dem Budget abgebrochen"
        lines.append("Haushalte an den Grenzen mit anderem Ergebnis: \(cases.count) von \(householdsTried) angesehenen\(cut)")
        for entry in cases {
            lines += entry.differences.map { "  \($0)" }
            lines += entry.test.split(separator: "\n").map { "      \($0)" }
        }
        for office in openFiles {
            lines.append("\(office.office): \(office.sentence.de)")
            lines += office.byProgramme.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            if !office.changed.isEmpty { lines.append("  " + office.changed.joined(separator: " ")) }
        }
        return lines.joined(separator: "\n")
    }
}
