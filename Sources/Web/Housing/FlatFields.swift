import Basics
import Catalogue
import Markup
import Office

/// The fields of an offer, for the office and for landlords themselves.
enum FlatFields {
    static func landlord(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.text("landlord", "Wer bietet an?", hint: "Name oder Firma", autocomplete: "name"))\
        \(form.text("phone", "Telefon", hint: "Telefon oder E-Mail", autocomplete: "tel", inputMode: "tel"))</div>\
        <div class="pair">\(form.text("mail", "E-Mail", isOptional: true, autocomplete: "email", inputMode: "email"))\
        \(form.select("kind", "Art", options: LandlordKind.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true))</div>
        """
    }

    /// What an offer is about: where, how large, how much, from when.
    /// Whoever offers from outside is asked once, so area and rent have to be there; by phone they may come later.
    static func first(_ form: Form, _ rules: HousingRules, isFromOutside: Bool = false) -> HTML {
        """
        <div class="pair">\(form.select("municipality", "Gemeinde", options: rules.municipalities.map { Choice($0.number, $0.name) }, hint: "Mit bekanntem Richtwert", isOptional: true, empty: "andere oder nicht bekannt"))\
        \(form.text("district", "Stadtteil", hint: "Zum Beispiel Kalk", isOptional: true, maxLength: 100))</div>\
        \(form.text("street", "Straße und Hausnummer", isOptional: true, autocomplete: "off"))\
        <div class="pair">\(form.text("area", "Fläche in m²", hint: "Zum Beispiel 62,5", isOptional: !isFromOutside, width: .short, maxLength: 12, inputMode: "decimal"))\
        \(form.text("rooms", "Zimmer", hint: "Ohne Küche und Bad", isOptional: true, width: .short, maxLength: 2, inputMode: "numeric"))</div>\
        <div class="pair">\(form.money("baseRent", "Grundmiete im Monat", hint: "Ohne Nebenkosten", isOptional: !isFromOutside))\
        \(form.money("coldCosts", "Kalte Nebenkosten im Monat", hint: "Ohne Heizung", isOptional: true))</div>\
        \(form.date("availableFrom", "Frei ab", isOptional: true))
        """
    }

    /// What landlords and office know and rules ask for.
    static func rest(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.money("warmCosts", "Heizung und Warmwasser im Monat", hint: "In Euro", isOptional: true))\
        \(form.money("deposit", "Kaution", hint: "Höchstens drei Grundmieten", isOptional: true))</div>\
        <div class="pair">\(form.text("floor", "Stockwerk", hint: "0 ist das Erdgeschoss", isOptional: true, width: .short, maxLength: 3, inputMode: "numeric"))\
        \(form.date("heldUntil", "Wird gehalten bis", isOptional: true))</div>\
        \(form.yesNoUnknown("lift", "Gibt es einen Aufzug?"))\(form.yesNoUnknown("stepFree", "Ist die Wohnung ohne Stufen erreichbar?"))\
        \(form.yesNoUnknown("limited", "Ist der Mietvertrag befristet?"))\
        \(form.yesNoUnknown("funded", "Ist die Wohnung öffentlich gefördert?", hint: "Dann braucht man einen Wohnberechtigungsschein (WBS)."))\
        \(form.checkboxes("permitGroups", "Für welche Gruppe?", options: PermitGroup.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true, isRow: true))\
        <div class="pair">\(form.text("personCap", "Höchstens so viele Personen", isOptional: true, width: .short, maxLength: 2, inputMode: "numeric"))\
        \(form.text("capReason", "Warum nicht mehr?", isOptional: true, maxLength: 400))</div>\
        \(form.area("about", "Was man noch wissen muss", hint: "Küche, Heizung, wann man sie ansehen kann", isOptional: true, maxLength: 4_000))\
        \(form.area("wish", "Was ist bei der Vermietung wichtig?", hint: "Erlaubt ist zum Beispiel „Nichtraucher“ oder „keine Hunde“. Nach Herkunft, Religion, Geschlecht, Behinderung oder Alter darf niemand auswählen.", isOptional: true, rows: 2, maxLength: 2_000))
        """
    }

    /// What only the office writes down.
    static func inside(_ form: Form) -> HTML {
        """
        \(form.checkboxes("securities", "Sicherheiten, die wir geben", options: FlatSecurity.allCases.map { Choice($0.rawValue, $0.german) }, isOptional: true))\
        \(form.checkbox("asksInAdvance", "Es soll Geld fließen, bevor jemand die Wohnung gesehen hat"))
        """
    }

    static func read(_ read: inout FormReader, origin: FlatOrigin) -> FlatOffer {
        var facts = FlatFacts()
        facts.municipality = read.line("municipality", max: 8)
        facts.district = read.line("district", max: 100)
        facts.area = floorArea(&read)
        facts.rooms = read.number("rooms", in: 1...20)
        facts.baseRent = read.money("baseRent")
        facts.coldCosts = read.money("coldCosts")
        facts.warmCosts = read.money("warmCosts")
        facts.deposit = read.money("deposit")
        facts.floor = read.number("floor", in: -2...60)
        facts.lift = read.yesNo("lift")
        facts.stepFree = read.yesNo("stepFree")
        facts.limited = read.yesNo("limited")
        facts.funded = read.yesNo("funded")
        facts.permitGroups = read.choices("permitGroups")
        facts.availableFrom = read.date("availableFrom")
        facts.heldUntil = read.date("heldUntil")
        facts.personCap = read.number("personCap", in: 1...30)
        let details = FlatDetails(
            street: read.line("street"), about: read.text("about", max: 4_000), wish: read.text("wish", max: 2_000),
            capReason: read.line("capReason", max: 400))
        return FlatOffer(
            origin: origin, facts: facts, details: details, securities: read.choices("securities"), asksInAdvance: read.isTicked("asksInAdvance"))
    }

    private static func floorArea(_ read: inout FormReader) -> FloorArea? {
        guard let text = read.line("area", max: 12) else { return nil }
        let area = FloorArea(typed: text)
        if area == nil { read.add("area", "Das ist keine Fläche. Schreiben Sie sie so: 62,5.") }
        return area
    }

    static func readLandlord(_ read: inout FormReader) -> (kind: LandlordKind?, identity: LandlordIdentity, units: Int?) {
        let kind: LandlordKind? = read.choice("kind")
        let identity = LandlordIdentity(
            name: read.line("landlord") ?? "", contact: read.line("contact"), phone: read.line("phone", max: 60), mail: read.line("mail"),
            note: read.text("landlordNote", max: 2_000))
        return (kind, identity, read.number("units", in: 1...1_000_000))
    }

    /// An offer as it would be typed.
    static func typed(_ offer: FlatOffer) -> FormData {
        let facts = offer.facts
        func yesNo(_ value: Bool?) -> String { value.map { $0 ? "ja" : "nein" } ?? "unbekannt" }
        func money(_ value: Money?) -> String? { value?.german.replacing("\u{a0}€", with: "") }
        var fields: [(String, String?)] = [
            ("origin", offer.origin.rawValue), ("municipality", facts.municipality), ("district", facts.district), ("street", offer.details.street),
            ("area", facts.area?.digits), ("rooms", facts.rooms.map { String($0) }), ("baseRent", money(facts.baseRent)),
            ("coldCosts", money(facts.coldCosts)), ("warmCosts", money(facts.warmCosts)), ("deposit", money(facts.deposit)),
            ("floor", facts.floor.map { String($0) }), ("lift", yesNo(facts.lift)), ("stepFree", yesNo(facts.stepFree)),
            ("limited", yesNo(facts.limited)), ("funded", yesNo(facts.funded)), ("availableFrom", facts.availableFrom?.german),
            ("heldUntil", facts.heldUntil?.german), ("personCap", facts.personCap.map { String($0) }), ("capReason", offer.details.capReason),
            ("about", offer.details.about), ("wish", offer.details.wish), ("asksInAdvance", offer.asksInAdvance ? "ja" : nil),
        ]
        fields += facts.permitGroups.map { ("permitGroups", $0.rawValue) } + offer.securities.map { ("securities", $0.rawValue) }
        return FormData(fields.compactMap { name, value in value.map { (name, $0) } })
    }
}
