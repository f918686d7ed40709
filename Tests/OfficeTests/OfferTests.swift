import Basics
import Catalogue
import Foundation
import Office
import Papers
import Store
import TestSupport
import Testing

/// From the frozen check to the binding letter and back.
@Suite struct OfferTests {
    @Test(arguments: Engine.here) func onlyWhatIsSettledCanBePromised(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2, founding: nil, leavingOut: ["wants_startup", "medical_need", "has_own_means"])
            let frozen = try await test.freeze(file)
            let open = try #require(frozen.check.assessment.offers.first { $0.benefit == "reag-garp.start_aid" && $0.person == 1 })
            #expect(open.status == "open" && open.promisable == nil)
            await #expect(throws: Refusal.self) {
                try await test.perform(DraftOffer(file: file, check: frozen.check.id, chosen: [ChosenBenefit(benefit: open.benefit, person: 1)]))
            }
            await #expect(throws: Refusal.self) { try await test.perform(DraftOffer(file: file, check: frozen.check.id, chosen: [])) }
            #expect(try await test.ask(FileLetters(file: file)).offers.isEmpty, "a refused draft leaves nothing behind")
        }
    }

    @Test(arguments: Engine.here) func whatIsAskedForButNotInTheCheckIsRefused(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 1)
            let frozen = try await test.freeze(file)
            for chosen in [ChosenBenefit(benefit: "reag-garp.start_aid", person: 7), ChosenBenefit(benefit: "dream.castle", person: 1)] {
                await #expect(throws: Refusal.notFound) { try await test.perform(DraftOffer(file: file, check: frozen.check.id, chosen: [chosen])) }
            }
        }
    }

    @Test(arguments: Engine.here) func nothingIsPromisedTwice(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            _ = try await test.draft(["reag-garp.start_aid"], of: file)
            await #expect(throws: Refusal.self) { _ = try await test.draft(["reag-garp.start_aid", "reag-garp.travel_allowance"], of: file) }
            let frozen = try await test.freeze(file)
            #expect(
                frozen.promised == [
                    ChosenBenefit(benefit: "reag-garp.start_aid", person: 1), ChosenBenefit(benefit: "reag-garp.start_aid", person: 2),
                ])
            let twice = ChosenBenefit(benefit: "reag-garp.travel_allowance", person: 1)
            await #expect(throws: Refusal.self) { try await test.perform(DraftOffer(file: file, check: frozen.check.id, chosen: [twice, twice])) }
            #expect(try await test.ask(FileLetters(file: file)).offers.count == 1)
        }
    }

    @Test(arguments: Engine.here) func aCheckWhoseFactsHaveChangedGivesNoOffer(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let frozen = try await test.freeze(file)
            #expect(frozen.factsAreCurrent)
            let person = frozen.persons[1]
            try await test.perform(
                RecordPerson(
                    file: file, person: person.id, identity: person.identity, facts: ["has_own_means": FactInput(["true"])], version: person.version))
            #expect(try await !test.ask(FrozenCheckSheet(file: file, check: frozen.check.id)).factsAreCurrent)
            await #expect(throws: Refusal.self) {
                try await test.perform(
                    DraftOffer(file: file, check: frozen.check.id, chosen: [ChosenBenefit(benefit: "reag-garp.start_aid", person: 1)]))
            }
        }
    }

    @Test(arguments: Engine.here) func apromiseStaysWithItsPersonWhenSomebodyLeavesTheHousehold(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 3)
            let second = try await test.ask(HouseholdSheet(file: file)).persons[1]
            try await test.perform(RemovePerson(file: file, person: second.id))
            let offer = try await test.draft(["reag-garp.travel_allowance"], of: file)
            let sheet = try await test.ask(OfferSheet(offer: offer, file: file))
            #expect(sheet.letter.lines.map(\.note) == ["200,00\u{a0}€ für Yousif Hadi; 100,00\u{a0}€ für Hanna Hadi"])
        }
    }

    @Test(arguments: Engine.here) func upToTheLimitOneSignatureBinds(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let offer = try await test.draft(["reag-garp.start_aid"], of: file)
            #expect(try await test.perform(SignOffer(offer: offer, version: 1)).state == .issued)
            #expect(try await test.ask(CaseOverview(file: file)).file.stage == .plan)
            let balance = try await test.balance(of: offer)
            #expect(balance.entries > 0 && balance.committed == 200_000)
            #expect(try await test.promiseFacts(of: offer, live: true) == 1)
        }
    }

    @Test(arguments: Engine.here) func aboveTheLimitASecondPersonSigns(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let offer = try await test.draft(["reag-garp.start_aid", "coming-home.startup"], of: file)
            #expect(try await test.perform(SignOffer(offer: offer, version: 1), by: test.lead).state == .awaitingSecond)
            #expect(try await test.balance(of: offer).entries == 0, "nothing is committed before the second signature")
            await #expect(throws: Refusal.self) { try await test.perform(CountersignOffer(offer: offer, version: 2), by: test.lead) }
            await #expect(throws: Refusal.notPermitted(.countersignOffers)) { try await test.perform(CountersignOffer(offer: offer, version: 2)) }
            #expect(try await !test.ask(OfferSheet(offer: offer, file: file), by: test.lead).mayCountersign)
            try await test.perform(CountersignOffer(offer: offer, version: 2), by: test.otherLead)
            let sheet = try await test.ask(OfferSheet(offer: offer, file: file))
            #expect(sheet.offer.state == .issued)
            #expect(sheet.letter.signatories.map(\.name) == [test.lead.name, test.otherLead.name])
        }
    }

    @Test(arguments: Engine.here) func withdrawingFreesEverything(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let offer = try await test.draft(["reag-garp.start_aid"], of: file)
            try await test.perform(SignOffer(offer: offer, version: 1))
            try await test.perform(WithdrawOffer(offer: offer, version: 2))
            let balance = try await test.balance(of: offer)
            #expect(balance.entries > 0 && balance.committed == 0, "every posting has its reverse, none is deleted")
            #expect(try await test.promiseFacts(of: offer, live: true) == 0)
            #expect(try await test.promiseFacts(of: offer, live: false) == 1)
            _ = try await test.draft(["reag-garp.start_aid"], of: file)
            await #expect(throws: Refusal.self) { try await test.perform(WithdrawOffer(offer: offer, version: 3)) }
        }
    }

    @Test(arguments: Engine.here) func aStaleVersionIsRefused(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let offer = try await test.draft(["reag-garp.start_aid"], of: file)
            await #expect(throws: Refusal.stale) { try await test.perform(SignOffer(offer: offer, version: 0)) }
            try await test.perform(SignOffer(offer: offer, version: 1))
            await #expect(throws: Refusal.stale) { try await test.perform(SignOffer(offer: offer, version: 1)) }
            await #expect(throws: Refusal.stale) { try await test.perform(WithdrawOffer(offer: offer, version: 1)) }
            #expect(try await test.balance(of: offer).committed == 200_000)
        }
    }

    @Test(arguments: Engine.here) func theLetterIsFrozenWithTheSignature(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 2)
            let offer = try await test.draft(["reag-garp.start_aid"], of: file)
            try await test.perform(SignOffer(offer: offer, version: 1))
            let signed = try await test.ask(OfferSheet(offer: offer, file: file)).letter
            test.clock.move(days: 40)
            let person = try await test.ask(HouseholdSheet(file: file)).persons[0]
            let renamed = PersonIdentity(familyName: "Hadi-Neu", givenName: "Yousif")
            try await test.perform(RecordPerson(file: file, person: person.id, identity: renamed, facts: [:], version: person.version))
            let later = try await test.ask(OfferSheet(offer: offer, file: file)).letter
            #expect(later == signed)
            #expect(later.recipient.first == "Yousif Hadi")
        }
    }

    @Test(arguments: Engine.here) func aFrozenCheckReplaysByteForByteUnderAnotherCatalogue(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let shelf = try ProjectFiles.newShelf()
            let test = try await TestOffice.found(on: database, shelf: shelf)
            let file = try await test.openFamily(of: 2)
            let before = try await test.freeze(file)
            #expect(before.replaysExactly && before.isCurrent)
            let changed = try CatalogueDirectory(ProjectFiles.home.appendingPathComponent("catalogue").path).files().map { source in
                CatalogueFile(path: source.path, text: source.text.replacing("value: \"3000.00\"", with: "value: \"2900.00\""))
            }
            try shelf.replace(with: changed)
            let after = try await test.ask(FrozenCheckSheet(file: file, check: before.check.id))
            #expect(after.replaysExactly && !after.isCurrent)
            #expect(after.check.catalogueHash == before.check.catalogueHash)
            let startup = try #require(after.check.assessment.offers.first { $0.benefit == "coming-home.startup" && $0.person == 1 })
            #expect(startup.settled == Money(cents: 300_000))
            let today = try await test.ask(CheckFunding(file: file))
            #expect(today.assessment.results(of: "coming-home.startup").first?.amount?.settled == Money(cents: 290_000))
            #expect(today.frozen.map(\.isCurrent) == [false])
        }
    }

    @Test(arguments: Engine.here) func theLetterNamesRulesBySourceAndValidity(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let file = try await test.openFamily(of: 8)
            let offer = try await test.draft(["reag-garp.start_aid", "reag-garp.travel_allowance", "coming-home.startup"], of: file)
            let letter = try await test.ask(OfferSheet(offer: offer, file: file)).letter
            #expect(letter.lines.count == 3, "one line for each benefit, however many persons")
            #expect((1...12).contains(letter.reasons.count))
            for reason in letter.reasons.dropLast() { #expect(!reason.validity.isEmpty, "\(reason.text) has no validity") }
            #expect(letter.reasons.allSatisfy { !$0.text.contains("Angebot „") && !$0.source.contains("hohenbrunn-article") })
            #expect(letter.missingEvidence.allSatisfy { !$0.contains("-plan") })
        }
    }
}

extension TestOffice {
    /// What the ledger holds of an offer: entries, and what they leave committed.
    fileprivate func balance(of offer: OfferID) async throws -> (entries: Int, committed: Int64) {
        try await office.database.read { transaction in
            let rows = try transaction.rows("SELECT from_account, to_account, cents FROM ledger WHERE offer = \(offer)")
            let committed = try rows.reduce(Int64(0)) { sum, row in
                let cents: Int64 = try row.get("cents")
                let to: String = try row.get("to_account")
                return sum + (to.hasPrefix("commitment:") ? cents : -cents)
            }
            return (rows.count, committed)
        }
    }

    /// Counted promises of an offer, those still counted or those taken back.
    fileprivate func promiseFacts(of offer: OfferID, live: Bool) async throws -> Int {
        try await office.database.read { transaction in
            let all: Int = try transaction.value("SELECT COUNT(*) FROM facts WHERE subject = \(offer.text)") ?? 0
            let voided: Int = try transaction.value("SELECT COUNT(*) FROM facts WHERE subject = \(offer.text) AND voided_at IS NOT NULL") ?? 0
            return live ? all - voided : voided
        }
    }
}
