import Basics
import Markup
import Office

/// The intake sheet: one page in the order of the paper, with what may be promised beside it.
struct IntakeView {
    let context: SignedInContext
    let kept: FormData
    var errors = FieldErrors()
    /// Who may be the person that was typed.
    var similar: [SimilarPerson] = []

    var page: Page {
        Page(
            "Neuer Fall", lead: "Ein Gespräch genügt. Was die Person heute nicht sagt, bleibt frei und lässt sich später ergänzen.", area: .files,
            errors: errors,
            body: "\(columns(sheet, aside: Self.promises, asideLabel: "Was Sie zusagen können"))")
    }

    private var form: Form { context.form(to: IntakePage.link, kept: kept, errors: errors) }

    private var sheet: HTML {
        form.markup(
            """
            \(desk)\
            <fieldset class="group"><legend>Wie nennen wir die Person?</legend>
            <p class="hint">Ein Name ist nicht nötig. Ohne Namen ist der Fall ein Fall wie jeder andere; der Name lässt sich später nachtragen.</p>
            \(form.text("alias", "Bezeichnung, wenn kein Name genannt wird", hint: "Nur für Sie zum Wiederfinden, zum Beispiel „Mutter mit zwei Kindern, Dienstag“. Sobald ein Name bekannt ist, entfällt sie.", isOptional: true, maxLength: 80))\
            <div class="pair">\(form.text("family_name", "Familienname", isOptional: true, maxLength: 80))\
            \(form.text("given_name", "Vorname", isOptional: true, maxLength: 80))</div>\
            <div class="pair">\(form.text("own_script", "Name in eigener Schrift", isOptional: true, maxLength: 120))\
            \(form.select("gender", "Geschlecht", options: Self.genders, isOptional: true, empty: "Nicht bekannt"))</div>\
            \(form.date("born", "Geburtsdatum", hint: "TT.MM.JJJJ. Ist nur das Jahr bekannt: 01.01. und das Jahr.", isOptional: true))\
            \(SimilarView.box(similar))
            </fieldset>
            <fieldset class="group"><legend>Verständigung</legend>
            \(form.select("language", "Sprache des Gesprächs", options: Self.languages, empty: "Nicht bekannt"))\
            \(form.yesNoUnknown("interpreter", "Wird gedolmetscht?"))
            </fieldset>
            <fieldset class="group"><legend>Anliegen</legend>
            \(form.select("destination", "Land, um das es geht", options: Self.countries, hint: "Nur, wenn die Person eines nennt. Festgelegt ist damit nichts.", isOptional: true, empty: "Nicht bekannt"))\
            \(form.area("wish", "Was möchte die Person?", hint: "In ihren eigenen Worten. „Ich weiß es noch nicht“ ist auch eine Antwort.", isOptional: true, maxLength: 4_000))
            </fieldset>
            <p class="buttons">\(buttons)<a href="/faelle">Abbrechen</a></p>
            """, submit: nil)
    }

    private var desk: HTML? {
        guard context.worker.desks.count > 1 else { return nil }
        return form.radios("desk", "Worum geht es?", options: Self.desks, isRow: true)
    }

    /// Another person may have the same name, so the files that look alike are a question and no refusal.
    private var buttons: HTML {
        guard !similar.isEmpty else { return "<button class=\"button\">Fall anlegen</button>" }
        return """
            <button class="button" name="anyway" value="ja">Trotzdem anlegen</button>\
            <button class="button second">Noch einmal vergleichen</button>
            """
    }

    private static let desks = [
        Choice(CounsellingDesk.return.rawValue, "Rückkehr"), Choice(CounsellingDesk.housing.rawValue, "Auszug in eine Wohnung"),
    ]
    private static let genders = Gender.allCases.map { Choice($0.rawValue, $0.german) }
    private static let languages = Language.all.map { Choice($0.tag, $0.german) }
    private static let countries = Country.all.map { Choice($0.code, $0.german) }
}

extension IntakeView {
    /// What counselling promises, and where the promise ends. Confidentiality and its limits: § 203 StGB, § 53 StPO, §§ 86a to 88 AufenthG.
    fileprivate static let promises = card(
        "Was Sie zusagen können",
        """
        <ul>
        <li>Die Beratung ist freiwillig und unverbindlich. Hierbleiben ist ein Ergebnis wie jedes andere.</li>
        <li>Wir informieren die Ausländerbehörde nicht über das Gespräch. Dieses System meldet von sich aus nichts an andere Stellen.</li>
        <li>Ein Gespräch ist ohne Namen möglich und wird genauso ernst genommen.</li>
        <li>Bevor für eine Förderung Angaben hinausgehen, zeigen Sie der Person, wer was erfährt. Dann entscheidet sie.</li>
        </ul>
        <h3>Versprechen Sie nicht mehr</h3>
        <ul>
        <li>Wird eine Rückkehrförderung beantragt, müssen bestimmte Angaben zum Antrag an Behörden gehen (§ 86a AufenthG).</li>
        <li>Wer sozial berät, steht unter Schweigepflicht (§ 203 StGB), darf im Strafverfahren die Aussage aber meist nicht verweigern (§ 53 StPO).
        Öffentliche Stellen können zur Auskunft verpflichtet sein (§§ 87, 88 AufenthG); das prüft die Leitung im Einzelfall.</li>
        <li>Schreiben Sie deshalb nur auf, was die Beratung braucht.</li>
        </ul>
        """)
}
