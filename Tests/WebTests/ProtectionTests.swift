import Basics
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing

@testable import Web

@Suite struct ProtectionTests {
    private static let planted = "Pillbox-Canary-Schutz"

    @Test func whatIsSensitiveIsInNoPageUntilSomebodyAsksForIt() async throws {
        try await Screens.withOffice { house in
            let (file, person) = try await inNeed(house)
            let client = try await house.browser(of: .counsellor)
            let own = "/faelle/\(file)/haushalt/person/\(person)"
            let pages = [
                "", "/haushalt", "/haushalt/person/\(person)", "/verlauf", "/verlauf?druck=1", "/blatt", "/unterlagen", "/ausreise", "/weitergabe",
            ]
            for page in pages {
                let body = try await client.get("/faelle/\(file)\(page)").body
                #expect(!body.contains("traumatised") && !body.contains("traumatisiert"), "\(page)")
                #expect(!body.contains(Self.planted), "\(page)")
            }
            var log = try await readings(in: house)
            #expect(log == 0)
            let opened = try await client.submit(on: own, to: "\(own)/schutz", [:])
            #expect(opened.status == .ok && PageCheck(opened.body).findings == [])
            #expect(opened.body.contains("value=\"traumatised\" checked") && opened.body.contains("<details class=\"group\" id=\"schutz\" open>"))
            _ = try await client.submit(on: "/faelle/\(file)", to: "/faelle/\(file)/schutz", [:])
            let notes = try await client.get("/faelle/\(file)/verlauf?schutz=1").body
            #expect(notes.contains(Self.planted) && PageCheck(notes).findings == [])
            log = try await readings(in: house)
            #expect(log == 1, "one entry for a worker, a file and an hour")
            house.clock.move(seconds: 3_601)
            _ = try await client.signIn(login: Role.counsellor.rawValue, password: TestOffice.password)
            _ = try await client.get("/faelle/\(file)/verlauf?schutz=1")
            log = try await readings(in: house)
            #expect(log == 2)
        }
    }

    @Test func theClickKeepsWhatWasTypedAndTheFormSavesBoth() async throws {
        try await Screens.withOffice { house in
            let (file, person) = try await inNeed(house)
            let client = try await house.browser(of: .counsellor)
            let own = "/faelle/\(file)/haushalt/person/\(person)"
            let opened = try await client.submit(on: own, to: "\(own)/schutz", ["family_name": "Ahmeti-Berisha", "contact": "über die Caritas"])
            #expect(opened.body.contains("value=\"Ahmeti-Berisha\"") && opened.body.contains("value=\"über die Caritas\""))
            let form = try #require(ShownForm.all(in: opened.body).first { $0.action == own })
            let typed: FormData = [
                "family_name": "Ahmeti-Berisha", "contact": "über die Caritas", "medical_need": "true", "medical_need-stand": "documented",
                "vulnerabilities": "traumatised", "vulnerabilities-stand": "stated",
            ]
            let saved = try await client.post(own, form: form.filled(with: typed))
            #expect(saved.status == .seeOther)
            let name = try await house.ask(HouseholdSheet(file: file)).persons[0].identity.familyName
            let facts = try await house.ask(ProtectionNeeds(file: file))[0].facts
            #expect(name == "Ahmeti-Berisha")
            #expect(facts["medical_need"]?.standing == .documented && facts["vulnerabilities"]?.values == ["traumatised"])
        }
    }

    @Test func savingTheOpenFormLeavesWhatItDidNotShow() async throws {
        try await Screens.withOffice { house in
            let (file, person) = try await inNeed(house)
            let client = try await house.browser(of: .counsellor)
            let own = "/faelle/\(file)/haushalt/person/\(person)"
            let saved = try await client.submit(on: own, ["family_name": "Ahmeti", "born": "3.2.1990", "born-stand": ""])
            #expect(saved.status == .seeOther)
            let facts = try await house.ask(ProtectionNeeds(file: file))[0].facts
            #expect(facts["vulnerabilities"]?.values == ["traumatised"])
        }
    }

    @Test func aSensitiveNoteIsMarkedWhenWrittenAndLater() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let course = "/faelle/\(file)/verlauf"
            _ = try await client.submit(on: course, to: "/faelle/\(file)/notiz", ["note": "Schule geklärt"])
            let address = try #require(try await client.get(course).body.firstMatch(of: #/href="(/faelle/[^"]+/eintrag/[^"]+)"/#)).1
            let marked = try await client.submit(on: String(address), ["note": "Schule geklärt", "vertraulich": "ja"], following: true)
            #expect(!marked.body.contains("Schule geklärt") && marked.body.contains("vertraulich"))
            let shut = try await client.get(String(address)).body
            #expect(!shut.contains("Schule geklärt") && PageCheck(shut).findings == [])
            let again = try await client.submit(on: "\(address)?schutz=1", to: String(address), ["note": "Schule und Arzt", "vertraulich": "ja"])
            #expect(again.status == .seeOther)
            let open = try await client.get("\(address)?schutz=1").body
            #expect(open.contains("Schule und Arzt") && open.contains("Schule geklärt"), "its versions stand behind the same click")
            let released = try await client.submit(
                on: "\(address)?schutz=1", to: String(address), ["note": "Schule und Arzt", "vertraulich": "nein"], following: true)
            #expect(released.body.contains("Schule und Arzt"))
        }
    }

    /// A file with a need for protection and a note that is marked.
    private func inNeed(_ house: TestOffice) async throws -> (CaseID, PersonID) {
        let file = try await house.openNamedFile()
        let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
        try await house.perform(
            RecordPerson(
                file: file, person: person.id, identity: person.identity, facts: ["vulnerabilities": FactInput(["traumatised"])],
                version: person.version))
        try await house.perform(WriteNote(file: file, text: "Arzt: \(Self.planted)", isSensitive: true))
        try await house.perform(
            HoldSession(
                file: file, heldOn: Screens.today, minutes: 30, channel: .phone, language: nil, interpreting: .notNeeded,
                note: "Am Telefon: \(Self.planted)", isSensitive: true))
        return (file, person.id)
    }

    private func readings(in house: TestOffice) async throws -> Int {
        try await house.ask(AccessRecord(), by: house.worker(.dataProtectionOfficer)).count { $0.action == "protection.read" }
    }
}
