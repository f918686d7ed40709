import Catalogue
import Office

/// The log's actions in words. An action that is not here shows its own name: the log leaves nothing out.
enum ActionWords {
    static func german(_ action: String) -> String { words[action] ?? action }

    private static let words = [
        "office.found": "Stelle eingerichtet", "worker.sign-in": "angemeldet", "worker.add": "Konto angelegt", "worker.close": "Konto geschlossen",
        "file.open": "Fall angelegt", "file.read": "Fall gelesen", "protection.read": "hat besondere Schutzbedarfe angesehen",
        "file.name": "Namen ergänzt", "file.stage": "Schritt geändert",
        "file.assign": "Fall übergeben", "file.close": "Fall abgeschlossen", "file.erase": "Fall gelöscht", "person.add": "Person aufgenommen",
        "person.record": "Angaben zur Person", "person.remove": "Person herausgenommen", "household.record": "Angaben zum Haushalt",
        "session.hold": "Gespräch", "session.correct": "Angaben zu einem Gespräch berichtigt", "note.write": "Notiz", "note.reword": "Text geändert",
        "snippet.keep": "Textbaustein gespeichert",
        "snippet.drop": "Textbaustein entfernt", "file.assign-many": "mehrere Fälle übergeben",
        "file.assign-back": "Übergabe mehrerer Fälle zurückgenommen", "list.export": "Fallliste heruntergeladen",
        "task.add": "Aufgabe", "task.finish": "Aufgabe erledigt",
        "pair.decide": "mögliche Dublette beurteilt", "file.merge": "Fälle zusammengeführt", "file.unmerge": "Zusammenführung zurückgenommen",
        "appointment.book": "Termin", "appointment.settle": "Ausgang eines Termins", "appointment.answer": "Antwort auf Dolmetschanfrage",
        "appointment.move": "Termin verlegt", "appointment.cancel": "Termin abgesagt", "appointment.ask": "zum Dolmetschen angefragt",
        "appointment.answered": "Antwort auf Dolmetschanfrage eingetragen", "appointment.cost": "Kosten eines Termins",
        "calendar.feed": "Adresse des Kalenders", "room.keep": "Raum eingetragen", "room.close": "Raum geschlossen oder geöffnet",
        "interpreter.keep": "Dolmetschbuch", "interpreter.retire": "Eintrag im Dolmetschbuch ruht",
        "check.freeze": "Förderprüfung festgehalten", "offer.draft": "Zusage entworfen", "offer.sign": "Zusage unterschrieben",
        "offer.countersign": "Zusage gegengezeichnet", "offer.withdraw": "Zusage zurückgezogen", "departure.confirm": "Ausreise bestätigt",
        "departure.void": "Ausreise aufgehoben", "milestone.record": "Meilenstein", "milestone.void": "Meilenstein zurückgenommen",
        "deadline.finish": "Frist erledigt",
        "access.footing": "auf besonderer Grundlage gehandelt", "access.close": "für eine Person verschlossen",
        "access.reopen": "für eine Person wieder geöffnet", "access.ask": "um Einblick gebeten", "access.decide": "Anfrage auf Einblick entschieden",
        "access.end": "Einblick beendet", "access.emergency": "im Notfall geöffnet", "access.acknowledge": "Notöffnung geprüft",
        "access.seen": "Notöffnung zur Kenntnis genommen", "deputy.name": "Vertretung eingetragen", "deputy.end": "Vertretung beendet",
        "document.read": "Unterlage geöffnet", "document.keep": "Unterlage abgelegt", "document.remove": "Unterlage gelöscht",
        "document.scan": "Unterlage auf Schadsoftware geprüft", "document.mend": "Angaben zu einer Unterlage geändert",
        "letter.write": "Brief festgeschrieben", "letter.send": "Versand eines Briefs eingetragen",
        "plan.wish": "Wunschtermin", "plan.step": "Schritt im Plan", "plan.add": "Schritt im Plan hinzugefügt",
        "plan.back": "Änderung am Plan zurückgenommen", "plan.time": "Zeit für einen Schritt", "step.later": "nächster Schritt zurückgestellt",
        "handover.make": "Weitergabe an eine andere Stelle", "handover.withdraw": "Einwilligung zur Weitergabe widerrufen",
        "rules.propose": "neue Regeln vorgeschlagen", "rules.approve": "neue Regeln freigegeben",
        "rules.withdraw": "Vorschlag für neue Regeln zurückgezogen",
        "shelter.keep": "Unterkunft eingetragen", "shelter.close": "Unterkunft geschlossen oder geöffnet",
        "shelter.take-in": "Einzug in eine Unterkunft", "shelter.leave": "Auszug aus einer Unterkunft",
        "shelter.back": "Auszug zurückgenommen",
        "volunteer.keep": "Buch der Ehrenamtlichen", "volunteer.onboard": "Einarbeitung im Ehrenamt", "volunteer.move": "Stand eines Ehrenamts",
        "volunteer.training": "Schulung im Ehrenamt", "volunteer.no-training": "Schulung im Ehrenamt gestrichen",
        "volunteer.end": "Ehrenamt beendet", "errand.give": "Auftrag an Ehrenamtliche", "errand.answer": "Antwort auf einen Auftrag",
        "errand.done": "Auftrag erledigt", "errand.settle": "Stand eines Auftrags eingetragen", "errand.withdraw": "Auftrag zurückgenommen",
        "tandem.begin": "Tandem begonnen", "tandem.end": "Tandem beendet", "volunteer.own-hours": "eigene Stunden im Ehrenamt",
        "volunteer.hours": "Stunden im Ehrenamt", "volunteer.no-hours": "Stunden im Ehrenamt gestrichen",
        "volunteer.thank": "Stunden im Ehrenamt bescheinigt", "expense.ask": "Auslage eingereicht", "expense.enter": "Auslage eingetragen",
        "expense.decide": "über eine Auslage entschieden", "expense.pay": "Auslage ausgezahlt", "question.ask": "Frage aus dem Ehrenamt",
        "question.answer": "Frage aus dem Ehrenamt beantwortet", "question.read": "Antwort gelesen",
        "flat.found": "Wohnung durch Ehrenamtliche gemeldet",
        "event.plan": "Veranstaltung geplant", "event.change": "Veranstaltung geändert", "event.cancel": "Veranstaltung abgesagt",
        "event.registration": "Anmeldung zu einer Veranstaltung geöffnet oder geschlossen", "event.guest": "Gast eingetragen",
        "event.answer": "Antwort eines Gasts eingetragen", "event.remove-guest": "Gast von der Liste gestrichen",
        "event.join": "Teilnahme an einer Veranstaltung", "event.hold": "Anwesenheit eingetragen", "event.certify": "Bescheinigungen ausgestellt",
        "household.report": "Haushalt gemeldet, von einer Unterkunft", "household.take-up": "gemeldeten Haushalt aufgenommen",
        "household.decline": "gemeldeten Haushalt nicht aufgenommen", "shelter.address": "Adresse für Meldungen einer Unterkunft",
        "selection.forget": "Reihenfolgen beendeter Angebote gelöscht", "landlord.erase": "Vermietung auf Wunsch gelöscht",
        "landlord.record": "Angaben zu einer Vermietung", "flat.take": "Wohnung aufgenommen", "flat.outside": "Wohnung über das Formular angeboten",
        "flat.change": "Angaben zu einer Wohnung", "flat.check": "Wohnung geprüft", "flat.move": "Stand einer Wohnung geändert",
        "flat.end": "Angebot einer Wohnung beendet", "selection.fix": "Kriterien für eine Wohnung festgelegt",
        "selection.compute": "Auswahl für eine Wohnung berechnet", "nomination.propose": "für eine Wohnung vorgeschlagen",
        "selection.fix-together": "Kriterien für mehrere Wohnungen festgelegt",
        "selection.compute-together": "Auswahl für mehrere Wohnungen berechnet",
        "nomination.advance": "Stand eines Vorschlags", "nomination.decline": "Vorschlag nicht zustande gekommen",
        "viewing.plan": "Besichtigung vereinbart", "viewing.settle": "Ausgang einer Besichtigung",
        "way.step": "Schritt auf dem Weg in die Wohnung", "way.charge": "Zuständigkeit oder Frist eines Schritts",
        "way.sign": "Mietvertrag eingetragen", "way.unsign": "Unterschrift zurückgenommen", "way.shelter": "Platz in der Unterkunft aufgegeben",
        "move.record": "Einzug eingetragen", "move.correct": "Einzug berichtigt", "move.void": "Einzug zurückgenommen",
        "aftercare.note": "Gespräch nach dem Einzug", "aftercare.void": "Gespräch nach dem Einzug zurückgenommen",
        "aftercare.resume": "Nachbetreuung fortgesetzt",
        "nomination.disclose": "Angaben für die Vermietung freigegeben", "housing.needs": "Angaben zum Wohnen",
        "transfer.send": "Haushalt an eine andere Stelle geschickt", "transfer.withdraw": "Haushalt zurückgenommen, der unterwegs war",
        "transfer.come": "ein Haushalt kam von einer anderen Stelle", "transfer.withdrawn": "ein Haushalt, der kam, wurde zurückgenommen",
        "transfer.accept": "Haushalt angenommen", "transfer.decline": "Haushalt nicht angenommen",
        "transfer.accepted": "eine andere Stelle hat den Haushalt angenommen",
        "transfer.declined": "eine andere Stelle hat den Haushalt nicht angenommen",
        "network.apart": "Haushalt ist nicht der einer anderen Stelle", "network.told-apart": "eine andere Stelle hält zwei Haushalte auseinander",
        "network.join": "in einen Verbund aufgenommen", "network.places": "Plätze im Verbund angegeben",
        "network.give": "Wohnung an eine Stelle im Verbund gegeben", "network.given": "Wohnung von der Stadt bekommen",
        "network.take-back": "Wohnung von einer Stelle zurückgenommen", "network.flat": "Stand einer Wohnung folgt dem Verbund",
        "network.returned": "eine Stelle hat eine Wohnung zurückgegeben",
        "network.changed": "die Stadt hat Angaben zu einer Wohnung geändert; sie gelten auch hier",
        "network.differs": "die Stadt hat Angaben zu einer Wohnung geändert; hier stehen noch die alten",
        "network.forgotten": "die Stadt hat auf Wunsch die Vermietung einer Wohnung vergessen",
        "network.adopt": "Angaben der Stadt zu einer Wohnung übernommen", "office.landlords": "Name der Stelle für Vermietungen festgelegt",
        "event.register": "Anmeldung ohne Konto", "event.invitation": "Antwort auf eine Einladung",
    ]

    /// The code beside an action in words; as it stands where no word is known for it.
    static func detail(_ code: String, of action: String) -> String {
        let word: String? =
            switch action {
            case "file.open": code == Naming.nameless.rawValue ? "ohne Namen" : code == Naming.named.rawValue ? "mit Namen" : nil
            case "protection.read":
                code.split(separator: " ").map { ReadingReason(rawValue: String($0))?.german ?? Footing(rawValue: String($0))?.german ?? String($0) }
                    .joined(separator: ", ")
            case "file.read", "document.read", "access.footing": Footing(rawValue: code)?.german
            case "access.decide": code == "granted" ? "gewährt" : code == "refused" ? "abgelehnt" : nil
            case "file.stage": CaseStage(rawValue: code)?.german
            case "file.close": CaseOutcome(rawValue: code)?.german
            case "file.erase": code == "demand" ? "auf Verlangen" : code == "retention" ? "Frist vorbei" : nil
            case "appointment.book": AppointmentMatter(rawValue: code)?.german
            case "appointment.settle": AppointmentState(rawValue: code)?.german
            case "appointment.answer", "appointment.answered": HelperAnswer(rawValue: code)?.german
            case "appointment.cancel": Canceller(rawValue: code)?.german
            case "calendar.feed": code == "revoked" ? "gesperrt" : code == "renewed" ? "erneuert" : nil
            case "room.close": code == "closed" ? "geschlossen" : code == "open" ? "wieder offen" : nil
            case "interpreter.retire": code == "retired" ? "ruht" : code == "active" ? "wieder vorgeschlagen" : nil
            case "letter.write": code == "replaces" ? "ersetzt einen anderen" : nil
            case "letter.send": LetterWay(rawValue: code)?.german
            case "offer.sign": OfferState(rawValue: code)?.german
            case "list.export": exported(code)
            case "milestone.record": Deadline.Event(rawValue: code)?.wording.de
            case "event.plan", "event.change": EventKind(rawValue: code)?.german
            case "event.guest", "event.answer", "event.register", "event.invitation": GuestState(rawValue: code)?.german
            case "event.registration": code == "open" ? "geöffnet" : "geschlossen"
            case "flat.take": FlatOrigin(rawValue: code)?.german
            case "flat.move": FlatState(rawValue: code)?.german
            case "nomination.advance": NominationState(rawValue: code)?.german
            case "viewing.settle": ViewingState(rawValue: code)?.german ?? ViewingLoss(rawValue: code)?.german
            case "nomination.decline": DecliningSide(rawValue: code)?.german
            case "nomination.disclose": Int(code).flatMap { DisclosureLevel(rawValue: $0) }?.german
            case "nomination.propose": "Platz \(code)"
            case "volunteer.move": VolunteerState(rawValue: code)?.german
            case "errand.give", "volunteer.own-hours", "volunteer.hours": ErrandKind(rawValue: code)?.german
            case "errand.answer", "errand.settle": ErrandState(rawValue: code)?.german
            case "tandem.end": TandemEnd(rawValue: code)?.german
            case "expense.decide": ExpenseState(rawValue: code)?.german
            case "question.ask": QuestionTopic(rawValue: code)?.german
            case "volunteer.training": TrainingKind(rawValue: code)?.german
            case "flat.end": FlatEnd(rawValue: code)?.german
            case "network.flat": FlatEnd(rawValue: code)?.german ?? FlatState(rawValue: code)?.german
            case "network.join": NetworkPart(rawValue: code)?.german
            case "network.given": code == "contact" ? "mit Kontakt der Vermietung" : "ohne Kontakt der Vermietung"
            case "network.give", "network.take-back", "network.returned", "network.told-apart": ""
            case "network.changed", "network.differs", "network.adopt":
                code.split(separator: " ").map { OfferPart(rawValue: String($0))?.german ?? String($0) }.joined(separator: ", ")
            case "network.forgotten": code == "runs" ? "hier läuft sie noch; bitte selbst klären" : "auch hier"
            case "office.landlords": code == "own" ? "eigener Name" : "der Name der Stadt oder der Stelle"
            case "transfer.come": TransferKind(rawValue: code)?.german
            case "transfer.decline", "transfer.declined": TransferRefusal(rawValue: code)?.german
            case "transfer.send": code.split(separator: " ").map { TransferPart(rawValue: String($0))?.german ?? String($0) }.joined(separator: ", ")
            case "flat.check": code == "asked" ? "nach Rückfrage" : "ohne Auffälligkeiten"
            case "event.join": code == "yes" ? "angemeldet" : "abgemeldet"
            case "pair.decide": code == "different" ? "nicht dieselbe Person" : "wieder offen"
            case "task.finish", "deadline.finish": code == "open" ? "wieder offen" : ""
            case "plan.wish": code == "none" ? "offen gelassen" : ""
            case "plan.step":
                [
                    "begun": "begonnen", "done": "erledigt", "open": "wieder offen", "needed": "nötig", "not_needed": "nicht nötig",
                    "by_rule": "nach den Angaben",
                ][code]
            case "step.later": code == "again" ? "wieder da" : ""
            case "worker.add": code.split(separator: " ").map { Role(rawValue: String($0))?.german ?? String($0) }.joined(separator: ", ")
            default: nil
            }
        return word ?? code
    }

    /// "123 handover": how many files, and why with names.
    private static func exported(_ code: String) -> String? {
        let parts = code.split(separator: " ")
        guard parts.count == 2 else { return nil }
        let names = ExportReason(rawValue: String(parts[1])).map { "mit Namen: \($0.german)" } ?? "ohne Namen"
        return "\(parts[0]) Fälle, \(names)"
    }
}
