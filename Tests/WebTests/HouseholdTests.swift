import Basics
import Catalogue
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct HouseholdTests {
    @Test func everyFieldOfTheVocabularyIsAskedOnceAndNothingIsAssumed() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
            let client = try await house.browser(of: .counsellor)
            let pages = [
                (entity: Entity.household, address: "/faelle/\(file)/haushalt"), (.person, "/faelle/\(file)/haushalt/person/\(person.id)"),
                (.person, "/faelle/\(file)/haushalt/person/neu"),
            ]
            for (entity, address) in pages {
                let page = try await client.get(address).body
                #expect(PageCheck(page).findings == [], "\(address)")
                let isShut = address == "/faelle/\(file)/haushalt/person/\(person.id)"
                let fields = try ProjectFiles.shelf.get().current.fields.filter { $0.of == entity && !($0.isSensitive && isShut) }
                #expect(!fields.isEmpty)
                for field in fields {
                    #expect(page.components(separatedBy: "id=\"feld-\(field.id)\"").count == 2, "\(field.id) stands once")
                    #expect(page.contains(escaped(field.label.de)) && page.contains(escaped(field.question.de)), "\(field.id)")
                    for choice in field.choices { #expect(page.contains(escaped(choice.label.de)), "\(choice.id)") }
                }
                if entity == .person {
                    #expect(!page.contains(" selected>Ja<") && !page.contains(" selected>Nein<"), "nobody said anything yet")
                }
            }
        }
    }

    @Test func whatWasSaidIsKeptWithItsStanding() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let id = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file)/haushalt/person/\(id)"
            _ = try await client.submit(
                on: address,
                FormData(
                    try everything() + [
                        ("family_name", "Ahmeti"), ("given_name", "Besarta"), ("born", "3.2.1990"), ("born-stand", "documented"),
                        ("status", "tolerated"),
                        ("voluntary_return", "true"), ("startup_request", "1.200"), ("remedy_filed-stand", "refused"),
                    ]))
            let facts = try await house.ask(HouseholdSheet(file: file)).persons[0].facts
            #expect(facts["born"]?.values == ["1990-02-03"] && facts["born"]?.standing == .documented)
            #expect(facts["status"]?.standing == .stated, "a value without a choice beside it is what was said")
            #expect(facts["startup_request"]?.values == ["1200.00"] && facts["voluntary_return"]?.values == ["true"])
            #expect(facts["remedy_filed"]?.standing == .refused && facts["remedy_filed"]?.values == [])
            #expect(facts["nationality"] == nil && facts["has_own_means"] == nil, "what nobody said stays unknown")
            let page = try await client.get(address).body
            #expect(page.contains("value=\"03.02.1990\"") && page.contains("<option value=\"refused\" selected>keine Angabe gewünscht"))
            #expect(PageCheck(page).findings == [])
        }
    }

    @Test func aFieldThatIsClearedIsUnknownAgainAndOneThatIsNotShownStays() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
            try await house.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity,
                    facts: ["born": FactInput(["1990-02-03"]), "status": FactInput(["tolerated"], standing: .verified)], version: 1))
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(
                on: "/faelle/\(file)/haushalt/person/\(person.id)", ["family_name": "Ahmeti", "born": "", "born-stand": "stated"])
            let facts = try await house.ask(HouseholdSheet(file: file)).persons[0].facts
            #expect(facts["born"] == nil && facts["status"]?.values == ["tolerated"])
        }
    }

    @Test func anErrorStandsAtItsFieldAndEverythingTypedStays() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let id = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let answer = try await house.browser(of: .counsellor).submit(
                on: "/faelle/\(file)/haushalt/person/\(id)",
                [
                    "family_name": "Ah\"meti", "born": "31.02.1990", "born-stand": "verified", "startup_request": "viel", "startup_request-stand": "",
                    "status": "tolerated", "status-stand": "refused", "in_detention": "vielleicht", "in_detention-stand": "",
                ])
            #expect(answer.status == .unprocessableContent && PageCheck(answer.body).findings == [])
            for field in ["born", "startup_request", "status", "in_detention"] {
                #expect(answer.body.contains("href=\"#feld-\(field)\""), "\(field)")
            }
            #expect(answer.body.contains("Geburtsdatum: Bitte ein Datum wie"))
            #expect(answer.body.contains("value=\"31.02.1990\"") && answer.body.contains("value=\"Ah&quot;meti\""))
            #expect(answer.body.contains("<details class=\"group\" id=\"schutz\" open>"), "an error behind a fold unfolds it")
            let facts = try await house.ask(HouseholdSheet(file: file)).persons[0].facts
            #expect(facts.byField.isEmpty)
        }
    }

    @Test func nobodyIsOverwritten() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file)/haushalt/person/\(person.id)"
            let shown = try #require(ShownForm.all(in: try await client.get(address).body).first { $0.action == address })
            try await house.perform(
                RecordPerson(file: file, person: person.id, identity: person.identity, facts: ["born": FactInput(["1991-01-01"])], version: 1))
            // A mistake first: mending it must not make an outdated form pass for a new one.
            let mistake = try await client.post(address, form: shown.filled(with: ["family_name": "Ahmeti", "born": "x", "born-stand": ""]))
            let mended = try #require(ShownForm.all(in: mistake.body).first { $0.action == address })
            let stale = try await client.post(address, form: mended.filled(with: ["family_name": "Ahmeti", "born": "1.1.1992", "born-stand": ""]))
            #expect(stale.status == .conflict && stale.body.contains("1.1.1992 (angegeben)") && PageCheck(stale.body).findings == [])
            let kept = try await house.ask(HouseholdSheet(file: file)).persons[0].facts.value("born")
            #expect(kept == "1991-01-01")
        }
    }

    @Test func theHouseholdIsRecordedWithItsDistrictByName() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let page = try await client.submit(
                on: "/faelle/\(file)/haushalt",
                [
                    "residence_ags": "starnberg", "residence_ags-stand": "documented", "destination": "XK", "destination-stand": "",
                    "departure_date": "1.9.2026", "departure_date-stand": "", "wish": "Ein Salon", "language": "sq", "interpreter": "unbekannt",
                ], following: true)
            #expect(PageCheck(page.body).findings == [] && page.body.contains("value=\"Starnberg\""))
            let sheet = try await house.ask(HouseholdSheet(file: file))
            #expect(sheet.facts.value("residence_ags") == "09188" && sheet.facts.value("departure_date") == "2026-09-01")
            #expect(sheet.file.wish == "Ein Salon" && sheet.file.needsInterpreter == nil)
            let wrong = try await client.submit(on: "/faelle/\(file)/haushalt", ["residence_ags": "Irgendwo", "residence_ags-stand": ""])
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("#feld-residence_ags") && wrong.body.contains("value=\"Irgendwo\""))
        }
    }

    @Test func theHouseholdGrowsAndShrinks() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let page = try await client.submit(
                on: "/faelle/\(file)/haushalt/person/neu", ["given_name": "Leon", "born": "5.5.2018", "born-stand": ""], following: true)
            #expect(page.body.contains("<bdi>Leon</bdi>") && page.body.contains("05.05.2018") && PageCheck(page.body).findings == [])
            let child = try await house.ask(HouseholdSheet(file: file)).persons[1]
            let own = "/faelle/\(file)/haushalt/person/\(child.id)"
            let gone = try await client.submit(on: own, to: "\(own)/entfernen", [:], following: true)
            #expect(!gone.body.contains("<bdi>Leon</bdi>") && PageCheck(gone.body).findings == [])
        }
    }

    @Test func aNamelessPersonIsNotAskedForAName() async throws {
        try await Screens.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return, alias: "Mann mit blauer Mappe")).id
            let id = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file)/haushalt/person/\(id)"
            let page = try await client.get(address).body
            #expect(!page.contains("name=\"family_name\"") && page.contains("/faelle/\(file)/name") && PageCheck(page).findings == [])
            let saved = try await client.submit(on: address, ["contact": "über die Caritas", "nationality": "SN", "nationality-stand": ""])
            #expect(saved.status == .seeOther)
            let sheet = try await house.ask(HouseholdSheet(file: file))
            #expect(sheet.persons[0].identity.contact == "über die Caritas" && sheet.file.naming == .nameless)
        }
    }

    @Test func anotherPageLeadsToAField() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let id = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let client = try await house.browser(of: .counsellor)
            let date = try await client.get("/faelle/\(file)/haushalt/person/\(id)?feld=entry_date").body
            #expect(date.components(separatedBy: "autofocus").count == 2 && !date.contains("Die gesuchte Angabe steht hier."))
            let folded = try await client.get("/faelle/\(file)/haushalt/person/\(id)?feld=in_detention").body
            #expect(folded.contains("Die gesuchte Angabe steht hier.") && folded.contains("/schutz?feld=in_detention"))
            let country = try await client.get("/faelle/\(file)/haushalt?feld=destination").body
            #expect(country.components(separatedBy: "autofocus").count == 2)
            for page in [date, folded, country] { #expect(PageCheck(page).findings == []) }
        }
    }

    /// Every control of the person's form as a browser would send it untouched.
    private func everything() throws -> [(String, String)] {
        let typed = ["born", "status", "voluntary_return", "startup_request", "remedy_filed"]
        let answered = ["born-stand", "remedy_filed-stand"]
        return try ProjectFiles.shelf.get().current.fields.filter { $0.of == .person && !$0.isSensitive }.flatMap { field -> [(String, String)] in
            let value = typed.contains(field.id) || field.type == .choices ? [] : [(field.id, "")]
            let standing = "\(field.id)-stand"
            return value + (answered.contains(standing) ? [] : [(standing, "")])
        }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
