import Basics
import Office

/// What lies on the desks beside the files: telephones, pieces of text, lists people come back to, a note that was begun.
struct Desktop {
    let workers: [Worker]
    let demo: DemoOffice

    private static let snippets = [
        ("Nächste Schritte", "Besprochen am {datum}: Nächste Schritte im Fall {nummer} sind "),
        ("Passersatz", "Für {land} wird ein Passersatz gebraucht. Antrag bei der Botschaft besprochen; Lichtbilder fehlen noch."),
        ("Nicht erreicht", "Telefonisch nicht erreicht. Nachricht hinterlassen mit der Bitte um Rückruf; Sprache: {sprache}."),
        ("Bleiben ist eine Möglichkeit", "Über die Möglichkeiten zu bleiben gesprochen und an die Migrationsberatung verwiesen."),
    ]

    func lay(out office: Office, at moment: Moment) async throws {
        guard let lead = workers.first(where: { $0.roles.contains(.teamLead) }) else { return }
        try await office.sit { sitting in
            for (title, text) in Self.snippets {
                try sitting.perform(KeepSnippet(title: title, text: text, isShared: true), by: lead, at: moment)
            }
        }
        for (number, worker) in workers.enumerated() where worker.may(.keepFiles) {
            try await office.keep(Preferences(telephone: demo.telephone(of: number)), of: worker)
        }
        try await office.jot(KeepList(name: "Lange still", query: "still=90", isShared: true), by: lead)
    }

    /// The first counsellor was called away in the middle of a sentence.
    func leaveADraft(in office: Office) async throws {
        guard let worker = workers.first(where: { $0.roles.contains(.counsellor) }) else { return }
        let files = try await office.ask(CaseList(filter: CaseFilter(ownership: .mine)), by: worker).lines
        guard let file = files.first else { return }
        let draft = KeepDraft(
            file: file.id, form: .note, fields: [Draft.Field("note", "Anruf der Unterkunft: Umzug in ein anderes Zimmer, die Post geht solange an ")],
            ticket: DraftTicket(sheet: CommandID(), stamp: nil))
        _ = try await office.jot(draft, by: worker)
    }
}
