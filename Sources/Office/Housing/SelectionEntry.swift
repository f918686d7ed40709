import Basics
import Foundation
import Store
import Vault

/// One household in the packed row of a round: whose, in which place, and what is sealed under its file's key.
///
/// A file that is erased takes its key along, and with it what this round knew of the household; only that somebody was looked at stays.
struct SelectionEntry {
    let file: CaseID
    /// From 1; nil where it has none.
    let rank: Int?
    /// One thing alone keeps it from the flat.
    let isNear: Bool
    let sealed: [UInt8]

    /// Households with a place in its order, then those without by their numbers: file, rank, mark, length, sealed bytes.
    static func packed(_ entries: [SelectionEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(0) { $0 + 45 + $1.sealed.count })
        for entry in entries {
            bytes.append(contentsOf: entry.file.text.utf8)
            bytes.append(number: entry.rank ?? 0)
            bytes.append(entry.isNear ? 1 : 0)
            bytes.append(number: entry.sealed.count)
            bytes.append(contentsOf: entry.sealed)
        }
        return bytes
    }

    /// Throws where the bytes were not packed by `packed`.
    static func unpacked(_ bytes: [UInt8]) throws -> [SelectionEntry] {
        var entries: [SelectionEntry] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let file = CaseID(String(decoding: rest.prefix(36), as: UTF8.self)), let rank = rest.dropFirst(36).number,
                let mark = rest.dropFirst(40).first, let length = rest.dropFirst(41).number, rest.count >= 45 + length
            else { throw VaultError.damaged }
            entries.append(
                SelectionEntry(file: file, rank: rank == 0 ? nil : rank, isNear: mark == 1, sealed: Array(rest.dropFirst(45).prefix(length))))
            rest = rest.dropFirst(45 + length)
        }
        return entries
    }
}

extension [UInt8] {
    /// Four bytes, big end first.
    fileprivate mutating func append(number: Int) { for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: number >> shift)) } }
}

extension ArraySlice<UInt8> {
    /// The first four bytes as a number; nil where there are fewer.
    fileprivate var number: Int? { count < 4 ? nil : prefix(4).reduce(0) { $0 << 8 | Int($1) } }
}
