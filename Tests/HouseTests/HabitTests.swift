import Testing

/// What no file of the house may hold, found in code, not in words.
@Suite struct HabitTests {
    static let longestFile = 350
    static let traps = #"\bfatalError\s*\(|\btry!|\bas!|\bTODO\b|\bFIXME\b"#
    static let floatingPoint = #"\b(Double|Float|Float16|Float32|Float64|Float80|CGFloat|TimeInterval|Decimal)\b|(?:^|[^.\w$])\d[\d_]*\.\d"#
    static let outside =
        #"\b(FileManager|FileHandle|ProcessInfo|Process|URLSession|Bundle|DispatchTime|ContinuousClock|SuspendingClock|SystemRandomNumberGenerator|Thread)\b"#
        + #"|\bDate\s*\(\s*\)|\bDate\.now\b|\.random\b|\brandomElement\b|\bshuffled\s*\(\s*\)|\bUUID\s*\(\s*\)|\b(Data|String)\s*\(\s*contentsOf|\bcontentsOfFile\b|\bprint\s*\("#
    static let machinePath = #"/(home|Users|root|work|opt|tmp)/"#

    /// Rooms that count money and days: a fraction there is a bug.
    static let exactRooms: Set<String> = ["Basics", "Catalogue", "Ledger", "Matching", "Figures"]

    @Test(arguments: Project.sources)
    func aFileIsOneSmallRoom(file: SourceFile) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        #expect(lines <= Self.longestFile, "\(file.path) has \(lines) lines")
    }

    @Test(arguments: Project.sources)
    func nothingTrapsOnPurpose(file: SourceFile) throws {
        let found = try file.places(of: Self.traps)
        #expect(found == [])
    }

    @Test(arguments: Project.sources.filter { exactRooms.contains($0.room) })
    func moneyAndDaysAreWholeNumbers(file: SourceFile) throws {
        let found = try file.places(of: Self.floatingPoint)
        #expect(found == [])
    }

    @Test(arguments: Project.sources.filter { Floors.table[$0.room]?.isPure == true })
    func aPureRoomSeesNothingOfTheWorld(file: SourceFile) throws {
        let found = try file.places(of: Self.outside)
        #expect(found == [])
    }

    @Test(arguments: Project.sources)
    func noFileKnowsOneMachine(file: SourceFile) throws {
        let found = file.text.matches(of: try Regex(Self.machinePath)).map { String(file.text[$0.range]) }
        #expect(found == [])
    }

    @Test(arguments: [
        ("fatalError(\"no\")", traps), ("let a = try! read()", traps), ("let b = c as! Int", traps),
        ("let price = 1.5", floatingPoint), ("var share: Double", floatingPoint), ("func f(_ x: Swift.Float)", floatingPoint),
        ("let now = Date()", outside), ("let id = UUID()", outside), ("try String(contentsOf: url)", outside), ("Int.random(in: 1...6)", outside),
        ("\"\\(FileManager.default)\"", outside),
    ])
    func theRulesFindWhatTheyForbid(text: String, rule: String) throws {
        #expect(try sample(text).places(of: rule).count == 1)
    }

    @Test(arguments: [
        ("let a = try? read()", traps), ("let b = c as? Int", traps), ("// try! would do", traps), ("\"as! if\"", traps),
        ("let range = 1...5", floatingPoint), ("rows[0].amount", floatingPoint), ("x.0.1", floatingPoint), ("$0.0 < $1.0", floatingPoint),
        ("\"1.5\"", floatingPoint),
        ("Date(timeIntervalSince1970: seconds)", outside), ("bytes.append(contentsOf: more)", outside), ("var usingRandom = generator", outside),
    ])
    func theRulesLeaveTheRestAlone(text: String, rule: String) throws {
        #expect(try sample(text).places(of: rule) == [])
    }

    private func sample(_ text: String) -> SourceFile { SourceFile(room: "Ledger", path: "Sample.swift", text: text) }
}
