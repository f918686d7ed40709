/// Sentences of return counselling; a note is put together from two or three of them. `§` stands for the country.
enum ReturnWords {
    static let first = [
        "Kommt mit der Frage, welche Hilfen es bei einer Rückkehr gibt.",
        "Erkundigt sich, ob das Gespräch vertraulich bleibt; das ist so, die Ausländerbehörde erfährt nichts.",
        "Möchte sich zunächst nur informieren und noch nichts entscheiden.", "Denkt seit einigen Monaten über eine Rückkehr nach (§).",
        "Der Sozialdienst der Unterkunft hat auf die Beratung hingewiesen.", "Hat von einer Bekannten von der Rückkehrhilfe gehört.",
        "Wurde von der Asylberatung an uns verwiesen; die rechtlichen Fragen sind dort in guten Händen.",
        "Fragt nach der Dauer des Verfahrens und nach dem Flug.", "Möchte die Eltern in § unterstützen und fragt, was dafür möglich ist.",
        "Berichtet, dass die Lage in der Unterkunft belastend ist.", "Hat Heimweh, ist aber noch unsicher.",
    ]
    static let informed = [
        "Ergebnisoffen beraten, Alternativen besprochen.", "Ablauf, Fristen und Freiwilligkeit erklärt; Merkblatt in der eigenen Sprache mitgegeben.",
        "Überblick über die Programme gegeben; verbindliche Aussagen erst nach Prüfung der Unterlagen.",
        "Auf die Asylverfahrensberatung hingewiesen, dort zuerst die rechtlichen Möglichkeiten klären.",
        "Erklärt, dass die Beratung jederzeit beendet werden kann.", "Besprochen, welche Unterlagen gebraucht werden.",
        "Besprochen, was ein Verzicht auf den Aufenthaltsstatus bedeutet und dass er endgültig ist.",
    ]
    static let outlook = [
        "Überlegt in Ruhe und meldet sich wieder.", "Nächstes Gespräch vereinbart.", "Spricht zuerst mit der Familie.",
        "Bringt zum nächsten Termin Pass und Aufenthaltspapier mit.", "Ruft nach dem Termin beim Anwalt an.",
        "Möchte beim nächsten Mal mit Dolmetscher:in sprechen.",
    ]
    static let analysis = [
        "Wohnsituation nach der Ankunft besprochen: zunächst bei Verwandten.", "Berufserfahrung und Ideen für die Zeit nach der Ankunft aufgenommen.",
        "Schule der Kinder und fehlende Zeugnisse angesprochen.", "Medizinische Versorgung in § ist eine offene Frage; Anfrage bei ZIRF vorbereitet.",
        "Antwort auf die Länderanfrage besprochen.", "Kontakt zu einer Partnerorganisation in § mit Einwilligung aufgenommen.",
        "Pass liegt vor, Gültigkeit reicht.", "Reisedokument fehlt; Vorgehen beim Konsulat erklärt.",
        "Schulden und laufende Verträge durchgesehen, Liste mitgegeben.", "Zweifel offen angesprochen: kein Druck, kein Termin, der drängt.",
        "Familie in § freut sich, macht sich aber Sorgen um das Einkommen.", "Angaben zum Aufenthalt ergänzt, Unterlagen kopiert.",
    ]
    static let plan = [
        "Plan für die Zeit nach der Ankunft gemeinsam aufgeschrieben.", "Alle Erklärungen Wort für Wort übersetzt und verstanden.",
        "Förderprüfung gemeinsam durchgegangen, auch was nicht möglich ist und warum.", "Wunschtermin für die Reise aufgenommen.",
        "Antrag im Online-Modul vorbereitet, Vollständigkeit geprüft.", "Kostenvoranschläge für die Gründung durchgesehen.",
        "Abmeldung, Kündigungen und Krankenversicherung besprochen (Checkliste).", "Zusage erklärt: Betrag, Form und was noch vorzulegen ist.",
        "Gepäck, Begleitung und Fahrt zum Flughafen geklärt.",
    ]
    static let stays = [
        "Hat sich entschieden zu bleiben. Gutes Gespräch; die Tür bleibt offen.", "Bleibt vorerst: die Ausbildung geht weiter.",
        "Das Verfahren ist noch offen; möchte das Ergebnis abwarten.", "Familie möchte zusammenbleiben, Rückkehr kommt zurzeit nicht in Frage.",
        "Hat eine Arbeit gefunden und bleibt.",
    ]
    static let referred = [
        "Mit Einwilligung an die Asylverfahrensberatung vermittelt.", "An die Migrationsberatung für Erwachsene vermittelt.",
        "Zuständig ist die Stelle am Wohnort; Kontakt übergeben.", "An die Schuldnerberatung vermittelt.",
    ]
    static let quiet = [
        "Zweimal angerufen, niemanden erreicht.", "Brief über die Unterkunft, keine Antwort. Wir warten.",
        "Ist aus der Unterkunft ausgezogen, neue Erreichbarkeit unbekannt.",
    ]
    static let aftercare = [
        "Nachricht aus §: gut angekommen, wohnt bei der Familie.", "Telefonat: Die Kinder gehen wieder zur Schule.",
        "Die Partnerorganisation in § berichtet vom ersten Treffen.", "Telefonat: Arbeit noch unsicher, die Partnerorganisation hilft bei der Suche.",
        "Belege für die Sachhilfe sind eingegangen und vollständig.", "Schickt Fotos vom kleinen Laden; das Geschäft läuft langsam an.",
        "Telefonat: Eingewöhnung fällt schwer, Gespräch mit der Beratungsstelle vor Ort vermittelt.",
        "Alles in Ordnung; keine weitere Hilfe gewünscht.",
    ]
    static let approval = "Bewilligung des Bundesamts für die Reise liegt vor und ist zur Akte genommen."
    static let missed = "Nicht erschienen; telefonisch einen neuen Termin vereinbart."
    static let tasks = [
        "Länderanfrage (ZIRF) stellen", "Rückruf wegen Reisedokument", "Kostenvoranschlag für Werkzeug nachfordern",
        "Partnerorganisation in § anschreiben",
        "Unterlagen für den Antrag auf Vollständigkeit prüfen", "Dolmetschen für das nächste Gespräch klären", "Übersetzung der Zeugnisse anfragen",
        "Ärztliches Attest für den Flug anfordern", "Merkblatt in der Muttersprache heraussuchen", "Empfangsbestätigung nachfordern",
        "Nachfragen, wie es den Kindern in der Schule geht",
    ]
    static let wishes = [
        "Zurück zu den Eltern und dort arbeiten", "Einen kleinen Laden eröffnen", "Die Kinder sollen bei den Großeltern aufwachsen können",
        "In Ruhe entscheiden",
        "Eine Werkstatt aufmachen", "Wieder im alten Beruf arbeiten", "Das Studium abschließen", "Gesund werden und bei der Familie sein",
        "Landwirtschaft auf dem Hof der Familie", "Erst einmal wissen, was möglich ist",
    ]
    static let aliases = [
        "Frau, offene Sprechstunde", "Mann, Anruf am Vormittag", "Person, Frage zum Flug", "Paar, offene Sprechstunde",
        "Mann, kommt mit einem Freund",
        "Frau, Anruf über den Sozialdienst", "Person, Nachricht ohne Namen", "Mann, Beratung in der Unterkunft", "Frau, möchte anonym bleiben",
    ]
}
