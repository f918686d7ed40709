import Basics
import Foundation
import Testing

@testable import Catalogue

/// Many households from a table: the answers of the comparison's reference, byte for byte, and what is refused.
struct ComparisonTests {
    private static let folder = ShippedCatalogueTests.root.appending(path: "Benchmarks/funding-check/catalogue")
    private static let samples = Samples.folder.deletingLastPathComponent().appending(path: "comparison")

    static func catalogue() throws -> Catalogue {
        let names = (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
        return try Samples.catalogue(
            try names.sorted().map { CatalogueFile(path: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) })
    }

    static func layout(_ catalogue: Catalogue) throws -> BatchLayout {
        let text = try String(contentsOf: folder.appending(path: BatchLayout.file), encoding: .utf8)
        return try BatchLayout.read(CatalogueFile(path: BatchLayout.file, text: text), catalogue).get()
    }

    /// Feeds a table in pieces and gives both answers.
    static func answers(_ batch: Batch, _ table: Data, pieces: Int) throws -> (persons: Data, households: Data) {
        var batch = batch
        var (persons, households) = (Data(), Data())
        for start in Array(stride(from: 0, to: table.count, by: pieces)) + [table.count] {
            table[start..<min(start + pieces, table.count)].withUnsafeBytes { batch.add($0) }
            while try batch.read() {
                batch.evaluate()
                batch.write()
            }
        }
        batch.personLines.withBytes { persons.append(contentsOf: $0) }
        batch.householdLines.withBytes { households.append(contentsOf: $0) }
        return (persons, households)
    }

    @Test(arguments: ["complete", "missing"], ["2025-06-30", "2026-01-15"])
    func theAnswersAreThoseOfTheReference(table: String, day: String) throws {
        let catalogue = try Self.catalogue()
        let batch = Batch(catalogue, try Self.layout(catalogue), on: try Samples.day(day))
        let bytes = try Data(contentsOf: Self.samples.appending(path: "\(table).csv"))
        for pieces in [bytes.count, 4_099] {
            let answers = try Self.answers(batch, bytes, pieces: pieces)
            #expect(answers.persons == (try Data(contentsOf: Self.samples.appending(path: "\(table)_\(day)_persons.csv"))))
            #expect(answers.households == (try Data(contentsOf: Self.samples.appending(path: "\(table)_\(day)_households.csv"))))
        }
    }

    private static let head =
        "person_id,household_id,person_index,residence_ags,status,third_country,destination,entry_date,voluntary_return,waives_status,"
        + "no_return_pledge,has_own_means,wants_startup,wants_training,startup_request_cents,assessed_start_help_cents"
    private static let good = "0,0,0,09162,tolerated,T,NA,2020-02-29,T,T,T,F,T,F,150000,0"

    private func refusal(_ table: String) throws -> String? {
        let catalogue = try Self.catalogue()
        let batch = Batch(catalogue, try Self.layout(catalogue), on: try Samples.day("2025-06-30"))
        do {
            _ = try Self.answers(batch, Data(table.utf8), pieces: 1_000)
            return nil
        } catch let mistake as BatchMistake {
            return mistake.text("in.csv")
        }
    }

    @Test func theLastLineMayLackItsEnd() throws {
        #expect(try refusal("\(Self.head)\n\(Self.good)\n") == nil)
        #expect(try refusal("\(Self.head)\n\(Self.good)") == nil)
        #expect(try refusal("\(Self.head)\n") == nil)
    }

    @Test(arguments: [
        ("2020-02-29", "2021-02-29", 28), ("2020-02-29", "2020-2-29", 28), ("2020-02-29", "29.02.2020", 28), ("2020-02-29", "1899-12-31", 28),
        ("NA", "QQ", 25), ("NA", "na", 25), ("09162", "9162", 7), ("tolerated", "tolerate", 13), (",T,NA", ",true,NA", 23), ("150000", "-1", 51),
        ("150000", "1500.00", 51), ("150000", "1e5", 51), ("150000", "99999999999999999999", 51), ("tolerated", "\"tolerated\"", 13),
        (",0,09162", ",1,09162", 5), ("0,0,0", "x,0,0", 1), ("0,0,0", "0,,0", 3), ("0,0,0", "0,01,0", 3), (",0,09162", ",09162", 5),
        ("150000,0", "150000,0\r", 58), ("150000,0", "150000,0,", 58), ("150000,0", "150000", 51), ("0,0,0,", "\n0,0,0,", 1),
    ])
    func whatCannotBeReadIsRefusedWithItsPlace(part: String, bad: String, column: Int) throws {
        let line = Self.good.replacing(part, with: bad, maxReplacements: 1)
        let text = try #require(try refusal("\(Self.head)\n\(line)\n"))
        #expect(text.hasPrefix("in.csv:2:\(column): "), "\(text)")
        #expect(text.contains("; "), "no mend: \(text)")
    }

    @Test(arguments: [
        ("", 1, 1, "empty"), ("person_id,household_id\n", 1, 1, "'person_index' is missing"),
        ("household_id,person_id,person_index\n", 1, 1, "belongs"),
        (head.replacing("status", with: "state", maxReplacements: 1) + "\n", 1, 51, "unknown column 'state'"),
        (head.replacing(",status", with: "", maxReplacements: 1) + "\n", 1, 1, "'status' is missing"),
        (head.replacing("third_country", with: "status") + "\n", 1, 58, "twice"),
        ("\(head)\n\(good)\n\(good)\n", 3, 5, "expected 1"),
        ("\(head)\n\(good.replacing("0,0,0", with: "0,7,0", maxReplacements: 1))\n\(good)\n", 3, 3, "household 0 comes after household 7"),
        ("\(head)\n\(good)\n" + good.replacing("0,0,0,09162", with: "1,0,1,09184") + "\n", 3, 7, "differs"),
        ("\(head)\n\(good)\n" + good.replacing("0,0,0,09162", with: "1,0,1,") + "\n", 3, 7, "differs"),
    ])
    func aTableThatDoesNotFitIsRefused(table: String, line: Int, column: Int, words: String) throws {
        let text = try #require(try refusal(table))
        #expect(text.hasPrefix("in.csv:\(line):\(column): ") && text.contains(words), "\(text)")
    }

    @Test func theLayoutIsCheckedLikeTheCatalogue() throws {
        let catalogue = try Self.catalogue()
        func refusal(_ text: String) -> [Diagnosis] {
            guard case .failure(let diagnoses) = BatchLayout.read(CatalogueFile(path: "batch.yaml", text: text), catalogue) else { return [] }
            return diagnoses.errors
        }
        let head = "schema: 1\nfacts: [status]\n"
        #expect(refusal(head + "persons: {x: {verdict: reag-garp.tickets}}\nhouseholds: {}\n").first?.hint == "did you mean 'reag-garp.ticket'?")
        #expect(refusal(head + "persons: {x: {low: reag-garp.ticket}}\nhouseholds: {}\n").first?.code == .formAndAmount)
        #expect(refusal(head + "persons: {}\nhouseholds: {x: {verdict: reag-garp.ticket}}\n").first?.code == .wrongShape)
        #expect(refusal("schema: 1\nfacts: [stats]\npersons: {}\nhouseholds: {}\n").first?.hint == "did you mean 'status'?")
    }

    @Test func aCatalogueWithoutALayoutShowsAllItsOffers() throws {
        let catalogue = try BulkConstructs.catalogue.read()
        let batch = Batch(catalogue, BatchLayout(for: catalogue), on: try Samples.day("2025-06-30"))
        let table = "person_id,household_id,person_index,a,needs,wish_cents\n5,3,0,T,old;sick,1200\n6,3,1,F,none,\n"
        let answers = try Self.answers(batch, Data(table.utf8), pieces: 10)
        let lines = String(decoding: answers.persons, as: UTF8.self).split(separator: "\n").map { $0.split(separator: ",") }
        let column = try #require(lines[0].firstIndex(of: "p.kind_hi"))
        #expect(lines.map { $0[column] } == ["p.kind_hi", "not_known", "0"])
        #expect(lines.allSatisfy { $0.count == lines[0].count })
        #expect(lines[0].last == "missing_mask")
    }
}
