import Basics
import Demo
import Figures
import Office
import Store
import TestSupport
import Testing

@Suite struct DemoTests {
    private static let everything = (from: CivilDate(year: 2000, month: 1, day: 1)!, to: CivilDate(year: 2100, month: 1, day: 1)!)

    private struct Picture: Equatable {
        let titles: [String]
        let figures: [ActivityFigures]
        let texts: [String]
    }

    private func picture(of run: DemoRun) async throws -> Picture {
        let lead = try await run.worker("vogel")
        let figures = try await run.office.activity(from: Self.everything.from, to: Self.everything.to, asOf: run.today).map(\.figures)
        var texts: [String] = []
        for line in try await run.office.ask(CaseList(filter: CaseFilter(status: .open)), by: lead).lines {
            for event in try await run.office.ask(Timeline(file: line.id), by: lead).events {
                if case .note(let note) = event.content { texts.append(line.title + (note.text ?? "") + event.at.iso) }
                if case .session(let talk) = event.content { texts.append(line.title + (talk.note ?? "") + talk.heldOn.iso) }
            }
        }
        return Picture(titles: try await run.titles(seenBy: lead), figures: figures, texts: texts.sorted())
    }

    @Test func theSameSeedWritesTheSameOffices() async throws {
        let first = try await DemoRun.with(files: 40) { try await picture(of: $0) }
        let second = try await DemoRun.with(files: 40) { try await picture(of: $0) }
        let other = try await DemoRun.with(files: 40, seed: 2) { try await picture(of: $0) }
        #expect(first == second)
        #expect(first.texts.count > 10)
        #expect(first.titles != other.titles)
    }

    @Test(arguments: Engine.here) func everyRoleMaySignIn(engine: Engine) async throws {
        try await DemoRun.with(files: 12, on: engine) { run in
            for role in Role.allCases {
                let login = try #require(run.logins.first { $0.role == role })
                let worker = try await run.worker(login.login)
                #expect(worker.roles == [role])
                #expect(worker.name == login.person)
            }
            #expect(Set(run.logins.map(\.login)).count == run.logins.count)
        }
    }

    @Test func theFiguresAreThoseOfSuchAnOffice() async throws {
        try await DemoRun.with(files: 240, years: 2) { run in
            let figures = try await run.office.activity(from: run.today.adding(years: -3), to: run.today, asOf: nil)
            let munich = try #require(figures.first { $0.office.contains("München") }?.figures)
            #expect((180...250).contains(munich.persons))
            #expect((150...210).contains(munich.sessions * 100 / munich.persons), "\(munich.sentence)")
            #expect((38...68).contains(munich.departures * 100 / munich.persons), "\(munich.sentence)")
            #expect((20...60).contains(munich.countries), "\(munich.sentence)")
            let cologne = try #require(figures.first { $0.office.contains("Köln") }?.figures)
            #expect(cologne.departures == 0)
            #expect(cologne.sessions > 50)
            let nameless = try await run.count("SELECT COUNT(*) FROM cases WHERE naming = 'nameless'")
            #expect((8...35).contains(nameless))
            for outcome in CaseOutcome.allCases {
                let closed = try await run.count("SELECT COUNT(*) FROM cases WHERE outcome = \(outcome.rawValue)")
                #expect(closed > 2, "\(outcome)")
            }
            let offers = try await run.count("SELECT COUNT(*) FROM offers WHERE state = 'issued'")
            let second = try await run.count("SELECT COUNT(*) FROM offers WHERE countersigned_by IS NOT NULL")
            let restricted = try await run.count("SELECT COUNT(*) FROM cases WHERE restricted")
            #expect(offers > 15)
            #expect(second > 2)
            #expect(restricted > 0)
        }
    }
}
