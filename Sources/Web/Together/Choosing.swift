import Basics
import HTTPTypes
import Hummingbird
import Markup
import Office

/// The page on which somebody chooses, field by field, between two changes of the same thing; and what they chose.
enum Choosing {
    /// What stood in the form when it was first shown, encoded.
    static let beforeField = "vorher"
    private static let disputedField = "streit"
    private enum Side: String, CaseIterable {
        case mine = "meine"
        case theirs = "andere"
        case before = "davor"
    }

    private static func choiceField(_ part: SharedPart) -> String { "wahl-\(part.key)" }
    private static func sideField(_ side: Side) -> String { "stand-\(side.rawValue)" }

    static func decoded(_ text: String?) -> FormData { text.flatMap { try? FormData(bytes: Array($0.utf8)) } ?? FormData() }

    /// The form with the choices made in it, and the parts nobody chose for yet. A form that met nobody comes back as it is.
    static func settled(_ form: FormData, _ parts: [SharedPart]) -> (form: FormData, open: [SharedPart]) {
        let disputed = disputed(in: form, parts)
        guard !disputed.isEmpty else { return (form, []) }
        var settled = form
        var open: [SharedPart] = []
        for part in disputed {
            guard let side = form[choiceField(part)].flatMap({ Side(rawValue: $0) }) else {
                open.append(part)
                continue
            }
            settled = settled.taking(part, from: decoded(form.exact(sideField(side))))
        }
        return (settled, open)
    }

    private static func disputed(in form: FormData, _ parts: [SharedPart]) -> [SharedPart] {
        let keys = Set((form[disputedField] ?? "").split(separator: ",").map(String.init))
        return parts.filter { keys.contains($0.key) }
    }

    /// The dispute of a page that came back without all its choices.
    static func dispute(in form: FormData, _ parts: [SharedPart]) -> Dispute {
        func side(_ side: Side) -> FormData { decoded(form.exact(sideField(side))) }
        return Dispute(
            parts: disputed(in: form, parts), rest: form, mine: side(.mine), theirs: side(.theirs), before: side(.before), kept: form)
    }

    /// What two people said differently, and everything else of the form.
    struct Dispute {
        let parts: [SharedPart]
        let rest: FormData
        let mine: FormData
        let theirs: FormData
        let before: FormData
        /// The choices made so far.
        var kept = FormData()
    }

    static func page(_ context: SignedInContext, _ dispute: Dispute, newest: NewestState, errors: FieldErrors) -> Page {
        let who: HTML = newest.change.map { "\(HTML.bdi($0.workerName)) hat um \($0.at.local.clock) Uhr" } ?? "Jemand anders hat inzwischen"
        let form = context.form(
            to: context.here, kept: dispute.kept.setting(Form.commandField, to: context.form[Form.commandField]), errors: errors)
        return FilePages.page(
            "Zwei haben dasselbe geändert", of: newest.file, at: newest.section, errors: errors, isNarrow: true,
            body: """
                <p>\(who) dieselben Angaben geändert wie Sie. Nichts wurde überschrieben. Was nur eine Person geändert hat, ist übernommen;
                für das hier wählen Sie, was gelten soll.</p>
                \(form.markup("\(carried(form, dispute, newest))\(dispute.parts.map { choice(form, $0, dispute, newest) })", submit: "So speichern"))
                """)
    }

    private static func choice(_ form: Form, _ part: SharedPart, _ dispute: Dispute, _ newest: NewestState) -> HTML {
        form.radios(
            choiceField(part), part.label,
            options: [
                Choice(Side.mine.rawValue, part.words(dispute.mine), hint: "Ihre Angabe"),
                Choice(
                    Side.theirs.rawValue, part.words(dispute.theirs),
                    hint: newest.change.map { "von \($0.workerName), gilt im Moment" } ?? "gilt im Moment"),
                Choice(Side.before.rawValue, part.words(dispute.before), hint: "Stand davor"),
            ])
    }

    /// Everything that is not disputed, and the three states of what is.
    private static func carried(_ form: Form, _ dispute: Dispute, _ newest: NewestState) -> HTML {
        let own = Set(
            [FormSeal.field, Form.commandField, FilePages.versionField, beforeField, disputedField] + Side.allCases.map(sideField)
                + dispute.parts.flatMap { $0.fields + [choiceField($0)] })
        let rest: [HTML] = dispute.rest.fields.filter { !own.contains($0.name) }.map { form.hidden($0.name, $0.value) }
        return """
            \(rest)\(form.hidden(FilePages.versionField, String(newest.version)))\(form.hidden(beforeField, newest.values.encoded))\
            \(form.hidden(disputedField, dispute.parts.map(\.key).joined(separator: ",")))\
            \(form.hidden(sideField(.mine), dispute.mine.only(dispute.parts).encoded))\
            \(form.hidden(sideField(.theirs), dispute.theirs.only(dispute.parts).encoded))\
            \(form.hidden(sideField(.before), dispute.before.only(dispute.parts).encoded))
            """
    }

    static func chooseAll(_ parts: [SharedPart]) -> FieldErrors {
        FieldErrors(parts.map { FieldError(field: choiceField($0), message: "\($0.label): Wählen Sie, was gelten soll.") })
    }
}

extension Form {
    /// The version the form is based on and what it showed then: with both, two changes can be told apart.
    func basis(_ newest: Int, _ values: FormData) -> HTML {
        "\(version(newest))\(hidden(Choosing.beforeField, kept.exact(Choosing.beforeField) ?? values.encoded))"
    }
}

extension SignedInContext {
    /// Does what a form asks for that several people may have open at once. Where somebody was faster, what does not collide is put together
    /// and saved; what does is chosen field by field. `step` reads the form it is given, not the context's.
    func attempt(
        together parts: [SharedPart], _ step: (FormData) async throws -> Answer, newest: () async throws -> NewestState,
        orShow page: (_ kept: FormData, _ errors: FieldErrors) async throws -> Page
    ) async throws -> Answer {
        let (sent, open) = Choosing.settled(form, parts)
        if !open.isEmpty {
            return self.page(
                Choosing.page(self, Choosing.dispute(in: form, parts), newest: try await newest(), errors: Choosing.chooseAll(open)))
        }
        return try await attempt {
            do {
                return try await step(sent)
            } catch Refusal.stale {
                let newest = try await newest()
                let merge = Merge(parts, before: Choosing.decoded(sent.exact(Choosing.beforeField)), mine: sent, theirs: newest.values)
                guard merge.collisions.isEmpty else {
                    let dispute = Choosing.Dispute(
                        parts: merge.collisions, rest: merge.merged, mine: merge.mine, theirs: merge.theirs, before: merge.before)
                    return self.page(Choosing.page(self, dispute, newest: newest, errors: FieldErrors()), status: .conflict)
                }
                let answer = try await step(merge.merged.setting(FilePages.versionField, to: String(newest.version)))
                return answer.saying(
                    "Gespeichert, zusammen mit dem, was \(newest.change?.workerName ?? "jemand anders") gleichzeitig geändert hat.", in: self)
            }
        } orShow: { kept, errors in
            try await page(kept, errors)
        }
    }
}

extension Answer {
    /// With another line on the next page.
    fileprivate func saying(_ text: String, in context: SignedInContext) -> Answer {
        var answer = self
        answer.cookies.removeAll { $0.name == context.visit.cookies.noticeName }
        answer.cookies.append(context.visit.cookies.notice(Notice(text), signedWith: context.visit.secret))
        return answer
    }
}
