import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct CalendarPagesTests {
    private static let tomorrow = Screens.today.adding(days: 1)

    private func typed(_ more: FormData = FormData()) -> FormData {
        var form: FormData = [
            "day": "02.06.2026", "time": "10:00", "minutes": "60", "matter": "talk", "place": "office", "language": "sq", "interpreting": "ja",
        ]
        for field in more.fields { form = form.setting(field.name, to: field.value) }
        return form
    }

    @Test func anAppointmentIsBookedMovedAndCalledOff() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let booked = try await client.submit(on: "/faelle/\(file)/termin", typed(), following: true)
            #expect(booked.body.contains("Der Termin ist vereinbart.") && booked.body.contains("02.06.2026, 10:00 Uhr"))
            #expect(PageCheck(booked.body).findings == [])
            let id = try #require(try await house.ask(MyDay(day: Self.tomorrow)).appointments.first?.id)
            let page = "/termine/\(id)"
            let move: FormData = ["day": "02.06.2026", "time": "14:30", "minutes": "45", "place": "phone"]
            let moved = try await client.submit(on: page, to: "\(page)/aendern/zeit", move, following: true)
            #expect(moved.body.contains("Der Termin ist verlegt.") && moved.body.contains("14:30–15:15"))
            let stale = try await client.submit(on: page, to: "\(page)/aendern/zeit", move.setting("version", to: "1"))
            #expect(stale.status == .conflict && stale.body.contains("Nichts wurde überschrieben"))
            let off = try await client.submit(
                on: page, to: "\(page)/aendern/absage", ["by": "family", "reason": "krank", "lost_cost": "45,00"], following: true)
            #expect(off.body.contains("durch die Familie") && off.body.contains("45,00"))
            #expect(PageCheck(off.body).findings == [])
        }
    }

    @Test func theAdviceComesWithoutAScriptAndAlone() async throws {
        try await Screens.withOffice { house in
            let (one, two) = (try await house.openNamedFile(), try await house.openNamedFile())
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/faelle/\(one)/termin", typed())
            let advised = try await client.submit(on: "/faelle/\(two)/termin", typed(["schritt": "pruefen"]))
            #expect(advised.status == .ok && advised.body.contains("hat 10:00–11:00 schon einen Termin"))
            #expect(advised.body.contains("Nächste freie Zeiten") && PageCheck(advised.body).findings == [])
            let part = try await client.submit(on: "/faelle/\(two)/termin", typed(["schritt": "teil"]))
            #expect(part.status == .ok && part.body.hasPrefix("<div role=\"status\">") && !part.body.contains("Ahmeti"))
            let refused = try await client.submit(on: "/faelle/\(two)/termin", typed())
            #expect(refused.status == .unprocessableContent && PageCheck(refused.body).findings == [])
            let slot = try await client.submit(on: "/faelle/\(two)/termin", typed(["zeit": "2026-06-03 08:30 - -"]))
            #expect(slot.body.contains("value=\"03.06.2026\"") && slot.body.contains("value=\"08:30\""))
        }
    }

    @Test func anHourThatTheClocksSkipIsRefusedWithASentence() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let skipped = try await client.submit(on: "/faelle/\(file)/termin", typed(["day": "28.03.2027", "time": "2:30"]))
            #expect(skipped.status == .unprocessableContent && skipped.body.contains("Diese Uhrzeit gibt es am 28.03.2027 nicht"))
            let twice = try await client.submit(on: "/faelle/\(file)/termin", typed(["day": "25.10.2026", "time": "2:30", "schritt": "pruefen"]))
            #expect(twice.body.contains("zweimal") && twice.body.contains("noch in der Sommerzeit"))
        }
    }

    @Test func theWeekIsATableAndTheDayAList() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/kalender/raeume", ["name": "Zimmer 7", "places": "4", "step_free": "ja"])
            let room = try #require(try await house.ask(RoomList()).rooms.first)
            _ = try await client.submit(on: "/faelle/\(file)/termin", typed(["room": room.id.text]))
            for address in [
                "/kalender", "/kalender?wer=team&tag=2026-06-02", "/kalender?wer=raum:\(room.id)", "/kalender/raeume", "/kalender/raeume/\(room.id)",
            ] {
                let page = try await client.get(address)
                #expect(page.status == .ok && PageCheck(page.body).findings == [], "\(address)")
                #expect(page.body.contains("Zimmer 7"))
            }
            let week = try await client.get("/kalender?tag=2026-06-02").body
            #expect(week.contains("<th scope=\"row\">10 Uhr</th>") && week.contains("A., Besarta"))
            let foreign = try await house.browser(of: .housingCounsellor).get("/kalender?wer=raum:\(room.id)").body
            #expect(foreign.contains("belegt") && !foreign.contains("Besarta"))
        }
    }

    @Test func theBookOfInterpretersKeepsWhatIsNotKnownUnknown() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            let form: FormData = ["name": "Freweini Haile", "language": "ti", "sworn": "unbekannt", "per_hour": "55,00", "contact": "089 0000-1"]
            let list = try await client.submit(on: "/kalender/dolmetschbuch/neu", form, following: true)
            #expect(list.body.contains("Freweini Haile") && list.body.contains("Tigrinya") && PageCheck(list.body).findings == [])
            let entry = try #require(try await house.ask(InterpreterBook()).first { $0.name == "Freweini Haile" })
            #expect(entry.details.isSworn == nil && entry.details.contact == "089 0000-1" && entry.account == nil)
            let page = try await client.get("/kalender/dolmetschbuch/\(entry.id)")
            #expect(PageCheck(page.body).findings == [] && page.body.contains("089 0000-1"))
            guard let hits = try await CanaryScan.hits(of: ["089 0000-1"], in: house.office.database) else { return }
            #expect(hits.isEmpty)
        }
    }

    @Test func theSecretAddressIsShownOnceAndReadByNobodySignedIn() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/faelle/\(file)/termin", typed())
            let shown = try await client.submit(on: "/kalender/adresse", [:])
            #expect(PageCheck(shown.body).findings == [])
            let whole = try #require(shown.body.split(separator: "\"").first { $0.contains("/kalender/feed/") })
            let address = "/" + whole.split(separator: "/").dropFirst(2).joined(separator: "/")
            #expect(try await !client.get("/kalender/adresse").body.contains(address))
            let reader = try house.browser()
            let feed = try await reader.get(address)
            #expect(feed.status == .ok && feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(feed.body.contains("BEGIN:VEVENT") && !feed.body.contains("Besarta"))
            let mark = try #require(feed.headers[.eTag])
            #expect(try await reader.get(address, headers: [.ifNoneMatch: mark]).status == .notModified)
            #expect(try await reader.get("/kalender/feed/x.ics").status == .notFound)
        }
    }

    @Test func theSheetSaysItInTheirLanguageAndThatItIsADraft() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            _ = try await client.submit(on: "/faelle/\(file)/termin", typed())
            let id = try #require(try await house.ask(MyDay(day: Self.tomorrow)).appointments.first?.id)
            let page = try await client.get("/termine/\(id)/zettel")
            #expect(page.status == .ok && PageCheck(page.body).findings == [])
            for words in ["Takimi juaj", "lang=\"sq\"", "Dienstag, 02.06.2026", "10:00 bis 11:00 Uhr", "noch nicht geprüft"] {
                #expect(page.body.contains(words), "\(words)")
            }
        }
    }

    @Test func aTeamLeadSeesFiguresWithTheirDefinitions() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let begins = LocalTime(day: Screens.today.adding(days: -3), hour: 10, minute: 0).moment
            let plan = AppointmentPlan(begins: begins, minutes: 60, matter: .talk, language: Screens.albanian, needsInterpreter: true)
            let id = try await house.perform(BookAppointment(file: file, plan: plan)).id
            try await house.perform(SettleAppointment(appointment: id, state: .missed))
            try await house.perform(RecordAppointmentCost(appointment: id, cost: nil, lostCost: Money(cents: 6_000), version: 2))
            let page = try await house.browser(of: .teamLead).get("/kalender/zahlen").body
            #expect(page.contains("100 %") && page.contains("60,00") && page.contains("Wie gezählt wird") && !page.contains("Besarta"))
            #expect(PageCheck(page).findings == [])
            #expect(try await house.browser(of: .counsellor).get("/kalender/zahlen").status == .forbidden)
        }
    }
}
