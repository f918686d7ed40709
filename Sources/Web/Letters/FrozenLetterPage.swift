import Basics
import HTTPTypes
import Markup
import Office
import Papers

/// A letter that was frozen: as it stands, on paper, how it was sent, and the way to another one in its place.
enum FrozenLetterPage {
    static func link(_ letter: LetterID, in file: CaseID) -> Link { "/faelle/\(file)/schreiben/\(letter)" }

    static let routes: [Route] = [
        .get("/faelle/:fall/schreiben/:brief", needs: .right(.seeConfidential)) { context in
            context.page(page(context, try await letter(context), kept: nil, errors: FieldErrors()))
        },
        .get("/faelle/:fall/schreiben/:brief/brief.pdf", needs: .right(.seeConfidential), paper),
        .post("/faelle/:fall/schreiben/:brief/versand", needs: .right(.keepFiles), send),
    ]

    private static func letter(_ context: SignedInContext) async throws -> LetterOnFile.Answer {
        try await context.ask(LetterOnFile(file: try context.id("fall"), letter: try context.id("brief")))
    }

    private static func send(_ context: SignedInContext) async throws -> Answer {
        let (file, letter): (CaseID, LetterID) = (try context.id("fall"), try context.id("brief"))
        return try await context.attempt {
            var read = FormReader(context.form)
            let on = read.date("on", required: "den Tag")
            let way: LetterWay? = read.choice("way", required: "den Weg")
            let (note, version) = (read.line("note", max: 300), read.version())
            try read.finish()
            guard let on, let way else { throw Refusal.invalid(read.errors) }
            _ = try await context.perform(SendLetter(file: file, letter: letter, on: on, way: way, note: note, version: version))
            return context.seeOther(link(letter, in: file), notice: Notice("Eingetragen: versandt am \(on.german), \(way.german)."))
        } orShow: { kept, errors in
            page(context, try await self.letter(context), kept: kept, errors: errors)
        }
    }

    /// Set from the frozen letter, so it is always the same paper.
    private static func paper(_ context: SignedInContext) async throws -> Answer {
        let answer = try await letter(context)
        func unprinted(_ sentence: String) -> Answer {
            let page = UnprintedPage(file: answer.file, sentence: sentence, letter: link(answer.line.id, in: answer.file.id)).page
            return context.page(page, status: .serviceUnavailable)
        }
        guard let press = context.visit.face.press else { return unprinted(UnprintedPage.noPress) }
        do {
            return .file(try await press.press(answer.letter), type: "application/pdf", name: "Brief-\(answer.line.number).pdf", shown: true)
        } catch let error as PaperError {
            return unprinted(error.sentence)
        }
    }

    // MARK: Page

    private static func page(_ context: SignedInContext, _ answer: LetterOnFile.Answer, kept: FormData?, errors: FieldErrors) -> Page {
        let paper: Link = "/faelle/\(answer.file.id)/schreiben/\(answer.line.id)/brief.pdf"
        return FilePages.page(
            "\(answer.line.title) \(answer.line.number)", of: answer.file, at: .letters, errors: errors,
            body: """
                <div class="noprint">\(state(answer))<p class="buttons">\(buttonLink("Als PDF", to: paper))\(replacement(answer))</p>\
                <p class="muted">Drucken geht auch aus dem Browser: Auf dem Papier steht nur der Brief.</p>\
                \(answer.maySend ? sending(context, answer, kept: kept, errors: errors) : .empty)</div>\
                \(LetterView.markup(answer.letter.sheet, mark: answer.replacedBy.map { "Ersetzt durch \($0.number)." }))
                """)
    }

    private static func state(_ answer: LetterOnFile.Answer) -> HTML {
        let line = answer.line
        let written: HTML = "Festgeschrieben am \(dayAndHour(line.writtenAt)) von \(HTML.bdi(line.writtenBy))."
        var lines: [HTML] = [written]
        if let day = answer.consentOn { lines.append("Eingewilligt hat die Person am \(day.german).") }
        if let old = answer.replaces {
            lines.append("Er ersetzt <a href=\"\(link(old.id, in: answer.file.id))\">\(old.number)</a>: \(answer.reason ?? "")")
        }
        if let new = answer.replacedBy {
            lines.append("Er ist ersetzt durch <a href=\"\(link(new.id, in: answer.file.id))\">\(new.number)</a>.")
        }
        if let sending = line.sending {
            let note: HTML = sending.note.map { " (\($0))" } ?? .empty
            lines.append("Versandt am \(day(sending.on)), \(sending.way.german)\(note), eingetragen von \(HTML.bdi(sending.by)).")
        }
        let tone: Tone = answer.replacedBy != nil ? .plain : line.sending == nil ? .warn : .good
        return panel(tone, lines.map { "<p>\($0)</p>" as HTML }.joined())
    }

    private static func replacement(_ answer: LetterOnFile.Answer) -> HTML {
        guard answer.maySend, answer.replacedBy == nil, answer.file.stage != .closed, let template = answer.template else { return .empty }
        let link = NewLetterPage.link(in: answer.file.id, template: template, replacing: answer.line.id)
        return buttonLink("Durch einen neuen ersetzen …", to: link, isSecond: true)
    }

    private static func sending(_ context: SignedInContext, _ answer: LetterOnFile.Answer, kept: FormData?, errors: FieldErrors) -> HTML {
        let sending = answer.line.sending
        let known: FormData = [
            "on": (sending?.on ?? answer.today).german, "way": sending?.way.rawValue, "note": sending?.note,
        ]
        let form = context.form(to: "/faelle/\(answer.file.id)/schreiben/\(answer.line.id)/versand", kept: kept ?? known, errors: errors)
        let fields: HTML = """
            <div class="pair">\(form.date("on", "Versandt am"))\
            \(form.select("way", "Auf welchem Weg?", options: LetterWay.allCases.map { Choice($0.rawValue, $0.german) }))</div>\
            \(form.text("note", "Bemerkung", hint: "Zum Beispiel die Nummer des Einschreibens", isOptional: true, maxLength: 300))\
            \(form.version(answer.line.version))
            """
        let isOpen = sending == nil && answer.replacedBy == nil || !errors.isEmpty
        return """
            <details\(flag: "open", if: isOpen)><summary>\(sending == nil ? "Versand eintragen" : "Versand ändern")</summary>\
            \(form.markup(fields, submit: "Eintragen", guarded: false))</details>
            """
    }
}
