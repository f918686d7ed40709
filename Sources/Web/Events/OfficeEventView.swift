import Basics
import Markup
import Office

/// The parts of an event's page.
struct OfficeEventView {
    let sheet: EventSheet.Answer
    let context: SignedInContext

    private var event: OfficeEvent { sheet.event }
    private var plan: EventPlan { event.plan }
    private var isOpen: Bool { event.state == .planned }
    private var isCancelled: Bool { if case .cancelled = event.state { true } else { false } }

    // MARK: The list

    var guests: HTML {
        let buttons: HTML = "<p class=\"buttons noprint\">\(attendance)\(certificates)</p>"
        guard !sheet.guests.isEmpty else { return "\(buttons)<p>Auf der Liste steht noch niemand.\(unnamed)</p>" }
        let table = Table(
            "Wer kommt", columns: [.init("Name", .name), .init("Von"), .init("Stand"), .init("Antwort", .action)],
            rows: sheet.guests.map { [name($0), "\($0.identity.organisation ?? "")", standing($0), acts($0)] })
        return "\(buttons)<p>\(Events.places(event))</p>\(table.markup)"
    }

    private var unnamed: String { if case .held = event.state { " \(Events.places(event))." } else { "" } }

    private func name(_ guest: Guest) -> HTML {
        let colleague: HTML? = guest.isColleague ? " <span class=\"hint\">aus der Stelle</span>" : nil
        return "\(HTML.bdi(guest.identity.name))\(colleague)\(guest.identity.contact.map { " <span class=\"hint\">\(HTML.bdi($0))</span>" as HTML })"
    }

    private func standing(_ guest: Guest) -> HTML {
        let tone: Tone =
            switch guest.state {
            case .registered, .attended: .good
            case .waiting, .invited: .warn
            case .declined, .absent: .plain
            }
        let invitation: HTML? =
            guest.state == .invited
            ? guest.secret.map { "<details><summary>Adresse der Einladung</summary><code>\(address("/einladung/\($0)"))</code></details>" } : nil
        let paper: HTML? = guest.certificate.map { number in
            " <a href=\"\("/veranstaltungen/\(event.id)/gaeste/\(guest.id)/bescheinigung" as Link)\">Bescheinigung \(number)</a>"
        }
        return "\(tag(guest.state.german, tone))\(invitation)\(paper)"
    }

    private func acts(_ guest: Guest) -> HTML {
        func button(_ word: String, _ link: Link) -> HTML { context.form(to: link).button(word, about: "– \(guest.identity.name)") }
        var acts: [HTML] = []
        if !isCancelled, [.invited, .declined, .waiting].contains(guest.state) {
            acts.append(button(guest.state == .waiting ? "Nachrücken" : "Kommt", "/veranstaltungen/\(event.id)/gaeste/\(guest.id)/zusage"))
        }
        if !isCancelled, [.invited, .registered, .waiting].contains(guest.state) {
            acts.append(button("Kommt nicht", "/veranstaltungen/\(event.id)/gaeste/\(guest.id)/absage"))
        }
        if guest.certificate == nil, guest.state != .attended {
            acts.append(button("Streichen", "/veranstaltungen/\(event.id)/gaeste/\(guest.id)/streichen"))
        }
        return acts.joined(separator: " ")
    }

    private var attendance: HTML? {
        guard sheet.hasBegun, !isCancelled else { return nil }
        return buttonLink(isOpen ? "Wer war da?" : "Anwesenheit berichtigen", to: "/veranstaltungen/\(event.id)/anwesenheit", isSecond: !isOpen)
    }

    private var certificates: HTML? {
        guard sheet.guests.contains(where: { $0.state == .attended && $0.certificate == nil }) else { return nil }
        return context.form(to: "/veranstaltungen/\(event.id)/bescheinigungen").button("Bescheinigungen ausstellen", isSecond: false)
    }

    // MARK: Adding somebody

    func adding(_ kept: FormData, _ errors: FieldErrors) -> HTML? {
        guard !isCancelled else { return nil }
        let form = context.form(to: "/veranstaltungen/\(event.id)/gaeste", kept: kept, errors: errors)
        let inner: HTML = """
            <div class="pair">\(form.text("name", "Name"))\(form.text("organisation", "Von", hint: "Stelle oder Organisation", isOptional: true))</div>\
            \(form.text("contact", "Erreichbar", hint: "E-Mail oder Telefon", isOptional: true))
            <p class="buttons"><button class="button" name="how" value="eintragen">Anmelden</button>\
            <button class="button second" name="how" value="einladen">Einladen</button></p>
            """
        return "<section class=\"noprint\"><h2>Jemanden auf die Liste setzen</h2>\(form.markup(inner, submit: nil))</section>"
    }

    // MARK: Beside it

    var facts: HTML {
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Wann", "\(dayAndHour(plan.begins)), \(plan.lasting)", nil), ("Wo", "\(plan.place)", nil), ("Für", "\(plan.audience.german)", nil),
            ("Zählt bei", "\(plan.desk.german)", nil),
        ]
        if let until = plan.registerUntil { lines.append(("Anmelden bis", day(until), nil)) }
        if !plan.contents.isEmpty { lines.append(("Inhalte", HTML.lines(plan.contents), nil)) }
        if case .cancelled(let why) = event.state { lines.append(("Abgesagt", "\(why)", nil)) }
        let cancel: HTML? = isOpen ? "<a href=\"\("/veranstaltungen/\(event.id)/absagen" as Link)\">Absagen</a>" : nil
        let change: HTML? =
            isCancelled
            ? nil : "<p class=\"buttons noprint\"><a href=\"\("/veranstaltungen/\(event.id)/aendern" as Link)\">Ändern</a>\(cancel)</p>"
        return "\(summaryList(lines))\(change)"
    }

    var registration: HTML? {
        guard isOpen else { return nil }
        let form = context.form(to: "/veranstaltungen/\(event.id)/anmeldung")
        guard let secret = sheet.secret else {
            return """
                <section class="card noprint"><h2>Anmeldung ohne Konto</h2>\
                <p>Mit einer Adresse, die Sie weitergeben, kann sich jede Person selbst anmelden.</p>\
                \(form.button("Anmeldung öffnen", fields: form.hidden("stand", "offen")))</section>
                """
        }
        return """
            <section class="card noprint"><h2>Anmeldung ohne Konto</h2><p>Wer diese Adresse hat, kann sich anmelden:</p>\
            <p><code>\(address("/anmeldung/\(secret)"))</code></p>\(form.button("Anmeldung schließen", fields: form.hidden("stand", "zu")))</section>
            """
    }

    /// The whole address, to be copied into a letter.
    private func address(_ link: Link) -> String { context.visit.wholeAddress(of: link) }
}
