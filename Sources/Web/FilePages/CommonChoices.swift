import Basics
import Office

extension Choice {
    static let countries = Country.all.map { Choice($0.code, $0.german) }
    static let languages = Language.all.map { Choice($0.tag, $0.german) }
    static let genders = Gender.allCases.map { Choice($0.rawValue, $0.german) }

    /// Interpreters with the languages they work in, those of this language first.
    static func interpreters(_ colleagues: [Colleague], for language: Language?) -> [Choice] {
        let speaks = { (colleague: Colleague) in language.map(colleague.languages.contains) ?? false }
        return (colleagues.filter(speaks) + colleagues.filter { !speaks($0) }).map { colleague in
            let languages = colleague.languages.map(\.german).joined(separator: ", ")
            return Choice(colleague.id.text, languages.isEmpty ? colleague.name : "\(colleague.name) (\(languages))")
        }
    }
}
