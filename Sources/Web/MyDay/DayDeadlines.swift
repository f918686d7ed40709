import Basics
import Catalogue
import Markup
import Office

/// The programmes' deadlines of a day: own files first, then, for a team lead, the colleagues'.
extension DayView {
    var deadlines: HTML? {
        let due = answer.deadlines
        guard !due.own.isEmpty || !due.team.isEmpty || !due.longOver.isEmpty else { return nil }
        let own: HTML = due.own.isEmpty ? "<p>In den nächsten 14 Tagen läuft keine ab.</p>" : table("Fristen der Programme", due.own)
        return "<h2>Fristen der Programme</h2>\(own)\(longOver)\(team)"
    }

    private func table(_ caption: String, _ lines: [FileDeadline]) -> HTML {
        Table(
            caption, columns: [.init("Wann"), .init("Was", .name), .init("Fall"), .init("Erledigt", .action)],
            rows: lines.map { [words($0).when, what($0), person($0.fileTitle, $0.file), done($0)] }
        ).markup
    }

    /// Out of the way, but not out of reach.
    private var longOver: HTML? {
        let lines = answer.deadlines.longOver
        guard !lines.isEmpty else { return nil }
        return """
            <details class="group noprint"><summary>Seit über 30 Tagen vorbei (\(lines.count))</summary>\
            \(table("Fristen, die seit über 30 Tagen vorbei sind", lines))</details>
            """
    }

    private var team: HTML? {
        let lines = answer.deadlines.team
        guard !lines.isEmpty else { return nil }
        let table = Table(
            "Fristen im Team", columns: [.init("Wann"), .init("Was", .name), .init("Fall"), .init("Zuständig")],
            rows: lines.map { [words($0).when, what($0), person($0.fileTitle, $0.file), HTML.bdi($0.ownerName)] })
        return "<details class=\"group\"><summary>Fristen im Team (\(lines.count))</summary>\(table.markup)</details>"
    }

    private func words(_ line: FileDeadline) -> DeadlineWords { DeadlineWords(line: line, today: now.day) }

    private func what(_ line: FileDeadline) -> HTML { "\(line.deadline.text.de)<br>\(words(line).origin)" }

    private func done(_ line: FileDeadline) -> HTML { context.finishButton(of: line, backTo: here) ?? .empty }
}
