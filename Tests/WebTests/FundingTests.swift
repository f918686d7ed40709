import Basics
import Foundation
import HTTPTypes
import Office
import Papers
import TestSupport
import Testing
import Web

@Suite struct FundingTests {
    @Test func theSumOfWhatIsSettledStandsApartFromWhatIsOpen() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2, leavingOut: ["medical_need"])
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung")
            #expect(PageCheck(page.body).findings == [])
            // Two adults: 2 × 1.000 start aid, 2 × 200 travel allowance, 3.000 for the business.
            #expect(page.body.contains("5.400,00\u{a0}€ stehen fest"))
            #expect(page.body.contains("Dazu können Beträge kommen, deren Höhe nicht bekannt ist."), "the second start aid was never read")
            for words in [
                "Coming Home", "möglich", "Warum?", "Für die Zusage erfüllt, für die Auszahlung fehlt", "Stattdessen:", "beendet am 31.12.2025",
                "Regelstand", "Nicht möglich", "Was zusammen geht",
            ] {
                #expect(page.body.contains(words), "\(words) is missing")
            }
            #expect(!page.body.contains("abgelehnt"))
        }
    }

    @Test func theNextQuestionLeadsToItsFieldOnTheHouseholdPage() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1, leavingOut: ["has_own_means"])
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung").body
            #expect(page.contains("Eine Angabe entscheidet:"))
            #expect(page.contains("?aendern=1.has_own_means") && page.contains("Bei „nein“:"))
            let led = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung?aendern=1.has_own_means")
            #expect(
                led.location == "/faelle/\(file.text)/haushalt/person/\(person.text)?feld=has_own_means&zurueck=foerderung#feld-has_own_means")
        }
    }

    @Test func personsWithTheSameResultAreToldOnce() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 8)
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung")
            #expect(PageCheck(page.body).findings == [])
            #expect(page.body.contains("für alle 8 Personen"))
            #expect(page.bytes.count <= 40_000, "\(page.bytes.count) bytes")
        }
    }

    @Test func aTrialShowsItselfAndTouchesNothing() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/\(file.text)/foerderung?ziel=XK&ausreise=1.12.2026&stichtag=2.6.2026").body
            #expect(page.contains("Nur zur Probe:") && page.contains("Zielland Kosovo") && page.contains("Ausreise am 01.12.2026"))
            #expect(page.contains("02.06.2026") && !page.contains("Prüfung in den Verlauf legen"))
            #expect(PageCheck(page).findings == [])
            let sheet = try await house.ask(HouseholdSheet(file: file))
            #expect(sheet.facts.value("destination") == "IQ" && sheet.facts.value("departure_date") == nil)
            let odd = try await client.get("/faelle/\(file.text)/foerderung?stichtag=gestern&ziel=%3Cb%3E")
            #expect(odd.status == .unprocessableContent && odd.body.contains("value=\"gestern\""))
            #expect(PageCheck(odd.body).findings == [])
        }
    }

    @Test func aFrozenCheckIsPaperForTheFileWhereThereIsAPress() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let frozen = try await house.freeze(file)
            let paper = try await house.ask(CheckPaper(file: file, check: frozen.check.id)).report
            #expect(paper.information.contains { $0.value == frozen.check.shortHash } && paper.parts.count > 5)
            let answer = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung/\(frozen.check.id.text)/pruefung.pdf")
            #expect(answer.status == .serviceUnavailable && PageCheck(answer.body).findings == [])
        }
    }

    @Test func everyNoHasSomethingInstead() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 8, leavingOut: ["has_own_means"])
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file.text)/foerderung").body
            let folded = try #require(page.range(of: "id=\"teil-impossible\"")).lowerBound
            let ended = try #require(page.range(of: "Was zusammen geht und was nicht", range: folded..<page.endIndex)).lowerBound
            let results = page[folded..<ended].components(separatedBy: "class=\"result\"").dropFirst()
            #expect(results.count > 10)
            for result in results { #expect(result.contains("Stattdessen:"), "\(result.prefix(200))") }
        }
    }

    @Test func aReasonNamesTheFactWhoStatedItAndTheWayToChangeIt() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let client = try await house.browser(of: .counsellor)
            let address = "/faelle/\(file.text)/foerderung?hilfe=reag-garp.start_aid"
            let page = try await client.get(address).body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("angegeben am 01.06.2026, Test Rückkehrberatung") && page.contains("?aendern=1.has_own_means"))
            #expect(page.contains("Höchstbetrag der Starthilfe je Familie") && page.contains("/regeln/quellen#"))
            #expect(try await client.get("/faelle/\(file.text)/foerderung?hilfe=gibt.es-nicht").status == .notFound)
            let trial = try await client.get(address + "&ziel=XK").body
            #expect(trial.contains("Nur zur Probe: Zielland Kosovo") && trial.contains("(nur zur Probe)"))
        }
    }

    @Test func whoChangesAFactFromTheCheckComesBackToIt() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let client = try await house.browser(of: .counsellor)
            let field = try await client.get("/faelle/\(file.text)/foerderung?aendern=1.has_own_means")
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0].id
            let saved = try await client.submit(
                on: try #require(field.location), to: "/faelle/\(file.text)/haushalt/person/\(person.text)?zurueck=foerderung",
                ["family_name": "Hadi", "given_name": "Yousif", "has_own_means": "true", "has_own_means-stand": "stated"])
            #expect(saved.location == "/faelle/\(file.text)/foerderung")
            let sheet = try await house.ask(HouseholdSheet(file: file))
            #expect(sheet.persons[0].facts.value("has_own_means") == "true")
        }
    }

    @Test func theSameReasonsStandInAnotherLanguageAsADraft() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 8)
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/\(file.text)/foerderung/erklaerung?sprache=en").body
            #expect(PageCheck(page).findings == [])
            #expect(page.contains("Entwurf") && page.contains("lang=\"en\"") && page.contains("not possible"))
            #expect(try await client.get("/faelle/\(file.text)/foerderung/erklaerung?sprache=xx").status == .notFound)
        }
    }

    @Test func aCheckIsFrozenAndAnOfferDraftedFromIt() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let client = try await house.browser(of: .counsellor)
            let start = "/faelle/\(file.text)/foerderung"
            let frozen = try await client.submit(on: start, ["stichtag": "2026-06-01"])
            let address = try #require(frozen.location)
            let page = try await client.get(address)
            #expect(PageCheck(page.body).findings == [])
            #expect(
                page.body.contains("stimmt überein") && page.body.contains("Zusage entwerfen") && page.body.contains("Das lässt sich nicht zusagen"))
            let empty = try await client.submit(on: address, [:])
            #expect(empty.status == .unprocessableContent && empty.body.contains("Was soll zugesagt werden?"))
            #expect(PageCheck(empty.body).findings == [])
            let drafted = try await client.submit(
                on: address, FormData([("benefits", "reag-garp.start_aid/1"), ("benefits", "reag-garp.start_aid/2")]))
            #expect(drafted.status == .seeOther && drafted.location?.hasPrefix("/faelle/\(file.text)/briefe/") == true)
            let again = try await client.get(address).body
            #expect(again.contains("Schon zugesagt oder in einem Entwurf."))
            let all = try await client.get(address + "?alle=ja").body
            #expect(all.contains("value=\"coming-home.startup/1\" checked"))
        }
    }

    @Test func anotherDeskAndOtherRolesDoNotComeIn() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let address = "/faelle/\(file.text)/foerderung"
            #expect(try await house.browser(of: .housingCounsellor).get(address).status == .notFound)
            for role in [Role.finance, .volunteer, .interpreter, .administrator, .dataProtectionOfficer] {
                let answer = try await house.browser(of: role).get(address)
                #expect(answer.status == .forbidden && !answer.body.contains("Hadi"))
            }
        }
    }
}
