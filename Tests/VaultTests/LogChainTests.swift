import Testing

@testable import Vault

private struct Entry: Equatable {
    var fields: [[UInt8]]
    var code: [UInt8]
}

private func entries(_ count: Int, key: LogKey) -> [Entry] {
    var chain = LogChain(key: key)
    return (0..<count).map { index in
        let fields = [Array("\(index)".utf8), Array("case.read".utf8), Array("worker \(index % 3)".utf8), []]
        return Entry(fields: fields, code: chain.append(fields))
    }
}

private func holds(_ log: [Entry], key: LogKey, checkpoint: Checkpoint? = nil) -> Bool {
    var chain = LogChain(key: key)
    var reached = checkpoint == nil || checkpoint?.size == 0
    for entry in log {
        guard chain.follow(entry.fields, code: entry.code) else { return false }
        if let checkpoint, chain.size == checkpoint.size {
            guard chain.head == checkpoint.head else { return false }
            reached = true
        }
    }
    return reached
}

@Suite struct TheLogChain {
    let key = OfficeKey.random().logKey

    @Test func anUntouchedLogHolds() { #expect(holds(entries(20, key: key), key: key)) }

    @Test func everyEditedByteIsNoticed() {
        let log = entries(8, key: key)
        for (index, entry) in log.enumerated() {
            for (field, bytes) in entry.fields.enumerated() {
                for place in bytes.indices {
                    var altered = log
                    altered[index].fields[field][place] ^= 1
                    #expect(!holds(altered, key: key))
                }
            }
            for place in entry.code.indices {
                var altered = log
                altered[index].code[place] ^= 0x80
                #expect(!holds(altered, key: key))
            }
        }
    }

    @Test func aDroppedASwappedAndAnAddedEntryAreNoticed() {
        let log = entries(8, key: key)
        for index in 0..<7 {
            var dropped = log
            dropped.remove(at: index)
            #expect(!holds(dropped, key: key))
            var swapped = log
            swapped.swapAt(index, index + 1)
            #expect(!holds(swapped, key: key))
            var doubled = log
            doubled.insert(log[index], at: index)
            #expect(!holds(doubled, key: key))
        }
    }

    @Test func aByteThatMovesToTheNextFieldIsNoticed() {
        let moved = key.mac(previous: LogChain.beginning, fields: [Array("ab".utf8), Array("c".utf8)])
        #expect(moved != key.mac(previous: LogChain.beginning, fields: [Array("a".utf8), Array("bc".utf8)]))
        #expect(moved != key.mac(previous: LogChain.beginning, fields: [Array("ab".utf8), Array("c".utf8), []]))
    }

    @Test func onlyTheCheckpointNoticesACutEnd() throws {
        let log = entries(8, key: key)
        let signer = try CheckpointKey(seed: [UInt8](repeating: 1, count: 32), name: "neuanfang")
        let checkpoint = try signer.sign(origin: "neuanfang/muenchen", size: 8, head: log[7].code)
        #expect(holds(log, key: key, checkpoint: checkpoint))
        let cut = Array(log.prefix(5))
        #expect(holds(cut, key: key))
        #expect(!holds(cut, key: key, checkpoint: checkpoint))
    }

    @Test func aRewrittenLogIsNoticed() throws {
        let log = entries(8, key: key)
        let signer = try CheckpointKey(seed: [UInt8](repeating: 1, count: 32), name: "neuanfang")
        let checkpoint = try signer.sign(origin: "neuanfang/muenchen", size: 8, head: log[7].code)
        // Without the key, a rewritten chain does not hold at all …
        #expect(!holds(entries(8, key: OfficeKey.random().logKey), key: key))
        // … with it, the checkpoint contradicts.
        var chain = LogChain(key: key)
        let rewritten = log.map { entry in
            var fields = entry.fields
            fields[2] = Array("nobody".utf8)
            return Entry(fields: fields, code: chain.append(fields))
        }
        #expect(holds(rewritten, key: key))
        #expect(!holds(rewritten, key: key, checkpoint: checkpoint))
    }
}

@Suite struct Checkpoints {
    @Test func aCheckpointIsReadBackByItsPublicKey() throws {
        let signer = try CheckpointKey(seed: [UInt8](repeating: 3, count: 32), name: "neuanfang")
        let made = try signer.sign(origin: "neuanfang/office/muenchen", size: 1_000_000, head: [UInt8](repeating: 9, count: 32))
        #expect(made.text.hasPrefix("neuanfang/office/muenchen\n1000000\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n\n\u{2014} neuanfang "))
        #expect(try Checkpoint.verify(made.text, publicKey: signer.publicKeyText) == made)
    }

    @Test func everyAlteredByteIsNoticed() throws {
        let signer = try CheckpointKey(seed: [UInt8](repeating: 3, count: 32), name: "neuanfang")
        let made = try signer.sign(origin: "o", size: 12, head: [1, 2, 3])
        let bytes = Array(made.text.utf8)
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1
            let text = String(decoding: altered, as: UTF8.self)
            #expect(throws: VaultError.badCheckpoint) { try Checkpoint.verify(text, publicKey: signer.publicKeyText) }
        }
        #expect(throws: VaultError.badCheckpoint) { try Checkpoint.verify("", publicKey: signer.publicKeyText) }
    }

    @Test func anotherSignerIsRefused() throws {
        let signer = try CheckpointKey(seed: [UInt8](repeating: 3, count: 32), name: "neuanfang")
        let other = try CheckpointKey(seed: [UInt8](repeating: 4, count: 32), name: "neuanfang")
        let made = try signer.sign(origin: "o", size: 12, head: [1, 2, 3])
        #expect(throws: VaultError.badCheckpoint) { try Checkpoint.verify(made.text, publicKey: other.publicKeyText) }
    }

    /// The example of the signed-note specification's reference implementation.
    @Test func theKeyOfTheGoChecksumDatabaseIsRead() throws {
        let text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
        #expect(try NoteKey(text).hexHash == "033de0ae")
        #expect(throws: VaultError.badCheckpoint) { try NoteKey("sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8") }
    }
}
