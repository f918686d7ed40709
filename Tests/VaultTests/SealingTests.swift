import Testing

@testable import Vault

@Suite struct Sealed {
    let office = OfficeKey.random()
    let key = CaseKey.random()
    let place = Place(office: "muenchen", file: "f1", table: "people", column: "name", row: "p1")

    @Test func aValueOpensWhereItWasSealed() throws {
        for text in ["", "Amal Haddad", "Zoë \u{1F30D}\r\n'; DROP TABLE people; --"] {
            let sealed = try key.seal(text, at: place)
            #expect(sealed.count == text.utf8.count + 31)
            #expect(try key.openText(sealed, at: place) == text)
        }
    }

    @Test func theSameValueNeverLooksTheSame() throws {
        let first = try key.seal("Amal", at: place)
        let second = try key.seal("Amal", at: place)
        #expect(first != second)
        #expect(!first.contains(Array("Amal".utf8)))
    }

    @Test func aValueOpensNowhereElse() throws {
        let sealed = try key.seal("Amal", at: place)
        let others = [
            Place(office: "koeln", file: "f1", table: "people", column: "name", row: "p1"),
            Place(office: "muenchen", file: "f2", table: "people", column: "name", row: "p1"),
            Place(office: "muenchen", file: "f1", table: "contacts", column: "name", row: "p1"),
            place.column("note"),
            Place(office: "muenchen", file: "f1", table: "people", column: "name", row: "p2"),
            // The same letters, cut elsewhere.
            Place(office: "muenchenf", file: "1", table: "people", column: "name", row: "p1"),
        ]
        for other in others {
            #expect(throws: VaultError.damaged) { try key.open(sealed, at: other) }
        }
    }

    @Test func whatTheOfficeSealsOpensForThisOfficeAndPlaceAlone() throws {
        let sealed = try office.seal(Array("0176 000".utf8), at: place)
        #expect(try office.open(sealed, at: place) == Array("0176 000".utf8))
        #expect(throws: VaultError.damaged) { try OfficeKey.random().open(sealed, at: place) }
        #expect(throws: VaultError.damaged) { try office.open(sealed, at: place.column("note")) }
        // A file's key and the office's own never open for one another.
        #expect(throws: VaultError.damaged) { try key.open(sealed, at: place) }
    }

    @Test func everyFlippedBitIsNoticed() throws {
        let sealed = try key.seal("Amal", at: place)
        for index in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[index] ^= 1 << bit
                #expect(throws: VaultError.damaged) { try key.open(altered, at: place) }
            }
        }
    }

    @Test func everyCutIsNoticed() throws {
        let sealed = try key.seal("Amal", at: place)
        for count in 0..<sealed.count {
            #expect(throws: VaultError.damaged) { try key.open(Array(sealed.prefix(count)), at: place) }
        }
        #expect(throws: VaultError.damaged) { try key.open(sealed + [0], at: place) }
    }

    @Test func anotherKeyOpensNothing() throws {
        let sealed = try key.seal("Amal", at: place)
        #expect(throws: VaultError.damaged) { try CaseKey.random().open(sealed, at: place) }
    }

    @Test func textThatIsNotUTF8IsDamaged() throws {
        let sealed = try key.seal([0xff, 0xfe], at: place)
        #expect(throws: VaultError.damaged) { try key.openText(sealed, at: place) }
        #expect(try key.open(sealed, at: place) == [0xff, 0xfe])
    }

    /// The format is held by a value sealed once: who changes it must keep reading this one.
    @Test func aValueOfTheFirstVersionStillOpens() throws {
        let root = try RootKey(bytes: Array(0..<32))
        let office = try OfficeKey(unwrapping: Known.office, by: root, office: "muenchen")
        let key = try CaseKey(unwrapping: Known.file, by: office, at: place)
        #expect(try key.openText(Known.field, at: place) == "Amal Haddad")
    }
}

@Suite struct KeysInKeys {
    let root = RootKey.random()
    let place = Place(office: "muenchen", file: "f1", table: "files", column: "key", row: "f1")

    @Test func aCaseKeyComesBackThroughTheOfficeKey() throws {
        let office = OfficeKey.random()
        let again = try OfficeKey(unwrapping: try office.wrapped(by: root, office: "muenchen"), by: root, office: "muenchen")
        let key = CaseKey.random()
        let wrapped = try key.wrapped(by: office, at: place)
        #expect(wrapped.count == 63)
        let sealed = try key.seal("Amal", at: place)
        #expect(try CaseKey(unwrapping: wrapped, by: again, at: place).openText(sealed, at: place) == "Amal")
    }

    @Test func aWrappedKeyDoesNotMoveToAnotherFile() throws {
        let office = OfficeKey.random()
        let wrapped = try CaseKey.random().wrapped(by: office, at: place)
        let other = Place(office: "muenchen", file: "f2", table: "files", column: "key", row: "f2")
        #expect(throws: VaultError.damaged) { try CaseKey(unwrapping: wrapped, by: office, at: other) }
        #expect(throws: VaultError.damaged) { try CaseKey(unwrapping: wrapped, by: .random(), at: place) }
    }

    @Test func anOfficeKeyDoesNotMoveToAnotherOfficeOrRoot() throws {
        let wrapped = try OfficeKey.random().wrapped(by: root, office: "muenchen")
        #expect(throws: VaultError.damaged) { try OfficeKey(unwrapping: wrapped, by: root, office: "koeln") }
        #expect(throws: VaultError.damaged) { try OfficeKey(unwrapping: wrapped, by: .random(), office: "muenchen") }
    }

    @Test func aDestroyedKeySaysSo() throws {
        let office = OfficeKey.random()
        #expect(throws: VaultError.erased) { try CaseKey(unwrapping: nil, by: office, at: place) }
        #expect(throws: VaultError.erased) { try CaseKey(unwrapping: [], by: office, at: place) }
    }

    @Test func aSealedFieldDoesNotPassForAKey() throws {
        let office = OfficeKey.random()
        let key = CaseKey.random()
        let inside = try CaseKey(unwrapping: try key.wrapped(by: office, at: place), by: office, at: place)
        let sealed = try inside.seal([UInt8](repeating: 7, count: 32), at: place)
        #expect(throws: VaultError.damaged) { try CaseKey(unwrapping: sealed, by: office, at: place) }
    }

    @Test func theFingerprintTellsTheRightKeyFromTheWrong() throws {
        #expect(root.fingerprint.utf8.count == 16)
        try root.assertMatches(fingerprint: root.fingerprint)
        #expect(throws: VaultError.wrongKey) { try RootKey.random().assertMatches(fingerprint: root.fingerprint) }
        #expect(try RootKey(bytes: Array(0..<32)).fingerprint == Known.fingerprint)
    }

    @Test func keysNeverPrintThemselves() throws {
        let root = try RootKey(bytes: [UInt8](repeating: 0x41, count: 32))
        let office = OfficeKey.random()
        let things: [Any] = [
            root, office, CaseKey.random(), office.logKey, office.blindIndex("x"), SecretToken.random(), LogChain(key: office.logKey),
        ]
        for thing in things {
            var dumped = ""
            dump(thing, to: &dumped)
            for text in ["\(thing)", String(reflecting: thing), dumped] {
                #expect(text.contains("***"), "\(text)")
                #expect(!text.contains("SymmetricKey") && !text.contains("65") && !text.contains("AAAA"), "\(text)")
            }
        }
    }
}
