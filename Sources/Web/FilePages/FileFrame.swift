import Basics
import Markup
import Office

/// What every page of a file shares: whose file it is, and the way to its other pages.
enum FilePages {
    /// The pages of one file, in their order.
    enum Section: CaseIterable {
        case overview, household, housing, volunteers, timeline, funding, plan, letters, documents, departure

        var title: String {
            switch self {
            case .overview: "Übersicht"
            case .household: "Haushalt"
            case .housing: "Wohnen"
            case .volunteers: "Ehrenamt"
            case .timeline: "Verlauf"
            case .funding: "Förderprüfung"
            case .plan: "Plan"
            case .letters: "Briefe"
            case .documents: "Unterlagen"
            case .departure: "Ausreise"
            }
        }

        func link(in file: CaseID) -> Link {
            switch self {
            case .overview: "/faelle/\(file)"
            case .household: "/faelle/\(file)/haushalt"
            case .housing: "/faelle/\(file)/wohnen"
            case .volunteers: "/faelle/\(file)/ehrenamt"
            case .timeline: "/faelle/\(file)/verlauf"
            case .funding: "/faelle/\(file)/foerderung"
            case .plan: "/faelle/\(file)/plan"
            case .letters: "/faelle/\(file)/briefe"
            case .documents: "/faelle/\(file)/unterlagen"
            case .departure: "/faelle/\(file)/ausreise"
            }
        }

        /// A departure belongs to a return, a flat and who helps with it to moving out.
        func isPart(of file: CaseFile) -> Bool {
            switch self {
            case .departure: file.desk == .return
            case .housing, .volunteers: file.desk == .housing
            default: true
            }
        }
    }

    /// A page of the file. The window's title carries the number of the file and never a name, because it stays in the browser's history:
    /// a heading that is a name needs a `title` of its own.
    static func page(
        _ heading: String? = nil, of file: CaseFile, at section: Section, title: String? = nil, lead: HTML? = nil,
        errors: FieldErrors = FieldErrors(),
        errorForm: String = "feld", isNarrow: Bool = false, body: HTML
    ) -> Page {
        let heading = heading ?? section.title
        let sections = Section.allCases.filter { $0.isPart(of: file) }.map { (title: $0.title, link: $0.link(in: file.id)) }
        var page = Page(
            "\(title ?? heading), \(file.number)", heading: heading, lead: lead, area: .files,
            identity: IdentityBar(name: file.title, facts: facts(of: file)),
            sections: Sections("Seiten des Falls", pages: sections, current: section.link(in: file.id), acts: acts(in: file)), errors: errors,
            isNarrow: isNarrow,
            body: body
        )
        page.errorForm = errorForm
        return page
    }

    private static func acts(in file: CaseFile) -> [(title: String, link: Link, key: String)] {
        let note: (title: String, link: Link, key: String) = ("Notiz", "/faelle/\(file.id)/verlauf#notiz-note", "N")
        return file.stage == .closed ? [note] : [note, ("Termin", "/faelle/\(file.id)/termin", "T")]
    }

    private static func facts(of file: CaseFile) -> [HTML] {
        let whereTo = [file.destination?.german, counted(file.persons, "Person", "Personen", none: "niemand eingetragen")].compactMap { $0 }
        let language: HTML =
            "\(file.language?.german ?? "Sprache nicht bekannt")\(file.needsInterpreter == true ? " \(tag("Dolmetschen", .warn))" : .empty)"
        return [
            "<span class=\"number\">\(file.number)</span>", "\(whereTo.joined(separator: " · "))", language, state(of: file),
            "Zuständig: \(HTML.bdi(file.ownerName))",
        ]
    }

    private static func state(of file: CaseFile) -> HTML {
        let stage = tag(file.outcome?.german ?? file.stage.german, file.stage == .closed ? .plain : .good)
        let footing: HTML = file.footing.isPlain ? .empty : " \(tag(file.footing.german, .warn))"
        return file.restricted ? "\(stage) \(tag("Gesperrt", .warn))\(footing)" : "\(stage)\(footing)"
    }
}
