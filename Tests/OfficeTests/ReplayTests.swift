import Basics
import Catalogue
import Foundation
import Store
import TestSupport
import Testing

@testable import Office

@Suite struct ReplayTests {
    /// An office with two frozen checks in two files.
    private func withChecks(_ engine: Engine, _ body: (TestOffice, CatalogueShelf, CaseID) async throws -> Void) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let shelf = try ProjectFiles.newShelf()
            let test = try await TestOffice.found(on: database, shelf: shelf)
            let file = try await test.openFamily(of: 2)
            _ = try await test.freeze(file)
            _ = try await test.freeze(try await test.openFamily(of: 1))
            try await body(test, shelf, file)
        }
    }

    private static func changed(_ old: String, _ new: String) throws -> [CatalogueFile] {
        try CatalogueDirectory(ProjectFiles.home.appendingPathComponent("catalogue").path).files().map { source in
            CatalogueFile(path: source.path, text: source.text.replacing(old, with: new))
        }
    }

    private func only(_ test: TestOffice) async throws -> ReplayVerdict { try #require(try await test.office.replayChecks().first) }

    @Test(arguments: Engine.here) func everyCheckReplaysUnderItsOwnCatalogue(_ engine: Engine) async throws {
        try await withChecks(engine) { test, shelf, _ in
            #expect(try await only(test).equal == 2)
            try shelf.replace(with: try Self.changed("value: \"3000.00\"", "value: \"2900.00\""))
            let verdict = try await only(test)
            #expect(verdict.equal == 2 && verdict.holds)
        }
    }

    @Test func aChangedAnswerIsSaidWithItsPlace() async throws {
        try await withChecks(.sqlite) { test, _, file in
            let keyring = test.office.keyring
            let worker = test.counsellor
            try await test.office.database.write { transaction in
                let row = try #require(
                    try transaction.rows(
                        """
                        SELECT k.check_id, k.assessment, w.wrapped_key FROM checks k
                        JOIN case_keys w ON w.office = k.office AND w.case_id = k.case_id WHERE k.case_id = \(file)
                        """
                    ).first)
                let id: String = try row.get("check_id")
                let key = try keyring.key(
                    unwrapping: try row.get("wrapped_key"), office: try keyring.key(of: worker.office, in: transaction), in: worker.office, of: file)
                let seal = FileSeal(key: key, office: worker.office, file: file)
                let trace = try seal.openPacked(try row.get("assessment"), "checks", "assessment", id)
                let forged = try seal.sealPacked(trace.replacing("1000.00", with: "9000.00"), "checks", "assessment", id)
                try transaction.execute("UPDATE checks SET assessment = \(forged) WHERE check_id = \(id)")
            }
            let verdict = try await only(test)
            #expect(verdict.equal == 1)
            #expect(verdict.differences.map(\.reason) == [.differentBytes])
            #expect(verdict.differences.first?.detail.contains("part at byte") == true)
            let number = try await test.office.database.read { try $0.value("SELECT number FROM cases WHERE case_id = \(file)", as: String.self) }
            #expect(number != nil && verdict.differences.first?.file == number)
        }
    }

    @Test func bytesOfAnotherPlaceAndAnotherCatalogueAreSaid() async throws {
        try await withChecks(.sqlite) { test, shelf, file in
            try await test.office.database.write { transaction in
                let other: [UInt8] = try #require(try transaction.value("SELECT assessment FROM checks WHERE case_id <> \(file)"))
                try transaction.execute("UPDATE checks SET assessment = \(other) WHERE case_id = \(file)")
            }
            #expect(try await only(test).differences.map(\.reason) == [.sealBroken])
            try shelf.replace(with: try Self.changed("value: \"3000.00\"", "value: \"2900.00\""))
            try await test.office.database.write { _ = try $0.execute("DELETE FROM catalogues") }
            #expect(try await only(test).differences.map(\.reason).filter { $0 == .catalogueMissing }.count == 1)
        }
    }

    @Test func erasedFilesAreCountedApart() async throws {
        try await withChecks(.sqlite) { test, _, file in
            try await test.office.database.write { transaction in
                _ = try transaction.execute("UPDATE case_keys SET wrapped_key = NULL WHERE case_id = \(file)")
            }
            let verdict = try await only(test)
            #expect((verdict.equal, verdict.erased, verdict.holds) == (1, 1, true))
        }
    }

    @Test(arguments: Engine.here) func aNewCatalogueSaysWhichOpenFilesChange(_ engine: Engine) async throws {
        try await withChecks(engine) { test, shelf, _ in
            let lower = CatalogueComparison(
                old: shelf.current, new: try Catalogue.read(try Self.changed("value: \"3000.00\"", "value: \"2900.00\"")).get())
            let result = try #require(try await test.office.compareOpenFiles(lower).first)
            #expect((result.files, result.changed.count) == (2, 2))
            #expect(result.byProgramme["coming-home"] == 2)
            let same = CatalogueComparison(old: shelf.current, new: shelf.current)
            #expect(try await test.office.compareOpenFiles(same).first?.changed.isEmpty == true)
        }
    }

    @Test func layersAreReadFromDirectoriesBesideTheCatalogue() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("layers-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        func write(_ path: String, _ text: String) throws {
            let file = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try write("office/catalogue.yaml", "schema: 1\noffice: O\nextends: [land, ../../outside]\n")
        try write("office/old/catalogue.yaml", "schema: 1\noffice: Alt\n")
        try write("office/old/more.yaml", "schema: 1\nsources: {}\n")
        try write("land/catalogue.yaml", "schema: 1\ncatalogue: land\nextends: [bund]\n")
        try write("bund/catalogue.yaml", "schema: 1\ncatalogue: bund\n")
        try write("bund/programmes/sources.yaml", "schema: 1\nsources: {}\n")
        try FileManager.default.createDirectory(at: root.appendingPathComponent("elsewhere"), withIntermediateDirectories: true)
        let paths = try CatalogueDirectory(root.appendingPathComponent("office").path).files().map(\.path)
        #expect(paths == ["catalogue.yaml", "../land/catalogue.yaml", "../bund/catalogue.yaml", "../bund/programmes/sources.yaml"])
    }
}
