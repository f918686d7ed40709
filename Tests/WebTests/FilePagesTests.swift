import Basics
import HTTPTypes
import Office
import TestSupport
import Testing
import Web

@Suite struct FilePagesTests {
    @Test func oneScreenSaysWhoWhatWhereAndWhatIsNext() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile(wish: "Zurück zu den Eltern,\nmit einem Friseursalon")
            try await house.perform(AddTask(file: file, title: "Kostenvoranschlag Geräte", dueOn: Screens.today.adding(days: -2)))
            try await house.perform(AddTask(file: file, title: "Passersatz nachfragen", dueOn: Screens.today))
            try await house.perform(appointment(of: file, interpreter: house.worker(.interpreter).id))
            let page = try await house.browser(of: .counsellor).get("/faelle/\(file)").body
            #expect(PageCheck(page).findings == [])
            for words in [
                "A., Besarta", "Kosovo · 1 Person", "Dolmetschen", "Zuständig: <bdi>Test Rückkehrberatung</bdi>", "Zurück zu den Eltern,<br>",
                "<li aria-current=\"step\">Beratung</li>", "überfällig seit 30.05.2026", "Passersatz nachfragen", "Plan besprechen",
                "Test Dolmetschen",
                "angefragt", "Besarta Ahmeti", "Noch keine Zusage.", "Geplante Ausreise",
            ] { #expect(page.contains(words), "\(words) is missing") }
            #expect(!page.contains("<title>Übersicht, A., Besarta"), "a name does not stand in the browser's history")
        }
    }

    @Test func whatNeedsProtectionIsShownOnAClickThatIsLogged() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let person = try await house.ask(HouseholdSheet(file: file)).persons[0]
            try await house.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity,
                    facts: ["vulnerabilities": FactInput(["pregnant", "traumatised"]), "in_detention": FactInput(["false"], standing: .verified)],
                    version: 1))
            let client = try await house.browser(of: .counsellor)
            let first = try await client.get("/faelle/\(file)").body
            #expect(!first.contains("schwanger") && !first.contains("In Haft"))
            var readings = try await readings(of: "protection.read", in: house)
            #expect(readings == 0)
            let opened = try await client.submit(on: "/faelle/\(file)", to: "/faelle/\(file)/schutz", ["wozu": "support"]).body
            #expect(PageCheck(opened).findings == [])
            #expect(opened.contains("schwanger, traumatisiert") && opened.contains("geprüft"))
            readings = try await self.readings(of: "protection.read", in: house)
            #expect(readings == 1)
            let course = try await client.get("/faelle/\(file)/verlauf").body
            #expect(course.contains("Besondere Schutzbedarfe angesehen") && !course.contains("schwanger"), "colleagues see who looked")
            let record = try await house.browser(of: .dataProtectionOfficer).get("/protokoll").body
            #expect(record.contains("hat besondere Schutzbedarfe angesehen") && record.contains("um Hilfe zu vermitteln"))
        }
    }

    @Test func aFileMovesForwardAndBack() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            for stage in [CaseStage.plan, .counselling] {
                let page = try await client.submit(
                    on: "/faelle/\(file)", to: "/faelle/\(file)/schritt", ["stage": stage.rawValue], following: true)
                #expect(PageCheck(page.body).findings == [])
                #expect(page.body.contains("<li aria-current=\"step\">\(stage.german)</li>"))
            }
            let unsaid = try await client.submit(on: "/faelle/\(file)", to: "/faelle/\(file)/schritt", [:])
            #expect(unsaid.status == .unprocessableContent && unsaid.body.contains("href=\"#schritt-stage\""))
            #expect(PageCheck(unsaid.body).findings == [])
        }
    }

    @Test func aStaleStepOverwritesNothingAndSaysSo() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/\(file)").body
            let form = try #require(ShownForm.all(in: page).first { $0.action == "/faelle/\(file)/schritt" })
            try await house.perform(MoveStage(file: file, stage: .analysis, version: 1))
            let answer = try await client.post(form.action, form: form.filled(with: ["stage": "departure"]))
            #expect(answer.status == .conflict && answer.body.contains("Nichts wurde überschrieben"))
            #expect(PageCheck(answer.body).findings == [])
            var stage = try await house.ask(CaseOverview(file: file)).file.stage
            #expect(stage == .analysis)
            let again = try #require(ShownForm.all(in: answer.body).first { $0.action == form.action })
            let done = try await client.post(again.action, form: again.filled(with: ["stage": "departure"]))
            #expect(done.status == .seeOther)
            stage = try await house.ask(CaseOverview(file: file)).file.stage
            #expect(stage == .departure)
        }
    }

    @Test func stayingIsAnOutcomeAndAClosedFileOpensAgain() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let ask = try await client.get("/faelle/\(file)/abschluss").body
            #expect(PageCheck(ask).findings == [] && ask.contains("bleibt in Deutschland"))
            let early = try await client.submit(on: "/faelle/\(file)/abschluss", ["outcome": "returned"])
            #expect(early.status == .unprocessableContent && early.body.contains("Bestätigen Sie zuerst die Ausreise"))
            #expect(early.body.contains("value=\"returned\" checked") && PageCheck(early.body).findings == [])
            let closed = try await client.submit(on: "/faelle/\(file)/abschluss", ["outcome": "stays"], following: true)
            #expect(closed.body.contains("Abgeschlossen") && closed.body.contains("bleibt in Deutschland"))
            #expect(PageCheck(closed.body).findings == [])
            for page in ["haushalt", "verlauf", "abschluss"] {
                let body = try await client.get("/faelle/\(file)/\(page)").body
                #expect(PageCheck(body).findings == [] && body.contains("abgeschlossen"), "\(page)")
            }
            _ = try await client.submit(on: "/faelle/\(file)", to: "/faelle/\(file)/schritt", [:])
            let stage = try await house.ask(CaseOverview(file: file)).file.stage
            #expect(stage == .counselling)
        }
    }

    @Test func aNamelessFileIsLiftedWithoutRetyping() async throws {
        try await Screens.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .return, alias: "Mann mit blauer Mappe", wish: "Nach Hause")).id
            let client = try await house.browser(of: .counsellor)
            let before = try await client.get("/faelle/\(file)").body
            #expect(before.contains("und das ist in Ordnung") && PageCheck(before).findings == [])
            let nobody = try await client.submit(on: "/faelle/\(file)/name", ["contact": "über die Caritas"])
            #expect(nobody.status == .unprocessableContent && nobody.body.contains("Mindestens ein Name"))
            #expect(nobody.body.contains("über die Caritas") && PageCheck(nobody.body).findings == [])
            let named = try await client.submit(
                on: "/faelle/\(file)/name", ["family_name": "Haile", "given_name": "Yonas", "own_script": "ዮናስ ሃይለ"], following: true)
            #expect(named.body.contains("H., Yonas") && named.body.contains("Nach Hause") && !named.body.contains("blauer Mappe"))
            let twice = try await client.get("/faelle/\(file)/name").body
            #expect(twice.contains("hat schon einen Namen") && PageCheck(twice).findings == [])
        }
    }

    @Test func onlyTheLeadHandsAFileOn() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let counsellor = try await house.browser(of: .counsellor)
            let refused = try await counsellor.get("/faelle/\(file)/zustaendig")
            #expect(refused.status == .forbidden)
            let lead = try await house.browser(of: .teamLead)
            let page = try await lead.get("/faelle/\(file)/zustaendig").body
            #expect(PageCheck(page).findings == [])
            _ = try await lead.submit(on: "/faelle/\(file)/zustaendig", ["owner": house.lead.id.text, "restricted": "ja"])
            let shut = try await counsellor.get("/faelle/\(file)")
            #expect(shut.status == .notFound)
            let shown = try await lead.get("/faelle/\(file)").body
            #expect(shown.contains("Gesperrt") && PageCheck(shown).findings == [])
        }
    }

    @Test func aTaskIsNotedOrComesBackAsTyped() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let client = try await house.browser(of: .counsellor)
            let wrong = try await client.submit(
                on: "/faelle/\(file)", to: "/faelle/\(file)/aufgaben", ["title": "Geräte <alt>", "due_on": "31.02.2026"])
            #expect(
                wrong.status == .unprocessableContent && wrong.body.contains("Geräte &lt;alt&gt;") && wrong.body.contains("href=\"#aufgabe-due_on\""))
            #expect(PageCheck(wrong.body).findings == [])
            let done = try await client.submit(
                on: "/faelle/\(file)", to: "/faelle/\(file)/aufgaben", ["title": "Geräte", "due_on": "3.6.2026"], following: true)
            #expect(done.body.contains("Die Aufgabe ist notiert.") && done.body.contains("bis <time datetime=\"2026-06-03\">"))
        }
    }

    @Test func anInterpreterIsNotBookedTwiceAtATime() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let interpreter = house.worker(.interpreter).id
            try await house.perform(appointment(of: file, interpreter: interpreter))
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get("/faelle/\(file)/termin").body
            #expect(PageCheck(page).findings == [] && page.contains("<option value=\"sq\" selected>"))
            let typed: FormData = [
                "day": "2.6.2026", "time": "9:30", "minutes": "45", "matter": "talk", "place": "phone", "language": "sq", "interpreting": "ja",
                "interpreter": interpreter.text, "companion": house.worker(.volunteer).id.text,
            ]
            let clash = try await client.submit(on: "/faelle/\(file)/termin", typed)
            #expect(clash.status == .unprocessableContent && clash.body.contains("href=\"#feld-interpreter\""))
            #expect(clash.body.contains("schon verabredet") && clash.body.contains("value=\"9:30\"") && PageCheck(clash.body).findings == [])
            let booked = try await client.submit(on: "/faelle/\(file)/termin", typed.setting("time", to: "11:00"), following: true)
            #expect(booked.body.contains("Der Termin ist vereinbart.") && booked.body.contains("02.06.2026, 11:00 Uhr"))
            #expect(booked.body.contains("Test Ehrenamt") && PageCheck(booked.body).findings == [])
            let odd = try await client.submit(on: "/faelle/\(file)/termin", typed.setting("time", to: "25:00").setting("matter", to: "party"))
            #expect(odd.body.contains("Das ist keine Uhrzeit") && odd.body.contains("#feld-matter"))
        }
    }

    @Test func theHousingDeskHasNoDepartures() async throws {
        try await Screens.withOffice { house in
            let file = try await house.perform(OpenCase(desk: .housing, alias: "Familie im Hotel"), by: house.worker(.housingCounsellor)).id
            let client = try await house.browser(of: .housingCounsellor)
            let page = try await client.get("/faelle/\(file)").body
            #expect(PageCheck(page).findings == [] && !page.contains("/faelle/\(file)/ausreise"))
            let ending = try await client.get("/faelle/\(file)/abschluss").body
            #expect(!ending.contains("zurückgekehrt"))
            let foreign = try await house.browser(of: .counsellor).get("/faelle/\(file)/verlauf")
            #expect(foreign.status == .notFound)
        }
    }

    private func readings(of action: String, in house: TestOffice) async throws -> Int {
        try await house.ask(AccessRecord(), by: house.worker(.dataProtectionOfficer)).count { $0.action == action }
    }

    private func appointment(of file: CaseID, interpreter: WorkerID) -> BookAppointment {
        BookAppointment(
            file: file, begins: LocalTime(day: Screens.today.adding(days: 1), hour: 9, minute: 0).moment, minutes: 60, matter: .plan,
            language: Screens.albanian, needsInterpreter: true, interpreter: interpreter)
    }
}
