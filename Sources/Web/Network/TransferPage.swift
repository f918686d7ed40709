import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// One household that came: what it agreed to tell, and the answer, yes or no.
enum TransferPage {
    static let routes: [Route] = [
        .get("/zuweisungen/:zuweisung", needs: .right(.keepFlats)) { context in context.page(try await page(context)) },
        .post("/zuweisungen/:zuweisung/annehmen", needs: .right(.keepFlats)) { context in
            try await context.attempt {
                let file = try await context.perform(AcceptTransfer(transfer: try context.id("zuweisung"))).id
                return context.seeOther(
                    HousingNeedsPage.link(file), notice: Notice("Der Haushalt ist jetzt bei Ihnen. Seine Wartezeit zählt weiter."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
        .post("/zuweisungen/:zuweisung/ablehnen", needs: .right(.keepFlats)) { context in
            try await context.attempt {
                var read = FormReader(context.form)
                let why: TransferRefusal? = read.choice("why", required: "den Grund")
                try read.finish()
                guard let why else { throw Refusal.notFound }
                _ = try await context.perform(DeclineTransfer(transfer: try context.id("zuweisung"), why: why))
                return context.seeOther(TransfersPage.link, notice: Notice("Die andere Stelle liest Ihre Antwort."))
            } orShow: { kept, errors in
                try await page(context, kept, errors)
            }
        },
    ]

    private static func page(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(TransferSheet(transfer: try context.id("zuweisung")))
        let transfer = answer.transfer
        let accept = context.form(to: "/zuweisungen/\(transfer.id)/annehmen")
        let decline = context.form(to: "/zuweisungen/\(transfer.id)/ablehnen", kept: kept, errors: errors, name: "nein")
        let no = decline.radios("why", "Warum nicht?", options: TransferRefusal.allCases.map { Choice($0.rawValue, $0.german) })
        var page = Page(
            "\(transfer.kind.german) \(transfer.number)",
            lead: "Von \(HTML.bdi(transfer.from)), am \(day(transfer.sentAt.local.day)); gemeldet seit \(day(transfer.reportedOn)).", area: .flats,
            errors: errors, isNarrow: true,
            body: """
                \(household(answer))\
                <p class="hint">Mehr hat der Haushalt nicht freigegeben; Notizen, Gespräche und Gesundheit gehen nie mit. \
                \(NetworkNotes.asking("Rückfragen", answer.contactOfSender))</p>\
                <div class="buttons">\(accept.button("Annehmen: Fall bei uns anlegen", isSecond: false))</div>\
                <details\(flag: "open", if: kept != FormData())><summary>Ablehnen</summary>\
                <p>Der Haushalt verliert dadurch nichts. \(HTML.bdi(transfer.from)) liest den Grund.</p>\
                \(decline.markup(no, submit: "Ablehnen", guarded: false))</details>\
                <p><a href="\(TransfersPage.link)">Alle Zuweisungen</a></p>
                """)
        page.errorForm = "nein"
        return page
    }

    private static func household(_ answer: TransferSheet.Answer) -> HTML {
        let people: [HTML] = answer.members.enumerated().map { number, member in
            let parts = [member.born.map { "geboren \($0.german)" }, member.contact].compactMap { $0 }
            return "<li>\(HTML.bdi(member.name ?? "Person \(number + 1)"))\(parts.isEmpty ? "" : ", " + parts.joined(separator: ", "))</li>"
        }
        var lines: [(term: String, value: HTML, change: HTML?)] = [
            ("Personen", "\(answer.transfer.persons)<ul>\(people)</ul>", nil)
        ]
        if let language = answer.language {
            let help = answer.needsInterpreter == true ? ", mit Dolmetschen" : answer.needsInterpreter == false ? ", ohne Dolmetschen" : ""
            lines.append(("Sprache", "\(language.german)\(help)", nil))
        }
        lines += needs(answer.sheet).map { ($0.term, HTML.bdi($0.value), nil) }
        return summaryList(lines)
    }

    private static func needs(_ sheet: HousingSheet?) -> [(term: String, value: String)] {
        guard let sheet else { return [] }
        let needs = sheet.needs
        func yesNo(_ value: Bool?) -> String? { value.map { $0 ? "ja" : "nein" } }
        let known: [(String, String?)] = [
            ("Darf ausziehen", yesNo(needs.mayLeave)), ("Wohnort zugewiesen", yesNo(needs.residenceRule)),
            ("WBS", needs.permit.map { $0.german + (needs.permitUntil.map { ", gilt bis \($0.german)" } ?? "") }),
            ("Möchte für Wohnungen vorgeschlagen werden", yesNo(needs.consents)),
            ("Gewünschte Stadtteile", needs.wishedDistricts.joined(separator: ", ")),
            ("Stadtteile, die nicht gehen", needs.excludedDistricts.joined(separator: ", ")),
            ("Straßen, die nicht gehen", needs.avoidedStreets.joined(separator: ", ")),
            ("Befristeter Vertrag", yesNo(needs.acceptsLimited)), ("Umzug frühestens", needs.earliest?.german),
            ("Umzug spätestens", needs.latest?.german), ("Muss ohne Stufen wohnen", yesNo(needs.needsStepFree)),
            ("Braucht einen Aufzug", yesNo(needs.needsLift)),
            ("Dringlichkeit", needs.urgency.map { "Stufe \($0): \(sheet.urgencyReason ?? "")" }),
        ]
        return known.compactMap { term, value in value.flatMap { $0.isEmpty ? nil : (term, $0) } }
    }
}
