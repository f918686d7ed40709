import Basics

/// The words of points that hang on the household more than on a table.
extension FlatRuler {
    func permitWords(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        let (rule, version) = (permit?.rule.provenance, permit?.version)
        switch (point.code, point.verdict) {
        case (.permitMissing, .fits):
            return flat.funded == false ? said("Die Wohnung ist nicht öffentlich gefördert: Ein WBS ist nicht nötig.") : said("Ein WBS liegt vor.")
        case (.permitMissing, _):
            let wayOut =
                needs.permit == .applied
                ? "Der WBS ist beantragt: bei der Behörde nachfragen." : "WBS-Antrag öffnen; der Bescheid muss vor dem Vertrag da sein."
            return said("Die Wohnung ist öffentlich gefördert, ein WBS liegt nicht vor.", wayOut, rule, version)
        case (.permitExpired, let verdict):
            guard let until = needs.permitUntil else { return said("") }
            guard verdict == .not else { return said("Der WBS gilt bis \(until.german).", nil, rule, version) }
            let ended = until == day.adding(days: -1) ? "ist gestern abgelaufen" : "ist am \(until.german) abgelaufen"
            return said("Der WBS \(ended).", "Neu beantragen; er gilt dann zwölf Monate, nur in Nordrhein-Westfalen.", rule, version)
        case (.permitGroup, let verdict):
            let groups = flat.permitGroups.map(\.german).joined(separator: " oder ")
            let own = needs.permitGroup?.german ?? ""
            return said(
                "Die Wohnung ist für \(groups) gefördert, der WBS gilt für \(own).",
                verdict == .not ? "Nach einer Freistellung der Wohnung fragen." : nil, rule, version)
        default:
            let until = needs.titleUntil?.german ?? ""
            let needed = permit?.version?.value?.title.after(day)?.german ?? ""
            return said(
                "Für einen WBS müssen alle Aufenthaltstitel bis \(needed) gelten; der erste endet am \(until).",
                point.verdict == .not ? "Titel verlängern lassen, dann den WBS beantragen." : nil, rule, version)
        }
    }

    func capWords(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        let cap = flat.personCap ?? 0
        return said(
            "Die Vermietung nennt höchstens \(Self.persons(cap)); der Haushalt hat \(needs.persons).",
            point.verdict == .not ? "Nach dem Grund fragen: Verbindlich ist die Mindestfläche, nicht die Zahl." : nil)
    }

    func householdWords(_ point: FlatPoint) -> FlatWords {
        let isNo = point.verdict == .not
        switch point.code {
        case .noExit:
            return said(
                isNo ? "Der Haushalt darf zurzeit nicht ausziehen." : "Der Haushalt darf ausziehen.",
                isNo ? "Erlaubnis zum Auszug beantragen." : nil)
        case .assignedElsewhere:
            return said(
                isNo ? "Ein anderer Wohnort ist zugewiesen (§ 12a AufenthG)." : "Keine Zuweisung an einen anderen Wohnort.",
                isNo ? "Änderung oder Aufhebung der Zuweisung beantragen, zum Beispiel mit Arbeit oder Ausbildung hier." : nil)
        case .conflictAddress:
            return said(isNo ? "Diese Adresse kommt aus Gründen des Schutzes nicht in Frage." : "Kein Schutzgrund gegen diese Adresse.")
        default:
            return said(
                isNo ? "Der Haushalt möchte zurzeit nicht vorgeschlagen werden." : "Der Haushalt möchte vorgeschlagen werden.")
        }
    }

    func wishWords(_ point: FlatPoint, _ needs: HousingNeeds) -> FlatWords {
        let isNo = point.verdict == .not
        switch point.code {
        case .notStepFree:
            return said(
                isNo ? "Jemand muss stufenlos wohnen; die Wohnung hat Stufen." : "Stufen sind kein Hindernis.",
                isNo ? "Nach einer Rampe oder einer Wohnung im Erdgeschoss fragen." : nil)
        case .noLift:
            return said(
                isNo
                    ? "Jemand braucht einen Aufzug; die Wohnung liegt im \(flat.floor.map { "\($0). " } ?? "")Stock ohne Aufzug."
                    : "Der Weg nach oben geht.")
        case .districtExcluded:
            return said(
                isNo ? "Dieser Stadtteil kommt für den Haushalt nicht in Frage." : "Der Stadtteil ist nicht ausgeschlossen.",
                isNo ? "Den Haushalt fragen, ob das noch gilt." : nil)
        case .limitedLease:
            return said(
                flat.limited == true ? "Der Vertrag ist befristet." : "Der Vertrag ist unbefristet.",
                isNo ? "Nach einem unbefristeten Vertrag fragen; eine Befristung braucht einen Grund." : nil)
        default:
            return said(dateText(needs), isNo ? "Nach einem anderen Tag fragen." : nil)
        }
    }

    private func dateText(_ needs: HousingNeeds) -> String {
        if let earliest = needs.earliest, let held = flat.heldUntil, earliest > held {
            return "Der Haushalt kann erst ab \(earliest.german) umziehen, die Wohnung wird bis \(held.german) gehalten."
        }
        guard let latest = needs.latest, let from = flat.availableFrom else { return "Kein Tag spricht dagegen." }
        return "Die Wohnung ist ab \(from.german) frei; der Haushalt muss bis \(latest.german) umziehen."
    }
}
