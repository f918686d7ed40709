import Basics
import Catalogue
import Demo
import Office
import TestSupport
import Testing

@Suite struct TodayTests {
    /// A working day, a Saturday, Easter Monday.
    @Test(arguments: ["2026-11-25", "2026-11-21", "2026-04-06"])
    func theMainCounsellorHasALivelyDay(today: String) async throws {
        try await DemoRun.with(files: 80, today: today) { run in
            let day = try await run.office.ask(MyDay(day: run.today), by: run.worker("huber"))
            #expect(day.appointments.count == 3)
            #expect(day.appointments.filter { $0.interpreterAnswer == .missing }.map(\.fileTitle) == ["Frau, Anruf über die Unterkunft"])
            #expect(day.appointments.contains { $0.interpreterAnswer == .accepted && $0.interpreterName == "Salah Murad" })
            #expect(day.unsettled.count == 1)
            #expect(day.tasks.count { $0.dueOn < run.today } == 1)
            #expect(day.tasks.count { $0.dueOn == run.today } == 1)
            #expect(day.recentFiles.count == 6)
        }
    }
}
