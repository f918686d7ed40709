import Basics
import Catalogue
import Office

extension DemoOffice {
    /// The files told by hand: the source text's stories, and those that make today lively.
    func toldFiles(today: CivilDate) -> [[Step]] {
        switch desk {
        case .return:
            [
                RealStories.motherFromKosovo(self, today: today), RealStories.shopInNorthernIraq(self, today: today),
                RealStories.laundryInDakar(self, today: today), TodaysFiles.familyOfEight(self, today: today),
                TodaysFiles.unknownStatus(self, today: today), TodaysFiles.namelessWaiting(self, today: today),
                TodaysFiles.sameWomanAgain(self, today: today),
            ]
        case .housing: [TodaysFiles.viewing(self, today: today), TodaysFiles.newHousehold(self, today: today)]
        }
    }
}

/// What the first counsellor of each office has before them today.
enum TodaysFiles {
    /// Eight people; their offer waits for the second signature.
    static func familyOfEight(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 66, language: "ckb")
        let (opened, entry) = (story.builder.day, story.builder.day.adding(days: -1_610))
        func facts(_ age: Int) -> [String: FactInput] {
            StoryWriter.facts("IQ", opened.adding(years: -age).adding(days: -40), status: "asylum_seeker", entry: entry)
        }
        story.open(
            StoryWriter.person("Doski", "Dilshad", .male, contact: "über den Sozialdienst der Unterkunft"), to: "IQ",
            wish: "Zurück auf den Hof der Großeltern bei Dohuk")
        story.talk(
            "Die Eltern kommen gemeinsam. Die Großeltern in Dohuk sind alt; die Familie möchte auf den Hof zurück. Ergebnisoffen beraten, Ablauf erklärt.",
            minutes: 90, interpreter: "murad")
        story.add(.record(place: 1, facts(44)))
        for (given, gender, age) in [
            ("Awin", Gender.female, 41), ("Zana", .male, 17), ("Rojin", .female, 15), ("Hiwa", .male, 13), ("Shilan", .female, 10),
            ("Aram", .male, 7), ("Perwin", .female, 3),
        ] { story.add(.add(StoryWriter.person("Doski", given, gender), facts(age))) }
        story.add(
            .household(["residence_ags": FactInput(["09162"], standing: .documented), "accommodation": FactInput(["municipal_shelter"])], wish: nil))
        story.go(daysAgo: 44)
        story.talk("Schule der Kinder, fehlende Zeugnisse und das Haus der Großeltern besprochen.", interpreter: "murad", with: [1, 2])
        story.add(.stage(.analysis))
        story.go(daysAgo: 20)
        story.talk(
            "Alle Erklärungen Wort für Wort übersetzt. Beide Eltern und der älteste Sohn möchten gemeinsam reisen.", interpreter: "murad",
            with: [1, 2, 3])
        story.add(.wish(today.adding(days: 95)))
        story.add(.planStep("consent", .done(on: story.builder.day, expiresOn: nil)))
        story.add(.planStep("civil_papers", .begun(on: story.builder.day)))
        story.add(
            .letter(
                "schule",
                LetterInput(
                    recipient: ["Grundschule am Musterplatz", "Musterplatz 3", "80000 München"], senderAddress: ["Musterallee 12", "80000 München"],
                    answers: [
                        "kind": "Shilan Doski", "geboren": opened.adding(years: -10).adding(days: -40).german, "klasse": "4b",
                        "letzter_tag": today.adding(days: 80).german,
                    ]), sent: .handed))
        story.go(daysAgo: 6)
        story.note(ReturnWords.approval)
        story.add(.planStep("declarations", .done(on: story.builder.day, expiresOn: nil)))
        story.add(.milestone(.submission, programme: "reag-garp", on: story.builder.day))
        story.task("Reisedokument der jüngsten Tochter: beim Konsulat nachfragen", in: 0)
        story.book(.plan, in: 0, at: 10, 30, minutes: 90, interpreter: "murad", answer: true)
        story.book(.authority, in: 2, at: 9, minutes: 120, needsInterpreter: false, companion: "seidl")
        story.book(.plan, in: 5, at: 11, interpreter: "murad")
        story.book(.talk, in: 1, at: 13, interpreter: "murad", answer: false)
        story.book(.talk, in: 3, at: 15, minutes: 20, interpreter: "murad", answer: true)
        story.go(daysAgo: 1, hour: 15)
        story.add(.promise(["coming-home", "reag-garp"]))
        story.add(
            .letter(
                "beratungsbescheinigung",
                LetterInput(answers: ["tage": "\(opened.german) von 9 bis 10.30 Uhr\n\(story.builder.day.german) von 14 bis 15 Uhr"]), sent: nil))
        return story.steps
    }

    /// Neither status nor entry is known; the check says what to ask.
    static func unknownStatus(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 16, language: "ka")
        story.open(StoryWriter.person("Beridse", "Ketewan", .female, own: "ქეთევან ბერიძე"), to: "GE", wish: "Erst einmal wissen, was möglich ist")
        story.talk(
            "Hat ihre Papiere nicht dabei und ist unsicher, welchen Status sie hat. Möchte die Mutter pflegen. Bringt zum nächsten Termin alle Unterlagen mit.",
            interpreter: "weiss")
        story.add(
            .record(
                place: 1,
                ["nationality": FactInput(["GE"]), "third_country": FactInput(["true"]), "vulnerabilities": FactInput([], standing: .refused)]))
        story.add(.household(["residence_ags": FactInput(["09162"])], wish: nil))
        story.add(.check)
        story.book(.talk, in: -5, at: 13, needsInterpreter: false)
        story.go(daysAgo: 8)
        story.book(.talk, in: 0, at: 14, interpreter: "weiss", answer: true)
        story.book(.talk, in: 4, at: 10, interpreter: "weiss")
        story.book(.plan, in: 1, at: 9, interpreter: "weiss", answer: true)
        story.book(.authority, in: 3, at: 9, 30, minutes: 90, needsInterpreter: false, companion: "winter")
        story.task("Merkblatt auf Georgisch heraussuchen", in: 1)
        story.add(
            .handOver(
                to: "bavaria-elsewhere", recipient: "Zentrale Rückkehrberatung (Muster)\nMusterstraße 1, 90000 Musterstadt",
                [.name, .language, .destination, .wish]))
        return story.steps
    }

    /// Somebody without a name; nobody interprets Tigrinya yet.
    static func namelessWaiting(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 7, language: "ti")
        story.open(PersonIdentity(), to: nil, wish: "Möchte ohne Namen fragen, was möglich ist", alias: "Frau, Anruf über die Unterkunft")
        story.talk(
            "Kurzes Telefonat, eine Mitbewohnerin hat übersetzt. Möchte anonym bleiben; Termin mit Dolmetscher:in für Tigrinya versprochen.",
            minutes: 15, channel: .phone)
        story.book(.firstTalk, in: 0, at: 9)
        story.book(.talk, in: 2, at: 14)
        story.task("Dolmetscher:in für Tigrinya finden", in: 2)
        return story.steps
    }

    /// The same woman at a colleague's, who wrote her name as she says it in Russian: a pair to be decided.
    static func sameWomanAgain(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 5, language: "ru", owner: 2)
        story.open(StoryWriter.person("Beridze", "Ketevan", .female, own: "Кетеван Беридзе"), to: "GE", wish: nil)
        story.talk("Kam ohne Termin und fragte nach Hilfe für die Reise. War vielleicht schon einmal hier.", minutes: 20)
        story.add(.compare)
        return story.steps
    }

    /// A family that views a flat today, with a volunteer.
    static func viewing(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 210, language: "prs")
        let opened = story.builder.day
        func facts(_ age: Int) -> [String: FactInput] {
            ["nationality": "AF", "third_country": "true", "born": opened.adding(years: -age).iso, "status": "recognised"].mapValues {
                FactInput([$0], standing: .documented)
            }
        }
        story.open(
            StoryWriter.person("Noori", "Farid", .male, own: "فرید نوری"), to: nil, wish: "Eine Wohnung mit Platz zum Lernen für die Kinder",
            desk: .housing
        )
        story.talk(
            "Zwei Zimmer für fünf Personen, die Kinder lernen auf dem Flur. Ablauf von der Anmeldung bis nach dem Einzug erklärt.",
            interpreter: "azizi")
        story.add(.record(place: 1, facts(38)))
        for (given, gender, age) in [("Maliha", Gender.female, 36), ("Jawad", .male, 14), ("Shabnam", .female, 11), ("Hamid", .male, 6)] {
            story.add(.add(StoryWriter.person("Noori", given, gender), facts(age)))
        }
        story.add(
            .household(
                [
                    "residence_ags": FactInput(["05315"], standing: .documented),
                    "accommodation": FactInput(["municipal_shelter"], standing: .documented),
                    "move_out_place": FactInput(["true"], standing: .verified),
                ], wish: nil))
        story.add(.check)
        story.go(daysAgo: 120)
        story.talk("Unterlagenmappe ist vollständig, Wohnberechtigungsschein liegt vor.", interpreter: "azizi", with: [1, 2])
        story.add(.stage(.analysis))
        story.go(daysAgo: 6)
        story.note("Angebot: vier Zimmer in Ehrenfeld, Miete im Richtwert. Vermieterin lädt zur Besichtigung ein.")
        story.add(
            .letter(
                "mietangebot",
                LetterInput(
                    recipient: ["Frau Ute Beispiel", "Beispielstraße 5", "50000 Köln"], salutation: "Sehr geehrte Frau Beispiel,",
                    senderAddress: ["Musterweg 9, Zimmer 12", "50000 Köln"],
                    answers: ["wohnung": "Beispielstraße 5, 2. Stock", "erreichbar": "0171 0000-12"]), sent: .post))
        story.book(.viewing, in: 0, at: 11, minutes: 45, interpreter: "azizi", answer: true, companion: "jansen")
        story.book(.authority, in: 4, at: 9, 30, needsInterpreter: false, companion: "peters")
        story.task("Zusicherung beim Jobcenter vorbereiten", in: 0)
        return story.steps
    }

    /// A household that was reported a few days ago.
    static func newHousehold(_ office: DemoOffice, today: CivilDate) -> [Step] {
        var story = StoryWriter(office, today: today, daysAgo: 9, language: "ti")
        story.open(StoryWriter.person("Kidane", "Senait", .female, own: "ሰናይት ኪዳነ"), to: nil, wish: "Ruhe und eine eigene Tür", desk: .housing)
        story.talk(
            "Vom Sozialdienst gemeldet. Arbeitet im Schichtdienst und findet in der Unterkunft keinen Schlaf.", minutes: 45, interpreter: "abraha")
        story.add(
            .record(
                place: 1,
                [
                    "nationality": FactInput(["ER"], standing: .documented), "third_country": FactInput(["true"]),
                    "status": FactInput(["recognised"], standing: .documented),
                ]))
        story.add(.household(["residence_ags": FactInput(["05315"]), "accommodation": FactInput(["municipal_hotel"])], wish: nil))
        story.book(.talk, in: 0, at: 15, interpreter: "abraha")
        story.task("Wohnberechtigungsschein: Antrag vervollständigen", in: -2)
        return story.steps
    }
}
