import Testing

@Suite struct FloorTests {
    @Test(arguments: Project.sources)
    func aRoomImportsOnlyWhatStandsBelowIt(file: SourceFile) {
        #expect(Floors.breaches(in: file) == [])
    }

    @Test func everyRoomIsInTheTable() {
        #expect(Project.rooms.subtracting(Floors.table.keys) == [])
        #expect(Project.rooms.contains("Basics"))
        #expect(Project.sources.count >= Project.rooms.count - 2)
    }

    @Test(arguments: [
        ("GRDB", "SQLiteStore"), ("CPostgres", "PostgresStore"), ("Yams", "Catalogue"), ("Hummingbird", "Web"), ("CSodium", "Vault"),
        ("CZlib", "Vault"),
    ])
    func aForeignLibraryHasOneHome(library: String, home: String) {
        let homes = Floors.table.filter { $0.value.ours.union($0.value.others).contains(library) }.map(\.key)
        #expect(homes == [home])
    }

    @Test func aRoomNeverImportsUpwards() {
        for (name, room) in Floors.table {
            for below in room.ours {
                #expect(Floors.table[below]?.ours.contains(name) == false, "\(name) and \(below) import each other")
            }
        }
    }

    @Test(arguments: [
        "import GRDB", "public import GRDB", "  @preconcurrency import GRDB", "@_spi(Inner) import GRDB", "import struct GRDB.Row",
        "import Basics\nimport GRDB // the row type", "#if canImport(GRDB)\n    import GRDB\n#endif",
    ])
    func anImportIsFoundInEveryShape(text: String) {
        let file = SourceFile(room: "Ledger", path: "Sources/Ledger/Sample.swift", text: text)
        #expect(Floors.breaches(in: file).count == 1)
    }

    @Test(arguments: ["// import GRDB", "/* import GRDB\nimport GRDB */", "let text = \"\"\"\n    import GRDB\n    \"\"\"", "import Basics"])
    func wordsAreNoImport(text: String) {
        let file = SourceFile(room: "Ledger", path: "Sources/Ledger/Sample.swift", text: text)
        #expect(Floors.breaches(in: file) == [])
    }
}
