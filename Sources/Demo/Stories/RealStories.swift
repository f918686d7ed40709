import Basics
import Office

/// The three people the source text tells of, with invented names: a mother of two from Kosovo who finishes her medical studies
/// with the help of SOLWODI, an Iraqi with a shop for computers in northern Iraq, a Senegalese from Hohenbrunn with a laundry in Dakar.
enum RealStories {
    static func motherFromKosovo(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 2_760, language: "sq")
        let opened = story.builder.day
        let entry = CivilDate(year: 2013, month: 9, day: 12)!
        story.open(
            StoryWriter.person("Gashi", "Arjeta", .female, contact: "über SOLWODI"), to: "XK",
            wish: "Medizin studieren und mit den Kindern in Prishtina leben")
        story.talk(
            "Kommt mit ihren zwei Kindern. Möchte nach Prishtina zurück, wo ihre Schwester lebt, und dort Medizin studieren. Vertraulichkeit besprochen; ergebnisoffen beraten.",
            minutes: 90, interpreter: "hoti")
        story.add(
            .record(
                place: 1,
                StoryWriter.facts(
                    "XK", opened.adding(years: -27), status: "tolerated", entry: entry, more: ["wants_training": "true", "wants_startup": "false"])))
        story.add(
            .add(StoryWriter.person("Gashi", "Lirim", .male), StoryWriter.facts("XK", opened.adding(years: -8), status: "tolerated", entry: entry)))
        story.add(
            .add(StoryWriter.person("Gashi", "Era", .female), StoryWriter.facts("XK", opened.adding(years: -5), status: "tolerated", entry: entry)))
        story.add(.household(["residence_ags": FactInput(["09162"], standing: .documented)], wish: nil))
        story.go(daysAgo: 2_735)
        story.talk("Zulassung zum Studium und Unterhalt besprochen. Mit Einwilligung Kontakt zu SOLWODI aufgenommen.", interpreter: "hoti")
        story.add(.stage(.analysis))
        story.go(daysAgo: 2_700)
        story.talk(
            "SOLWODI sagt Begleitung vor Ort und Hilfe für das Studium zu. Plan für die Kinder: Schule und Kindergarten in der Nähe der Schwester.",
            interpreter: "hoti", with: [1])
        story.add(.promise(["coming-home"]))
        story.add(.countersign, by: "vogel")
        story.go(daysAgo: 2_660)
        story.add(.stage(.departure))
        story.go(daysAgo: 2_640)
        story.add(
            .depart(places: [1, 2, 3], on: story.builder.day.adding(days: -4), Country("XK")!, .borderCertificate, detail: "Flug nach Prishtina"))
        for (days, text) in [
            (2_580, "SOLWODI: Wohnung gefunden, die Kinder gehen zur Schule und in den Kindergarten."),
            (2_300, "SOLWODI: Zulassung zum Medizinstudium in Prishtina. Frau Gashi lernt viel und ist zuversichtlich."),
            (1_450, "Nachricht von Frau Gashi: Zwischenprüfung bestanden. Die Schwester hilft mit den Kindern."),
            (620, "SOLWODI: Praktisches Jahr im Krankenhaus begonnen."),
            (95, "Frau Gashi hat ihr Medizinstudium abgeschlossen und beginnt als Assistenzärztin. Sie bedankt sich bei allen."),
        ] {
            story.go(daysAgo: days)
            story.note(text)
        }
        return story.steps
    }

    static func shopInNorthernIraq(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 790, language: "ckb", owner: 1)
        let opened = story.builder.day
        story.open(
            StoryWriter.person("Hawrami", "Rebwar", .male, own: "ڕێبوار هەورامی"), to: "IQ",
            wish: "Ein Fachgeschäft für Computer und PC-Zubehör in Sulaimaniyya")
        story.talk(
            "Hat in Deutschland PCs repariert und möchte im Nordirak ein Fachgeschäft für Computer und Zubehör aufmachen. Sein Bruder hat einen Laden in Aussicht.",
            minutes: 75, interpreter: "murad")
        story.go(daysAgo: 768)
        story.talk("Geschäftsplan durchgesehen: Miete, Regale, erste Ware. Länderanfrage zu Preisen beantwortet.", minutes: 90, interpreter: "murad")
        story.add(.stage(.analysis))
        story.add(
            .record(
                place: 1,
                StoryWriter.facts(
                    "IQ", opened.adding(years: -34), status: "asylum_seeker", entry: opened.adding(days: -1_020),
                    more: ["wants_startup": "true", "startup_request": "3000.00", "wants_training": "false", "asylum_decision": "pending"])))
        story.add(.household(["residence_ags": FactInput(["09162"], standing: .documented)], wish: nil))
        story.go(daysAgo: 745)
        story.talk("Förderprüfung gemeinsam durchgegangen. Kostenvoranschläge liegen vor.", interpreter: "murad")
        story.note(ReturnWords.approval)
        story.add(.promise(["coming-home", "reag-garp"]))
        story.add(.countersign, by: "vogel")
        story.go(daysAgo: 720)
        story.add(.stage(.departure))
        story.go(daysAgo: 700)
        story.add(.depart(places: [1], on: story.builder.day.adding(days: -3), Country("IQ")!, .boardingPass, detail: "Flug nach Sulaimaniyya"))
        for (days, text) in [
            (640, "Partnerorganisation: Ladenlokal gemietet, Regale und erste Ware gekauft; Belege liegen vor."),
            (470, "Das Fachgeschäft für Computer und PC-Zubehör ist eröffnet. Er schickt Fotos."),
            (240, "Telefonat: Das Geschäft trägt sich, er repariert auch Geräte. Keine weitere Hilfe nötig."),
        ] {
            story.go(daysAgo: days)
            story.note(text)
        }
        story.add(.close(.returned))
        return story.steps
    }

    static func laundryInDakar(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 318, language: "wo")
        let opened = story.builder.day
        story.open(StoryWriter.person("Ndiaye", "Cheikh", .male), to: "SN", wish: "Einen Waschsalon in Dakar eröffnen")
        story.talk(
            "Wohnt in Hohenbrunn, hat in einer Wäscherei gearbeitet. Möchte in Dakar einen Waschsalon eröffnen. Fragt, was dafür möglich ist.",
            minutes: 75, interpreter: "kane")
        story.add(.household(["residence_ags": FactInput(["09184"], standing: .documented)], wish: nil))
        story.go(daysAgo: 297)
        story.talk(
            "Zwei gebrauchte Maschinen, Wasseranschluss, Miete: Kosten zusammengestellt. Kontakt zum Beratungszentrum in Dakar.", minutes: 90,
            interpreter: "kane")
        story.add(.stage(.analysis))
        story.add(
            .record(
                place: 1,
                StoryWriter.facts(
                    "SN", opened.adding(years: -29), status: "tolerated", entry: opened.adding(days: -1_500),
                    more: ["wants_startup": "true", "startup_request": "3400.00", "wants_training": "false"])))
        story.go(daysAgo: 276)
        story.talk("Zusage erklärt: 3.000 € für die Gründung, der Rest aus der Familie. Reise beantragt.", interpreter: "kane")
        story.note(ReturnWords.approval)
        story.add(.promise(["coming-home", "reag-garp"]))
        story.add(.countersign, by: "maurer")
        story.go(daysAgo: 250)
        story.add(.stage(.departure))
        story.go(daysAgo: 226)
        story.add(.depart(places: [1], on: story.builder.day.adding(days: -2), Country("SN")!, .boardingPass, detail: "Flug nach Dakar"))
        for (days, text) in [
            (180, "Beratungszentrum Dakar: erstes Treffen, Ladenlokal besichtigt."),
            (110, "Maschinen sind angeschlossen, Belege zum Teil eingegangen."),
            (33, "Der Waschsalon in Dakar ist eröffnet. Herr Ndiaye schickt ein Foto vom ersten Tag."),
        ] {
            story.go(daysAgo: days)
            story.note(text)
        }
        story.task("Fehlende Belege für die Waschmaschinen nachfordern", in: -3)
        return story.steps
    }
}
