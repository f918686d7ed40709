import Basics

/// What two files say differently about the same thing. What the staying file says, stays.
public struct MergeDifference: Sendable {
    public enum Matter: Sendable {
        /// A part of who somebody is or of what the file says, in German.
        case words(label: String, stays: String, goes: String)
        /// A field of the vocabulary; never one that is sensitive.
        case fact(field: String, stays: RecordedFact, goes: RecordedFact)
    }

    /// Who it is about; nil for the household.
    public let person: String?
    public let matter: Matter
}

extension MergePlan {
    /// Everything both files know and say differently, people first. What is sensitive is only counted.
    func differences(isSensitive: (String) -> Bool) throws -> (known: [MergeDifference], sensitive: Int) {
        var (known, sensitive): ([MergeDifference], Int) = ([], 0)
        func compare(_ stays: RecordedFacts, _ goes: RecordedFacts, of person: String?) {
            for (field, fact) in stays.byField.sorted(by: { $0.key < $1.key }) {
                guard let other = goes[field], Set(other.values) != Set(fact.values) || (other.standing == .refused) != (fact.standing == .refused)
                else {
                    continue
                }
                if isSensitive(field) {
                    sensitive += 1
                } else {
                    known.append(MergeDifference(person: person, matter: .fact(field: field, stays: fact, goes: other)))
                }
            }
        }
        for person in fromPersons {
            guard let other = same[person.id].flatMap({ id in intoPersons.first { $0.id == id } }) else { continue }
            known += other.identity.differences(from: person.identity, of: other.called)
            compare(other.facts, person.facts, of: other.called)
        }
        known += into.differences(from: from)
        compare(try into.facts(), try from.facts(), of: nil)
        return (known, sensitive)
    }
}

extension MergeDifference {
    /// Nil where one of the two does not know, or both say the same.
    fileprivate static func words(_ label: String, _ stays: String?, _ goes: String?, of person: String?) -> MergeDifference? {
        guard let stays, let goes, stays != goes else { return nil }
        return MergeDifference(person: person, matter: .words(label: label, stays: stays, goes: goes))
    }
}

extension PersonIdentity {
    fileprivate func differences(from other: PersonIdentity, of person: String) -> [MergeDifference] {
        [
            .words("Familienname", familyName, other.familyName, of: person), .words("Vorname", givenName, other.givenName, of: person),
            .words("Name in eigener Schrift", nameInOwnScript, other.nameInOwnScript, of: person),
            .words("Geschlecht", gender?.german, other.gender?.german, of: person),
            .words("Sicherer Kontakt", contact, other.contact, of: person),
        ].compactMap { $0 }
    }
}

extension CaseFile {
    fileprivate func differences(from other: CaseFile) -> [MergeDifference] {
        [
            .words("Anliegen", wish, other.wish, of: nil), .words("Sprache des Gesprächs", language?.german, other.language?.german, of: nil),
            .words(
                "Wird gedolmetscht?", needsInterpreter.map { $0 ? "ja" : "nein" }, other.needsInterpreter.map { $0 ? "ja" : "nein" }, of: nil),
        ].compactMap { $0 }
    }
}
