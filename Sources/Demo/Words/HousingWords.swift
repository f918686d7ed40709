/// Sentences of move-out support.
enum HousingWords {
    static let first = [
        "Der Sozialdienst der Unterkunft hat den Haushalt gemeldet.", "Wohnt seit langem in der Unterkunft und sucht eine eigene Wohnung.",
        "Erstgespräch: Ablauf erklärt, von der Anmeldung bis zur Begleitung nach dem Einzug.",
        "Zwei Zimmer für die ganze Familie, die Kinder haben keinen Platz zum Lernen.",
        "Arbeitsweg ist lang, möchte in der Nähe der Arbeit wohnen.", "Kinder sollen an ihrer Schule bleiben können.",
    ]
    static let documents = [
        "Aufenthaltstitel aller Personen kopiert, Gültigkeit geprüft.", "Wohnberechtigungsschein beantragt.", "Wohnberechtigungsschein liegt vor.",
        "Selbstauskunft gemeinsam ausgefüllt.", "Unterlagenmappe ist vollständig.", "Ein Titel läuft bald ab; Verlängerung ist beantragt.",
        "Schweigepflichtentbindung besprochen und unterschrieben.", "Richtwerte für die Miete und die passende Größe erklärt.",
    ]
    static let search = [
        "Angebot besprochen, Miete liegt im Richtwert.", "Besichtigung vorbereitet, Begleitung durch Ehrenamt.",
        "Besichtigung: gefällt gut, Rückmeldung des Vermieters steht aus.",
        "Die Wohnung ging an jemand anderen. Weiter auf der Liste.", "Angebot war zu klein; Gründe festgehalten.",
        "Mietangebot und Vermieterbescheinigung liegen vor.",
        "Zusicherung beim Jobcenter beantragt.", "Zusicherung ist da, Kaution als Darlehen beantragt.",
    ]
    static let move = [
        "Mietvertrag Punkt für Punkt erklärt und unterschrieben.", "Schlüssel übergeben, Protokoll liegt in der Mappe.",
        "Erstausstattung vor dem Kauf beantragt.",
        "Umzug mit zwei Ehrenamtlichen, alles gut angekommen.", "Abmeldung in der Unterkunft erledigt, Gebühr endet.",
    ]
    static let aftercare = [
        "Besuch nach dem Einzug: Strom und Anmeldung sind erledigt.", "Nachbarn helfen bei der Mülltrennung, alles ruhig.",
        "Vermieterin ist zufrieden.",
        "Betriebskostenabrechnung erklärt.",
    ]
    static let tasks = [
        "Wohnberechtigungsschein: Antrag vervollständigen", "Zusicherung beim Jobcenter nachfragen", "Besichtigungstermin abstimmen",
        "Ehrenamtliche Begleitung anfragen", "Unterlagenmappe prüfen", "Vermieterbescheinigung nachfordern",
    ]
    static let wishes = [
        "Eine Wohnung mit Platz zum Lernen für die Kinder", "Nahe an der Arbeit wohnen", "Ruhe und eine eigene Tür", "In der Nähe der Schule bleiben",
        "Eine kleine Wohnung, barrierefrei", "Mit den Eltern im selben Stadtteil wohnen",
    ]
}
