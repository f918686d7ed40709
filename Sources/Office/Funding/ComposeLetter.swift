import Basics
import Catalogue
import Papers
import Store
import Vault

extension Desk {
    /// The letter of an offer: sender, benefits, conditions, reasons and signatures in words, from the frozen check alone.
    func composeLetter(of offer: OfferLine, in file: CaseFile, dated day: CivilDate) throws -> OfferLetter {
        let frozen = try frozenCheck(offer.check, of: file).assessment
        let persons = try persons(of: file)
        let benefits = try benefits(of: offer.id)
        let catalogue = shelf.current
        let words = LetterWords(catalogue: catalogue, frozen: frozen, persons: persons)
        let main = persons.first
        return OfferLetter(
            sender: try settings().sender, recipient: recipient(main, file: file), number: offer.number, date: day,
            subject: subject(of: file), salutation: salutation(main),
            opening: [
                "wir haben mit Ihnen über Ihre Möglichkeiten gesprochen. Auf der Grundlage Ihrer Angaben sagen wir Ihnen die folgenden Leistungen verbindlich zu."
            ],
            lines: benefits.map(words.line), sum: offer.total.german, conditions: words.conditions(of: benefits),
            missingEvidence: words.missingEvidence(of: benefits), reasons: words.reasons(of: benefits),
            withoutLegalClaim: words.programmesWithoutClaim(of: benefits),
            remarks: [
                "Die Beratung ist freiwillig und ergebnisoffen. Sie können Ihre Entscheidung bis zur Ausreise jederzeit ändern; dadurch entsteht Ihnen "
                    + "kein Nachteil bei uns."
            ],
            closing: ["Bei Fragen wenden Sie sich gern an uns. Nennen Sie dabei bitte die Nummer \(offer.number)."],
            signatories: try signatories(of: offer), catalogueHash: String(frozen.catalogue.replacing("sha256:", with: "").prefix(12)))
    }

    private func recipient(_ main: Person?, file: CaseFile) -> [String] {
        guard let name = main?.identity.spokenName else { return ["Fall \(file.number)", "(persönlich übergeben)"] }
        return [name, "Fall \(file.number)", "(persönlich übergeben)"]
    }

    private func subject(of file: CaseFile) -> String {
        guard let country = file.destination else { return "Zusage" }
        return "Zusage für Ihre Rückkehr: \(country.german)"
    }

    private func salutation(_ main: Person?) -> String {
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

/// Puts a frozen check into the words of a letter.
private struct LetterWords {
    let catalogue: Catalogue
    let frozen: FrozenAssessment
    let persons: [Person]

    func line(_ benefit: OfferBenefit) -> OfferLetter.Line {
        let person = persons.first { $0.id == benefit.person }
        return OfferLetter.Line(
            benefit: catalogue.offer(benefit.benefit)?.title.de ?? benefit.benefit, basis: programmeTitle(of: benefit),
            amount: benefit.amount == .zero ? Self.form[benefit.form] ?? "" : benefit.amount.german,
            note: person.map { "für \($0.called)" } ?? "für den Haushalt")
    }

    private static let form = ["service": "Leistung", "ticket": "Fahrschein", "in_kind": "Sachleistung", "cash": "0,00 €"]

    private func programmeTitle(of benefit: OfferBenefit) -> String {
        let id = String(benefit.benefit.prefix { $0 != "." })
        return catalogue.programme(id)?.title.de ?? id
    }

    private func lines(of benefits: [OfferBenefit]) -> [FrozenAssessment.Line] {
        benefits.compactMap { benefit in
            let place = persons.first { $0.id == benefit.person }?.place
            return frozen.offers.first { $0.benefit == benefit.benefit && $0.person == place }
        }
    }

    /// What is promised only once it is signed.
    func conditions(of benefits: [OfferBenefit]) -> [String] {
        unique(lines(of: benefits).filter { $0.status == "yes_if_signed" }.flatMap(\.reasons).filter { $0.holds == "open" }.map(\.text))
            .map { "Noch zu unterschreiben: \($0)" }
    }

    func missingEvidence(of benefits: [OfferBenefit]) -> [String] {
        unique(lines(of: benefits).flatMap(\.missingEvidence)).map { catalogue.documentTitle($0).de }
    }

    func reasons(of benefits: [OfferBenefit]) -> [OfferLetter.Reason] {
        unique(
            lines(of: benefits).flatMap { line in line.reasons.filter { $0.holds == "yes" }.map { ReasonKey(text: $0.text, source: $0.source ?? "") }
            }
        )
        .map { OfferLetter.Reason(text: $0.text, source: $0.source, validity: "") }
    }

    func programmesWithoutClaim(of benefits: [OfferBenefit]) -> [String] {
        unique(benefits.map { String($0.benefit.prefix { $0 != "." }) }).compactMap { catalogue.programme($0) }
            .filter { !$0.hasLegalClaim }.map(\.title.de)
    }

    private struct ReasonKey: Hashable {
        let text: String
        let source: String
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
