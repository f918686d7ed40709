import Basics
import Markup
import Office

/// The page "Zugriff".
struct AccessView {
    static let askForm = "anfrage"
    static let emergencyForm = "notfall"
    static let deputyForm = "vertretung"

    let context: SignedInContext
    let answer: MyAccess.Answer
    /// The form that came back, if one did.
    let sent: String
    let kept: FormData
    let errors: FieldErrors

    var page: Page {
        var page = Page(
            "Zugriff", lead: "Wer einen Fall öffnen kann, wenn er nicht der eigene ist. Alles steht im Protokoll.", area: .files, errors: errors,
            body: columns(
                "\(emergencies)\(requests)\(mine)\(deputies)", aside: "\(asking)\(standIn)\(emergency)", asideLabel: "Zugriff regeln"))
        page.errorForm = sent.isEmpty ? "feld" : sent
        return page
    }

    private func form(_ name: String, to link: Link) -> Form {
        context.form(to: link, kept: sent == name ? kept : FormData(), errors: sent == name ? errors : FieldErrors(), name: name)
    }

    // MARK: What waits

    private var emergencies: HTML {
        guard !answer.emergencies.isEmpty else { return .empty }
        let lines: [HTML] = answer.emergencies.map { grant in
            panel(
                .warn,
                """
                <p><strong>\(HTML.bdi(grant.workerName))</strong> hat Ihren Fall \(fileLink(grant)) im Notfall geöffnet: \(dayAndHour(grant.askedAt)).</p>
                <p>\(HTML.bdi(grant.reason ?? ""))</p>
                \(context.form(to: "/zugriff/\(grant.id)/gesehen").button("Gesehen", about: "– \(grant.fileNumber)"))
                """)
        }
        return "<h2>Notöffnungen Ihrer Fälle</h2>\(lines)"
    }

    private var requests: HTML {
        guard !answer.toDecide.isEmpty else { return .empty }
        let lines: [HTML] = answer.toDecide.map { grant in
            panel(
                .plain,
                """
                <p><strong>\(HTML.bdi(grant.workerName))</strong> bittet um Einblick in \(fileLink(grant)) für \
                \(counted(grant.days, "Tag", "Tage", none: "keinen Tag")).</p><p>\(HTML.bdi(grant.reason ?? ""))</p>
                <div class="buttons">\(context.form(to: "/zugriff/\(grant.id)/gewaehren").button("Gewähren", about: "– \(grant.fileNumber)", isSecond: false))\
                \(context.form(to: "/zugriff/\(grant.id)/ablehnen").button("Ablehnen", about: "– \(grant.fileNumber)"))</div>
                """)
        }
        return "<h2>Anfragen an Sie</h2>\(lines)"
    }

    private func fileLink(_ grant: FileGrant) -> HTML { "<a href=\"\("/faelle/\(grant.file)" as Link)\">\(grant.fileNumber)</a>" }

    private var mine: HTML {
        guard !answer.mine.isEmpty else { return "<h2>Für Sie geöffnet</h2><p>Gerade ist kein fremder Fall für Sie geöffnet oder angefragt.</p>" }
        let table = Table(
            "Einzeln geöffnete Fälle", columns: [.init("Fall", .name), .init("Stand"), .init("Bis"), .init("Grund"), .init("Beenden", .action)],
            rows: answer.mine.map { grant in
                let isOpen = grant.state == .open
                return [
                    isOpen ? fileLink(grant) : "\(grant.fileNumber)",
                    tag(grant.kind == .emergency ? "im Notfall geöffnet" : grant.state.german, isOpen ? .warn : .plain),
                    isOpen ? dayAndHour(grant.endsAt) : .empty, HTML.bdi(grant.reason ?? ""),
                    isOpen ? context.form(to: "/zugriff/\(grant.id)/beenden").button("Beenden", about: "– \(grant.fileNumber)") : .empty,
                ]
            })
        return "<h2>Für Sie geöffnet</h2>\(table.markup)"
    }

    private var deputies: HTML {
        guard !answer.deputies.isEmpty else { return "<h2>Vertretungen</h2><p>Es ist keine Vertretung eingetragen.</p>" }
        let table = Table(
            "Vertretungen", columns: [.init("Abwesend", .name), .init("Vertritt"), .init("Von"), .init("Bis"), .init("Beenden", .action)],
            rows: answer.deputies.map { deputy in
                [
                    HTML.bdi(deputy.absentName), HTML.bdi(deputy.deputyName), day(deputy.from), day(deputy.until),
                    context.form(to: "/zugriff/vertretung/\(deputy.id)/beenden").button("Beenden", about: "– \(deputy.deputyName)"),
                ]
            })
        return "<h2>Vertretungen</h2>\(table.markup)"
    }

    // MARK: Forms

    private var asking: HTML {
        let form = form(Self.askForm, to: "/zugriff/anfrage")
        return card(
            "Um Einblick bitten",
            """
            <p class="hint">Die zuständige Person oder die Teamleitung entscheidet. Der Einblick endet von selbst.</p>
            \(form.markup("\(number(form))\(form.text("days", "Für wie viele Tage?", hint: "1 bis \(AskForFile.mostDays)", width: .short, maxLength: 2, inputMode: "numeric"))\(reason(form))", submit: "Anfragen", guarded: false))
            """)
    }

    private var standIn: HTML {
        let form = form(Self.deputyForm, to: "/zugriff/vertretung")
        let people = answer.colleagues.map { Choice($0.id.text, $0.name) }
        let absent: HTML = context.worker.may(.assignFiles) ? form.select("absent", "Wer ist abwesend?", options: people) : .empty
        return card(
            "Vertretung eintragen",
            """
            <p class="hint">Wer vertritt, öffnet die Fälle der abwesenden Person, auch gesperrte. Im Protokoll steht „in Vertretung“.</p>
            \(form.markup(
                """
                \(absent)\(form.select("deputy", "Wer vertritt?", options: people.filter { $0.value != context.worker.id.text || !absent.isEmpty }))\
                \(form.date("from", "Erster Tag"))\(form.date("until", "Letzter Tag"))
                """, submit: "Eintragen", guarded: false))
            """)
    }

    private var emergency: HTML {
        let form = form(Self.emergencyForm, to: "/zugriff/notfall")
        return card(
            "Im Notfall öffnen",
            """
            <details\(flag: "open", if: sent == Self.emergencyForm)><summary>Einen Fall sofort öffnen</summary>
            <p>Der Fall öffnet sich für \(OpenInEmergency.hours) Stunden. Die zuständige Person und der Datenschutz erfahren es mit Ihrem Namen und Ihrem Grund.</p>
            \(form.markup("\(number(form))\(reason(form))\(form.checkbox("understood", "Es kann nicht warten."))", submit: "Sofort öffnen", guarded: false))
            </details>
            """)
    }

    private func number(_ form: Form) -> HTML {
        form.text("number", "Fallnummer", hint: "Zum Beispiel R-7K3F9Q.", width: .short, maxLength: 20)
    }

    private func reason(_ form: Form) -> HTML { form.text("reason", "Warum?", hint: "Ein Satz. Er wird festgehalten.", maxLength: 500) }
}
