import Foundation
import Matching

/// Pairs in a file: `HOUS`, households and flats (4 bytes each), pairs (8), where each flat's pairs begin (8 each, one more than flats), households (4 each),
/// scores (4 each, signed); everything little-endian. The same format as `housing_bench.py dump`.
enum PairFile {
    private static let block = 1 << 20
    private static let magic = Data("HOUS".utf8)
    private static let headLength = 20

    /// What is wrong with a file, as a sentence without its name.
    struct Damage: Error {
        let sentence: String
    }

    static func read(_ path: String) throws -> StoredPairs {
        guard let file = FileHandle(forReadingAtPath: path) else { throw Damage(sentence: "cannot be read") }
        defer { try? file.close() }
        let length: UInt64
        let head: Data
        do {
            length = try file.seekToEnd()
            try file.seek(toOffset: 0)
            head = try file.read(upToCount: headLength) ?? Data()
        } catch {
            throw Damage(sentence: "cannot be read")
        }
        guard head.prefix(4) == magic else { throw Damage(sentence: "is no file of pairs: it does not begin with HOUS") }
        guard head.count == headLength else { throw Damage(sentence: "ends within its head") }
        let households = Int(number(head, at: 4, UInt32.self))
        let flats = Int(number(head, at: 8, UInt32.self))
        let pairs = number(head, at: 12, UInt64.self)
        guard households <= Assignment.mostOfAKind, flats <= Assignment.mostOfAKind, pairs <= UInt64(Int32.max) * 4 else {
            throw Damage(sentence: "speaks of \(households) households, \(flats) flats and \(pairs) pairs; that is more than can be")
        }
        let expected = UInt64(headLength) + UInt64(flats + 1) * 8 + pairs * 8
        guard length == expected else { throw Damage(sentence: "is \(length) bytes long; its head speaks of \(expected)") }
        let starts = try numbers(file, flats + 1, UInt64.self) { Int(clamping: $0) }
        let partners = try numbers(file, Int(pairs), UInt32.self) { Int32(truncatingIfNeeded: $0) }
        let scores = try numbers(file, Int(pairs), UInt32.self) { Int32(bitPattern: $0) }
        do {
            return try StoredPairs(households: households, starts: starts, partners: partners, scores: scores)
        } catch {
            throw Damage(sentence: error.sentence)
        }
    }

    static func write(_ pairs: StoredPairs, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            throw Damage(sentence: "cannot be written")
        }
        do {
            try file.write(contentsOf: magic)
            try put([pairs.households, pairs.flats].map { UInt32($0) }, to: file)
            try put([UInt64(pairs.partners.count)], to: file)
            try put(pairs.starts.map { UInt64($0) }, to: file)
            try put(pairs.partners, to: file)
            try put(pairs.scores, to: file)
            try file.close()
        } catch {
            throw Damage(sentence: "cannot be written: \(error.localizedDescription)")
        }
    }

    private static func put<Number: FixedWidthInteger>(_ numbers: [Number], to file: FileHandle) throws {
        let size = MemoryLayout<Number>.size
        var from = 0
        while from < numbers.count {
            let part = numbers[from..<min(from + block / size, numbers.count)].map(\.littleEndian)
            try file.write(contentsOf: part.withUnsafeBytes { Data($0) })
            from += part.count
        }
    }

    private static func numbers<Number: FixedWidthInteger, Kept>(
        _ file: FileHandle, _ count: Int, _ kind: Number.Type, _ kept: (Number) -> Kept
    ) throws -> [Kept] {
        let size = MemoryLayout<Number>.size
        var found: [Kept] = []
        found.reserveCapacity(count)
        while found.count < count {
            let wanted = min(count - found.count, block / size) * size
            guard let data = try? file.read(upToCount: wanted), data.count == wanted else { throw Damage(sentence: "ended while it was read") }
            data.withUnsafeBytes { bytes in
                for at in stride(from: 0, to: wanted, by: size) {
                    found.append(kept(Number(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Number.self))))
                }
            }
        }
        return found
    }

    private static func number<Number: FixedWidthInteger>(_ data: Data, at offset: Int, _ kind: Number.Type) -> Number {
        data.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self)) }
    }
}

extension StoredPairs.Fault {
    var sentence: String {
        switch self {
        case .rows(let flat): "flat \(flat): its pairs begin or end where they cannot"
        case .householdOutOfRange(let flat, let household): "flat \(flat): there is no household \(household)"
        case .householdTwice(let flat, let household): "flat \(flat): household \(household) stands there twice"
        case .scoreOutOfRange(let flat, let household): "flat \(flat), household \(household): the score is beyond ±\(Assignment.highestScore)"
        case .tooMany: "more households or flats than can be"
        }
    }
}
