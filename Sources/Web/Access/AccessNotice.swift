import Markup
import Office

/// What of "Zugriff" must not wait until somebody looks there.
enum AccessNotice {
    static func markup(_ waiting: AccessNotices.Answer) -> HTML {
        var words: [String] = []
        if waiting.emergencies > 0 {
            words.append(counted(waiting.emergencies, "Notöffnung eines Ihrer Fälle", "Notöffnungen Ihrer Fälle", none: ""))
        }
        if waiting.toDecide > 0 { words.append(counted(waiting.toDecide, "Anfrage auf Einblick", "Anfragen auf Einblick", none: "")) }
        guard !words.isEmpty else { return .empty }
        return panel(.warn, "<p>\(words.joined(separator: ", ")). <a href=\"\(AccessPage.link)\">Ansehen</a></p>")
    }
}
