import Basics
import Foundation
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct EventPagesTests {
    static let typed: FormData = [
        "title": "Seminar für Beratungskräfte", "kind": "seminar", "audience": "counsellors", "desk": "return", "day": "02.06.2026", "time": "9:30",
        "minutes": "360", "place": "München", "capacity": "1", "contents": "Übungen",
    ]

    @Test func anEventIsPlannedFilledHeldAndCounted() async throws {
        try await Screens.withOffice { house in
            let keeper = try await house.browser(of: .counsellor)
            let wrong = try await keeper.submit(on: "/veranstaltungen/neu", Self.typed.setting("time", to: "halb zehn"))
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("halb zehn") && PageCheck(wrong.body).findings == [])
            let address = try #require(try await keeper.submit(on: "/veranstaltungen/neu", Self.typed).location)
            for page in [address, address + "/aendern", address + "/absagen", "/veranstaltungen"] {
                let body = try await keeper.get(page).body
                #expect(PageCheck(body).findings == [], "\(page)")
            }
            _ = try await keeper.submit(on: address, to: address + "/gaeste", ["name": "Lena <b>Albrecht</b>", "how": "eintragen"])
            _ = try await keeper.submit(on: address, to: address + "/gaeste", ["name": "Berta Braun", "how": "einladen"])
            let listed = try await keeper.get(address).body
            #expect(PageCheck(listed).findings == [] && listed.contains("Lena &lt;b&gt;Albrecht") && listed.contains("/einladung/"))
            #expect(listed.contains("1 angemeldet, ausgebucht") && !listed.contains("Wer war da?"))
            house.clock.move(days: 1)
            house.clock.move(seconds: 8 * 3_600)
            let again = try await house.browser(of: .counsellor)
            let sheet = try await again.get(address + "/anwesenheit").body
            #expect(PageCheck(sheet).findings == [])
            let box = try #require(sheet.firstMatch(of: /name="present" value="([^"]+)"/).map { String($0.output.1) })
            let held = try await again.submit(on: address + "/anwesenheit", ["present": box, "visitors": "3"])
            #expect(held.location == address)
            let report = try await again.get("/berichte").body
            #expect(report.contains("Veranstaltungen nach Art") && report.contains("Teilnahme: eine Person"))
            _ = try await again.submit(on: address, to: address + "/bescheinigungen", [:])
            #expect(try await again.get(address).body.contains("Bescheinigung T-"))
        }
    }

    @Test func strangersRegisterAndAnswerAtTheirAddressAlone() async throws {
        try await Screens.withOffice { house in
            let keeper = try await house.browser(of: .counsellor)
            let address = try #require(try await keeper.submit(on: "/veranstaltungen/neu", Self.typed).location)
            _ = try await keeper.submit(on: address, to: address + "/anmeldung", ["stand": "offen"])
            _ = try await keeper.submit(on: address, to: address + "/gaeste", ["name": "Berta Braun", "how": "einladen"])
            let page = try await keeper.get(address).body
            let registration = try #require(page.firstMatch(of: /\/anmeldung\/[A-Za-z0-9_-]{43}/).map { String($0.output) })
            let invitation = try #require(page.firstMatch(of: /\/einladung\/[A-Za-z0-9_-]{43}/).map { String($0.output) })

            let stranger = try house.browser()
            let shown = try await stranger.get(registration).body
            #expect(PageCheck(shown).findings == [] && shown.contains("Seminar für Beratungskräfte") && !shown.contains("Berta"))
            let empty = try await stranger.submit(on: registration, ["name": ""])
            #expect(empty.status == .unprocessableContent && PageCheck(empty.body).findings == [])
            let done = try await stranger.submit(on: registration, ["name": "Dana Demir", "contact": "dana@example.org"])
            #expect(done.location == registration)

            let guest = try house.browser()
            let asked = try await guest.get(invitation).body
            #expect(PageCheck(asked).findings == [] && asked.contains("Berta Braun") && !asked.contains("Dana"))
            let neither = try await guest.submit(on: invitation, [:])
            #expect(neither.status == .unprocessableContent)
            _ = try await guest.submit(on: invitation, ["antwort": "ja"])
            #expect(try await guest.get(invitation).body.contains("auf der Warteliste"))
            let list = try await keeper.get(address).body
            #expect(list.contains("Dana Demir") && list.contains("1 wartet"))
            for nothing in ["/anmeldung/" + String(repeating: "A", count: 43), "/einladung/kurz"] {
                #expect(try await stranger.get(nothing).status == .notFound)
            }
        }
    }

    @Test func aVolunteerSignsUpAndSeesNoList() async throws {
        try await Screens.withOffice { house in
            let keeper = try await house.browser(of: .counsellor)
            let address = try #require(try await keeper.submit(on: "/veranstaltungen/neu", Self.typed).location)
            _ = try await keeper.submit(on: address, to: address + "/gaeste", ["name": "Berta Braun", "how": "einladen"])
            let volunteer = try await house.browser(of: .volunteer)
            let list = try await volunteer.get("/veranstaltungen").body
            #expect(PageCheck(list).findings == [] && list.contains("Seminar für Beratungskräfte") && !list.contains("Berta"))
            _ = try await volunteer.submit(on: "/veranstaltungen", to: address + "/teilnehmen", [:])
            #expect(try await volunteer.get("/veranstaltungen").body.contains("angemeldet</span>"))
            #expect(try await volunteer.get(address).status == .forbidden)
        }
    }
}
