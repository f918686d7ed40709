import Basics
import Markup
import Office

/// One choice of the filter, drawn once: two hundred countries need no escaping on every page.
struct FilterSelect: Sendable {
    private let head: HTML
    private let unchosen: HTML
    private let options: [(value: String, label: String)]

    private init(_ field: String, _ label: String, usual: String, _ options: [(String, String)]) {
        self.options = options.map { (value: $0.0, label: $0.1) }
        head = """
            <div class="field"><label for="filter-\(field)">\(label)</label><select id="filter-\(field)" name="\(field)">\
            <option value="">\(usual)</option>
            """
        unchosen = Self.drawn(self.options, chosen: nil)
    }

    func markup(_ chosen: String?) -> HTML {
        "\(head)\(chosen == nil ? unchosen : Self.drawn(options, chosen: chosen))</select></div>"
    }

    private static func drawn(_ options: [(value: String, label: String)], chosen: String?) -> HTML {
        options.map { "<option value=\"\($0.value)\"\(flag: "selected", if: $0.value == chosen)>\($0.label)</option>" as HTML }.joined()
    }

    static let whose = FilterSelect("wer", "Wessen Fälle", usual: "Alle", [("meine", "Meine")])
    static let status = FilterSelect("stand", "Stand", usual: "Offen", [("abgeschlossen", "Abgeschlossen"), ("alle", "Beides")])
    static let stage = FilterSelect("schritt", "Schritt", usual: "Alle", CaseStage.allCases.map { ($0.rawValue, $0.german) })
    static let country = FilterSelect("land", "Land", usual: "Alle", Country.all.map { ($0.code, $0.german) })
    static let language = FilterSelect("sprache", "Sprache", usual: "Alle", Language.all.map { ($0.tag, $0.german) })
    static let quiet = FilterSelect(
        "still", "Letzter Kontakt", usual: "Egal wann", FilterQuery.quietDays.map { (String($0), "über \($0) Tage") })
}
