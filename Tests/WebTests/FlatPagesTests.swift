import Basics
import Catalogue
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct FlatPagesTests {
    private static let typed: FormData = [
        "origin": "phone", "landlord": "Erika <b>Zitron", "phone": "0221 123456", "municipality": "05315000", "district": "Kalk",
        "street": "Kanaristraße 7", "area": "78", "rooms": "3", "baseRent": "760", "coldCosts": "180", "lift": "ja", "stepFree": "unbekannt",
        "limited": "nein", "funded": "nein",
    ]

    @Test func anOfferIsTakenMendedCheckedAndEnded() async throws {
        try await Screens.withOffice { house in
            let keeper = try await house.browser(of: .housingCounsellor)
            let wrong = try await keeper.submit(on: "/wohnungen/neu", Self.typed.setting("area", to: "groß"))
            #expect(wrong.status == .unprocessableContent && wrong.body.contains("Das ist keine Fläche") && wrong.body.contains("Kanaristraße 7"))
            let address = try #require(try await keeper.submit(on: "/wohnungen/neu", Self.typed).location)
            for page in [address, address + "/aendern", "/wohnungen", "/vermieter", "/wohnungen/neu"] {
                let body = try await keeper.get(page).body
                #expect(PageCheck(body).findings == [], "\(page)")
            }
            let shown = try await keeper.get(address).body
            #expect(shown.contains("Erika &lt;b&gt;Zitron") && shown.contains("Richtwert für 3: 976,00"))
            let yearly = try await keeper.submit(on: address + "/aendern", Self.typed.setting("baseRent", to: "9.120,00"))
            #expect(yearly.location == address)
            #expect(try await keeper.get(address).body.contains("Das sieht nach der Miete für ein Jahr aus"))
            let unasked = try await keeper.submit(on: address, to: address + "/pruefen", [:])
            #expect(unasked.status == .unprocessableContent)
            _ = try await keeper.submit(on: address, to: address + "/pruefen", ["asked": "ja"])
            #expect(try await keeper.get(address).body.contains("Zur Auswahl öffnen"))
            _ = try await keeper.submit(on: address, to: address + "/beenden", ["why": "too_expensive"])
            #expect(try await keeper.get("/wohnungen?stand=beendet").body.contains("abgelehnt"))
        }
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "x"])
    func aPageThereCannotBeIsAnotherOne(number: String) async throws {
        try await Screens.withOffice { house in
            let keeper = try await house.browser(of: .housingCounsellor)
            let made = try await keeper.submit(
                on: "/unterkuenfte/neu", ["name": "Haus am Ring", "kind": "shelter", "places": "40", "step_free": "unbekannt"])
            let shelter = try #require(made.location)
            for list in ["/wohnungen", "/vermieter", "/wohnungen/wege", shelter] {
                #expect(try await keeper.get(list + "?seite=" + number).status == .ok, "\(list)")
            }
        }
    }

    @Test func aLandlordOffersAndReadsOneLineAndNothingOfAnybody() async throws {
        try await Screens.withOffice { house in
            let landlord = try house.browser()
            let form = try await landlord.get("/wohnung-anbieten").body
            #expect(PageCheck(form).findings == [])
            let only = try await landlord.submit(on: "/wohnung-anbieten", Self.typed.setting("wish", to: "nur deutsche Christen"))
            #expect(only.status == .unprocessableContent && only.body.contains("Erlaubt ist zum Beispiel"))
            let sent = try await landlord.submit(on: "/wohnung-anbieten", Self.typed.setting("wish", to: "Nichtraucher"))
            let address = try #require(sent.location)
            let status = try await landlord.get(address).body
            #expect(PageCheck(status).findings == [] && status.contains("Ihr Angebot ist angekommen"))
            // What the law on data and on equal treatment keeps from landlords is not even mentioned to them.
            for page in [form, status] {
                for word in ["Duldung", "Aufenthalt", "Asyl", "Jobcenter", "AsylbLG", "Bürgergeld", "Nationalität", "Flüchtling"] {
                    #expect(!page.contains(word), "\(word)")
                }
            }
            let keeper = try await house.browser(of: .housingCounsellor)
            #expect(try await keeper.get("/wohnungen?zustand=draft").body.contains("Kalk"))
        }
    }

    @Test func whatAHouseholdNeedsIsWrittenDownOnItsFile() async throws {
        try await Screens.withOffice { house in
            let desk = house.worker(.housingCounsellor)
            let file = try await house.perform(OpenCase(desk: .housing, alias: "Familie mit Kinderwagen"), by: desk).id
            let keeper = try await house.browser(of: .housingCounsellor)
            let page: String = "/faelle/\(file)/wohnen"
            #expect(PageCheck(try await keeper.get(page).body).findings == [])
            let bad = try await keeper.submit(on: page, ["urgency": "2", "earliest": "01.09.2026", "latest": "01.08.2026"])
            #expect(bad.status == .unprocessableContent && bad.body.contains("Ohne Grund"))
            let sent = try await keeper.submit(on: page, ["consents": "ja", "excludedDistricts": "Kalk; Porz, ", "permit": "held"])
            #expect(sent.location == page)
            let kept = try await keeper.get(page).body
            #expect(kept.contains("Kalk, Porz") && kept.contains("Familie mit Kinderwagen"))
        }
    }
}
