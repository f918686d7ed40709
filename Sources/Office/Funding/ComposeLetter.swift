import Basics
import Papers
import Store
import Vault

extension Desk {
    /// The letter of an offer: sender, benefits, conditions, reasons and signatures in words, from the frozen check alone.
    func composeLetter(of offer: OfferLine, in file: CaseFile, dated day: CivilDate) throws -> OfferLetter {
        let check = try frozenCheck(offer.check, of: file)
        let persons = try persons(of: file)
        let benefits = try benefits(of: offer.id)
        let words = LetterWords(catalogue: try catalogue(check.catalogueHash), check: check, persons: persons, benefits: benefits)
        let main = persons.first
        return OfferLetter(
            sender: try settings().sender, recipient: recipient(main, file: file), number: offer.number, date: day,
            subject: file.destination.map { "Zusage für Ihre Rückkehr: \($0.german)" } ?? "Zusage", salutation: salutation(to: main),
            opening: [
                "wir haben mit Ihnen über Ihre Möglichkeiten gesprochen. Auf der Grundlage Ihrer Angaben sagen wir Ihnen die folgenden Leistungen "
                    + "verbindlich zu."
            ],
            lines: words.lines, sum: offer.total.german, conditions: words.conditions, missingEvidence: words.missingEvidence,
            reasons: words.reasons, withoutLegalClaim: words.programmesWithoutClaim,
            remarks: ["Wenn Sie sich anders entscheiden, entsteht Ihnen dadurch kein Nachteil bei uns."],
            closing: ["Bei Fragen wenden Sie sich gern an uns. Nennen Sie dabei bitte die Nummer \(offer.number)."],
            signatories: try signatories(of: offer), catalogueHash: check.shortHash)
    }

    private func recipient(_ main: Person?, file: CaseFile) -> [String] {
        [main?.identity.spokenName ?? "", "Fall \(file.number)", "(persönlich übergeben)"]
    }

    func salutation(to main: Person?) -> String {
        guard let family = main?.identity.familyName else {
            return main?.identity.givenName.map { "Guten Tag \($0)," } ?? "Guten Tag,"
        }
        switch main?.identity.gender {
        case .female: return "Sehr geehrte Frau \(family),"
        case .male: return "Sehr geehrter Herr \(family),"
        default: return "Guten Tag \(main?.identity.spokenName ?? family),"
        }
    }

    private func signatories(of offer: OfferLine) throws -> [OfferLetter.Signatory] {
        let rows = try transaction.rows(
            "SELECT signed_at, countersigned_at FROM offers WHERE office = \(office) AND offer = \(offer.id)")
        guard let row = rows.first else { throw Refusal.notFound }
        let signed: Moment? = try row.get("signed_at")
        let second: Moment? = try row.get("countersigned_at")
        var people = [OfferLetter.Signatory(name: offer.signedBy ?? worker.name, function: "Beratung", date: signed?.local.day)]
        if let name = offer.countersignedBy {
            people.append(OfferLetter.Signatory(name: name, function: "Teamleitung", date: second?.local.day))
        } else if offer.state == .awaitingSecond {
            people.append(OfferLetter.Signatory(name: "", function: "Zweite Unterschrift", date: nil))
        }
        return people
    }
}

extension FrozenCheck {
    /// The first twelve signs of the catalogue's hash, as people quote it.
    public var shortHash: String { String(catalogueHash.replacing("sha256:", with: "").prefix(12)) }
}

extension OfficeSettings {
    var sender: OfferLetter.Sender {
        OfferLetter.Sender(
            office: shortName, letterhead: letterhead, returnAddress: returnAddress,
            contact: contact.map { entry in
                let parts = entry.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return OfferLetter.Entry("", entry) }
                return OfferLetter.Entry(String(parts[0]), String(parts[1]).cleanedLine)
            })
    }
}
