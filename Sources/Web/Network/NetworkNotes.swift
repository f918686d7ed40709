import Basics
import Markup
import Office

/// What other pages show of the network.
enum NetworkNotes {
    static let routes: [Route] =
        CityPage.routes + TransfersPage.routes + TransferPage.routes + SendPage.routes + ApartPage.routes
        + ShareFlatPage.routes + CityFactsView.routes

    /// On the page "Wohnen" of a file.
    static func ofFile(_ answer: NetworkOfFile.Answer, in file: CaseFile, _ context: SignedInContext) -> HTML {
        guard answer.isInNetwork else { return .empty }
        let twice: [HTML] = answer.knownBy.map { call in
            panel(
                .warn,
                """
                <p><strong>\(HTML.bdi(call.name)) kennt wahrscheinlich denselben Haushalt.</strong> Rufen Sie dort an und klären Sie mit dem Haushalt, \
                wer ihn begleitet. \(asking("Zu erreichen", call.contact))</p>
                """)
        }
        let apart: HTML? =
            answer.knownBy.isEmpty || file.stage == .closed
            ? nil : "<p class=\"noprint\"><a href=\"\(ApartPage.link(file.id))\">Es ist ein anderer Haushalt</a></p>"
        let isUnderWay = answer.sent.contains { $0.state == .sent || $0.state == .accepted }
        let give: HTML? =
            file.stage == .closed || isUnderWay
            ? nil : "<p class=\"noprint\"><a href=\"\(SendPage.link(file.id))\">An eine andere Stelle geben</a></p>"
        return "\(twice)\(apart)\(sent(answer.sent, context))\(give)"
    }

    /// How to reach another office, where it said so.
    static func asking(_ word: String, _ contact: [String]) -> HTML { contact.isEmpty ? .empty : "\(word): \(contact.joined(separator: ", "))." }

    /// On "Mein Tag".
    static func waiting(_ count: Int) -> HTML? {
        guard count > 0 else { return nil }
        let what = counted(count, "Haushalt wartet", "Haushalte warten", none: "")
        return panel(.plain, "<p>\(what) von einer anderen Stelle auf Ihre Antwort: <a href=\"\(TransfersPage.link)\">Zuweisungen</a></p>")
    }

    static func sent(_ sent: [Transfer], _ context: SignedInContext) -> HTML {
        guard !sent.isEmpty else { return .empty }
        let lines: [HTML] = sent.map { transfer in
            let back: HTML? =
                transfer.state == .sent
                ? "<div class=\"buttons\">\(context.form(to: "/zuweisungen/\(transfer.id)/zuruecknehmen").button("Zurücknehmen", about: transfer.number))</div>"
                : nil
            let close: HTML? =
                transfer.state == .accepted
                ? "<br><span class=\"hint\">Bei Ihnen wartet der Haushalt nicht mehr mit; schließen Sie den Fall, wenn nichts mehr offen ist.</span>"
                : nil
            return """
                <li>\(transfer.number) an \(HTML.bdi(transfer.to)): \(TransfersPage.state(transfer)), \
                seit \(day((transfer.answeredAt ?? transfer.sentAt).local.day))\(close)\(back)</li>
                """
        }
        return card("An andere Stellen", "<ul>\(lines)</ul>")
    }

    /// Beside a flat.
    static func ofFlat(_ answer: NetworkOfFlat.Answer, _ flat: OfferedFlat, _ context: SignedInContext) -> HTML {
        switch answer {
        case .alone: return .empty
        case .copy(let source):
            let contact: HTML? =
                source.withContact ? nil : "<br>Die Vermietung kennt nur die Stadt. \(asking("Rückfragen dort", source.contact))"
            return card(
                "Von der Stadt",
                """
                <p>\(HTML.bdi(source.city)) hat Ihnen die Wohnung gegeben. Sie schlagen höchstens \
                \(counted(source.seats, "Haushalt", "Haushalte", none: "niemanden")) auf einmal vor.\(contact)</p>\
                <p class="hint">Ist bei einer anderen Stelle der Mietvertrag unterschrieben, endet das Angebot hier von selbst.</p>\
                \(CityFactsView.changed(source))
                """)
        case .city(let copies, let free): return city(copies, free, flat, context)
        }
    }

    private static func city(
        _ copies: [NetworkOfFlat.Copy], _ free: [(office: OfficeID, name: String)], _ flat: OfferedFlat, _ context: SignedInContext
    ) -> HTML {
        let mayGive = context.worker.may(.coordinateNetwork)
        let lines: [HTML] = copies.map { copy in
            let back: HTML? =
                mayGive && copy.isRunning && copy.state != .leased
                ? "<div class=\"buttons\">\(context.form(to: "/wohnungen/\(flat.id)/traeger/\(copy.agency)/zurueck").button("Zurücknehmen", about: copy.name))</div>"
                : nil
            return """
                <li>\(HTML.bdi(copy.name)): \(tag(copy.state.german, Flats.tone(copy.state))) seit \(day(copy.since))\
                <br><span class="hint">\(counted(copy.seats, "Haushalt", "Haushalte", none: "")) auf einmal, \
                \(copy.withContact ? "mit Kontakt" : "ohne Kontakt") der Vermietung\(copy.endedWhy.map { "; \($0.german)" } ?? "")</span>\(back)</li>
                """
        }
        let give: HTML? =
            mayGive && !free.isEmpty && [.checked, .open, .nominating].contains(flat.state)
            ? "<p class=\"noprint\">\(buttonLink("An Träger geben", to: ShareFlatPage.link(flat.id), isSecond: true))</p>" : nil
        guard !copies.isEmpty || give != nil else { return .empty }
        return card("Träger", "\(copies.isEmpty ? "<p class=\"hint\">Noch bei keinem Träger.</p>" : "<ul>\(lines)</ul>" as HTML)\(give)")
    }
}
