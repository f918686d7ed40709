import Basics
import Markup
import Office

/// The list's filter as it stands in the address: nothing of it names a person, so it may be kept, shared and printed.
struct FilterQuery: Equatable {
    /// Days without a contact one may ask for.
    static let quietDays = [14, 30, 90, 180]

    var ownership: CaseFilter.Ownership = .all
    var status: CaseFilter.Status = .open
    var stage: CaseStage?
    var country: Country?
    var language: Language?
    var quiet: Int?
    var page = 1

    init() {}

    /// What is not in the lists counts as not asked for.
    init(_ query: FormData) {
        if query["wer"] == "meine" { ownership = .mine }
        status = query["stand"].flatMap { word in CaseFilter.Status.allCases.first { $0.word == word } } ?? .open
        stage = query["schritt"].flatMap { CaseStage(rawValue: $0) }
        country = query["land"].flatMap { Country($0) }
        language = query["sprache"].flatMap { Language($0) }
        quiet = query["still"].flatMap { Int($0) }.flatMap { Self.quietDays.contains($0) ? $0 : nil }
        page = query.pageNumber
    }

    func filter(on today: CivilDate) -> CaseFilter {
        CaseFilter(
            ownership: ownership, status: status, stage: stage, country: country, language: language,
            quietSince: quiet.map { today.adding(days: -$0) })
    }

    /// What the filter form shows.
    var fields: FormData {
        [
            "wer": ownership == .mine ? "meine" : "alle", "stand": status.word, "schritt": stage?.rawValue, "land": country?.code,
            "sprache": language?.tag, "still": quiet.map(String.init),
        ]
    }

    /// The list with this filter; what is as usual stays out of the address.
    var link: Link {
        let text = FormData(asked + (page > 1 ? [("seite", String(page))] : [])).encoded
        return Link(local: "/faelle?\(text)").flatMap { text.isEmpty ? nil : $0 } ?? "/faelle"
    }

    /// What is not as usual, without the page: for saved lists and for the pages about the list.
    var text: String { FormData(asked).encoded }

    /// Another page about this list.
    func link(to path: String, and more: String? = nil) -> Link {
        let query = [text, more ?? ""].filter { !$0.isEmpty }.joined(separator: "&")
        return Link(local: query.isEmpty ? path : "\(path)?\(query)") ?? "/faelle"
    }

    private var asked: [(String, String)] {
        let usual = FilterQuery().fields
        return fields.fields.filter { usual.exact($0.name) != $0.value }.map { ($0.name, $0.value) }
    }

    /// What the list is narrowed to, in words: for paper and for spreadsheets.
    var words: String {
        let words = (status == .open ? ["offen"] : []) + chips.map(\.word)
        return words.joined(separator: ", ")
    }

    /// What the list is narrowed to, each with the list without it.
    var chips: [(word: String, without: FilterQuery)] {
        var chips: [(String, FilterQuery)] = []
        func chip(_ word: String?, _ change: (inout FilterQuery) -> Void) {
            guard let word else { return }
            var other = self
            other.page = 1
            change(&other)
            chips.append((word, other))
        }
        chip(ownership == .mine ? "meine" : nil) { $0.ownership = .all }
        chip(status == .open ? nil : status == .closed ? "abgeschlossen" : "offen und abgeschlossen") { $0.status = .open }
        chip(stage?.german) { $0.stage = nil }
        chip(country?.german) { $0.country = nil }
        chip(language?.german) { $0.language = nil }
        chip(quiet.map { "seit \($0) Tagen still" }) { $0.quiet = nil }
        return chips
    }
}

extension CaseFilter.Status {
    /// The word in the address.
    var word: String {
        switch self {
        case .open: "offen"
        case .closed: "abgeschlossen"
        case .all: "alle"
        }
    }
}
