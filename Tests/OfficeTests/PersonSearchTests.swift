import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct PersonSearchTests {
    private func open(
        _ test: TestOffice, _ family: String, _ given: String, own: String? = nil, born: String? = nil, by worker: Worker? = nil
    ) async throws -> CaseID {
        try await test.perform(
            OpenCase(
                desk: .return, identity: PersonIdentity(familyName: family, givenName: given, nameInOwnScript: own),
                born: born.flatMap { CivilDate(iso: $0) }), by: worker
        ).id
    }

    private func similar(_ test: TestOffice, _ family: String?, _ given: String?, own: String? = nil, born: String? = nil) async throws
        -> [SimilarPerson]
    {
        try await test.ask(
            SimilarPersons(
                PersonIdentity(familyName: family, givenName: given, nameInOwnScript: own), born: born.flatMap { CivilDate(iso: $0) }))
    }

    @Test(arguments: Engine.here) func aNameIsFoundInEveryScriptAndSpelling(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let hussein = try await open(test, "Hussein", "Mohammed", own: "محمد حسين", born: "1990-04-03")
            let celik = try await open(test, "Çelik", "Ayşe")
            for text in ["Muhamed Husain", "husein muhammad", "محمد", "Мухаммед", "moham 1990", "Hussein 03.04.1990", "hus"] {
                let found = try await test.ask(FindPersons(text: text)).map(\.id)
                #expect(found.contains(hussein) && !found.contains(celik), "\(text)")
            }
            let found = try await test.ask(FindPersons(text: "Celik Ayse"))
            #expect(found.map(\.id) == [celik] && found[0].called == "Ayşe Çelik")
        }
    }

    @Test(arguments: Engine.here) func whoFitsBestStandsFirst(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let other = try await open(test, "Müller", "Annabell", born: "1960-02-02")
            let exact = try await open(test, "Mueller", "Anna", born: "1988-02-02")
            #expect(try await test.ask(FindPersons(text: "Müller Anna 1988")).map(\.id) == [exact, other])
        }
    }

    @Test(arguments: Engine.here) func aSecondFileIsNoticedWithItsReasons(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let known = try await open(test, "Hussein", "Mohammed", own: "محمد حسين", born: "1990-04-03")
            let hits = try await similar(test, "Muhamed", "Husain", born: "1990-03-04")
            let hit = try #require(hits.first)
            #expect(hit.line?.id == known && hit.comparison.isVeryLikely)
            #expect(hit.comparison.pro.contains("Tag und Monat der Geburt vertauscht"))
            #expect(try await similar(test, "Muhamed", "Husain", born: "1961-11-20").isEmpty)
            #expect(try await similar(test, nil, nil, own: "محمد حسين", born: "1990-04-03").first?.line?.id == known)
            #expect(try await similar(test, nil, nil).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func ofARestrictedFileOnlyItsExistenceIsTold(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, "Ahmeti", "Besarta", born: "1990-04-03", by: test.lead)
            let version = try await test.ask(CaseOverview(file: file), by: test.lead).file.version
            try await test.perform(AssignFile(file: file, owner: test.lead.id, restricted: true, version: version), by: test.lead)
            let hits = try await similar(test, "Ahmeti", "Besarta", born: "1990-04-03")
            #expect(hits.count == 1 && hits[0].line == nil && hits[0].called.isEmpty && hits[0].born == nil && hits[0].ownerName == test.lead.name)
            #expect(try await similar(test, "Ahmeti", "Besarta").isEmpty, "not enough to be told that it exists")
            #expect(try await test.ask(FindPersons(text: "Ahmeti")).isEmpty)
        }
    }

    @Test(arguments: Engine.here) func whoIsNotTheSameIsNeverProposedAgain(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let one = try await open(test, "Rahimi", "Ali", born: "1991-05-06")
            let other = try await open(test, "Raheemi", "Aly", born: "1991-05-06")
            let pair = try #require(try await test.ask(DuplicatePairs()).first)
            #expect(Set([pair.one.line.id, pair.other.line.id]) == [one, other])
            try await test.perform(DecidePair(one: pair.one.person, other: pair.other.person, areDifferent: true))
            #expect(try await test.ask(DuplicatePairs()).isEmpty)
            #expect(try await test.ask(DuplicatePairs(state: .different)).count == 1)
            // Written anew, and still remembered.
            let person = try await test.ask(HouseholdSheet(file: other)).persons[0]
            try await test.perform(RecordPerson(file: other, person: person.id, identity: person.identity, facts: [:], version: person.version))
            #expect(try await test.ask(DuplicatePairs(of: other)).isEmpty)
            try await test.perform(DecidePair(one: pair.other.person, other: pair.one.person, areDifferent: false))
            #expect(try await test.ask(DuplicatePairs(of: one)).count == 1)
        }
    }

    @Test(arguments: Engine.here) func tagsOfBeforeAreMadeAnewOnce(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, "Ahmeti", "Besarta")
            for table in ["name_keys", "person_cards"] { try await test.office.database.write { try Self.empty(table, $0) } }
            #expect(try await test.ask(FindPersons(text: "Ahmeti")).isEmpty)
            try await test.office.settleNameKeys()
            #expect(try await test.ask(FindPersons(text: "ahmeti")).map(\.id) == [file])
            for table in ["name_keys", "person_cards"] { try await test.office.database.write { try Self.empty(table, $0) } }
            try await test.office.settleNameKeys()
            #expect(try await test.ask(FindPersons(text: "ahmeti")).isEmpty, "it is done once for a version")
        }
    }

    /// Of two names only who bears both is looked at, however many newer ones bear one of them.
    @Test func manyNewerNamesakesHideNobody() async throws {
        try await Engine.sqlite.withOffice { test in
            let sought = try await open(test, "Zeleke", "Maryam")
            for _ in 0..<210 { _ = try await open(test, "Rahimi", "Maryam") }
            #expect(try await test.ask(FindPersons(text: "Maryam Zeleke")).map(\.id) == [sought])
        }
    }

    private static func empty(_ table: String, _ transaction: any Transaction) throws {
        if table == "name_keys" { try transaction.execute("DELETE FROM name_keys") } else { try transaction.execute("DELETE FROM person_cards") }
    }

    @Test(arguments: Engine.here) func anErasedFileLeavesNoKeyBehind(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await open(test, "Ahmeti", "Besarta")
            _ = try await open(test, "Ahmetti", "Besarta")
            let number = try await test.ask(CaseOverview(file: file)).file.number
            try await test.office.erase(fileNumber: number, reason: "demand", id: CommandID(), by: test.worker(.dataProtectionOfficer))
            #expect(try await test.ask(DuplicatePairs()).isEmpty)
            let left: Int? = try await test.office.database.read {
                try $0.value("SELECT COUNT(*) FROM name_keys WHERE entry NOT IN (SELECT entry FROM person_cards)")
            }
            #expect(left == 0)
        }
    }
}
