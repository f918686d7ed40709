import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

/// Two people have the same form open.
@Suite struct TogetherTests {
    private func open(_ house: TestOffice, _ file: CaseID) async throws -> (client: InProcessClient, address: String, form: ShownForm, person: Person)
    {
        let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
        let client = try await house.browser(of: .counsellor)
        let address = "/faelle/\(file)/haushalt/person/\(person.id)"
        let form = try #require(ShownForm.all(in: try await client.get(address).body).first { $0.action == address })
        return (client, address, form, person)
    }

    @Test func whatDoesNotCollideIsPutTogether() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let (client, address, form, person) = try await open(house, file)
            try await house.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity, facts: ["status": FactInput(["tolerated"])], version: person.version),
                by: house.lead)
            let saved = try await client.post(
                address,
                form: form.filled(with: [
                    "family_name": "Ahmeti", "given_name": "Besarta", "born": "1.2.1990", "born-stand": "", "status": "", "status-stand": "",
                ]))
            #expect(saved.status == .seeOther)
            let facts = try await house.ask(HouseholdSheet(file: file)).persons[0].facts
            #expect(facts.value("born") == "1990-02-01" && facts.value("status") == "tolerated")
            let next = try await client.get("/faelle/\(file)/haushalt").body
            #expect(next.contains("zusammen mit dem") && PageCheck(next).findings == [])
        }
    }

    @Test(arguments: [("meine", "1990-02-01"), ("andere", "1991-03-03"), ("davor", nil as String?)])
    func whatCollidesIsChosenFieldByField(side: String, born: String?) async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let (client, address, form, person) = try await open(house, file)
            try await house.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity,
                    facts: ["born": FactInput(["1991-03-03"], standing: .documented), "status": FactInput(["tolerated"])], version: person.version),
                by: house.lead)
            let met = try await client.post(
                address,
                form: form.filled(with: [
                    "family_name": "Ahmeti", "given_name": "Besarta", "contact": "über die Schwester", "born": "01.02.1990", "born-stand": "stated",
                    "status": "", "status-stand": "",
                ]))
            #expect(met.status == .conflict && PageCheck(met.body).findings == [])
            #expect(met.body.contains("01.02.1990 (angegeben)") && met.body.contains("03.03.1991 (Unterlage liegt vor)"))
            #expect(!met.body.contains("über die Schwester</label>"), "what does not collide is not asked")
            let choice = try #require(ShownForm.all(in: met.body).first { $0.action == address })
            let unanswered = try await client.post(address, form: choice.filled(with: [:]))
            #expect(
                unanswered.status == .unprocessableContent && unanswered.body.contains("#feld-wahl-born") && PageCheck(unanswered.body).findings == []
            )
            let again = try #require(ShownForm.all(in: unanswered.body).first { $0.action == address })
            let saved = try await client.post(address, form: again.filled(with: ["wahl-born": side]))
            #expect(saved.status == .seeOther)
            let after = try await house.ask(HouseholdSheet(file: file)).persons[0]
            #expect(after.facts.value("born") == born && after.facts.value("status") == "tolerated")
            #expect(after.identity.contact == "über die Schwester" && after.identity.givenName == "Besarta")
        }
    }

    @Test func theWishAndAStepOfTheFileDoNotCollide() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: "Zu meiner Schwester")
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file)/haushalt"
            let form = try #require(ShownForm.all(in: try await client.get(address).body).first { $0.action == address })
            try await house.perform(MoveStage(file: file, stage: .plan, version: 1), by: house.lead)
            let saved = try await client.post(
                address, form: form.filled(with: ["wish": "Zu meiner Mutter", "language": "sq", "interpreter": "ja"]))
            #expect(saved.status == .seeOther)
            let wish = try await house.ask(HouseholdSheet(file: file)).file.wish
            #expect(wish == "Zu meiner Mutter")
        }
    }

    @Test func whoOpensTheFormHearsOfAChangeMinutesAgo() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let (client, address, _, person) = try await open(house, file)
            try await house.perform(
                RecordPerson(file: file, person: person.id, identity: person.identity, facts: [:], version: person.version), by: house.lead)
            house.clock.move(seconds: 180)
            let page = try await client.get(address).body
            #expect(page.contains("hat hier vor 3 Minuten etwas geändert") && PageCheck(page).findings == [])
            house.clock.move(seconds: 840)
            let later = try await house.browser(of: .counsellor).get(address).body
            #expect(!later.contains("hat hier vor"))
        }
    }

    @Test func twoVersionsOfANoteAreShownBesideEachOther() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            try await house.perform(WriteNote(file: file, text: "Amt ruft Montag an"))
            let client = try await house.browser(of: .counsellor)
            let course = try await client.get("/faelle/\(file)/verlauf").body
            let link = String(try #require(course.firstMatch(of: #/href="(/faelle/[^"]*/eintrag/[^"]*)"/#)?.1))
            let form = try #require(ShownForm.all(in: try await client.get(link).body).first { $0.action == link })
            let subject = try #require(link.split(separator: "/").last)
            try await house.perform(RewordNote(file: file, subject: String(subject), text: "Amt ruft Mittwoch an", version: 1), by: house.lead)
            let met = try await client.post(link, form: form.filled(with: ["note": "Amt ruft Dienstag an"]))
            #expect(met.status == .conflict && PageCheck(met.body).findings == [])
            for day in ["Montag", "Dienstag", "Mittwoch"] { #expect(met.body.contains("Amt ruft \(day) an")) }
        }
    }
}
