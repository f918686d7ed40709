import Basics
import Catalogue
import Foundation
import Office
import Store
import TestSupport
import Testing

@Suite struct RuleVersionTests {
    /// An office with rules of its own in force, and changed ones beside them in the directory.
    private func withNewRules(
        on engine: Engine, keepingTestsOf programme: String = "perspektive-heimat", _ body: (TestOffice, Catalogue) async throws -> Void
    ) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let shelf = try ProjectFiles.newShelf()
            let test = try await TestOffice.found(on: database, shelf: shelf)
            try await test.office.settleRules()
            guard case .readable(let new)? = shelf.lay(try ProjectFiles.smallerGrant(keepingTestsOf: programme)) else {
                Issue.record("the changed catalogue does not wait")
                return
            }
            try await body(test, new)
        }
    }

    private func propose(_ new: Catalogue, from day: CivilDate, at test: TestOffice) async throws -> RuleVersionID {
        try await test.perform(ProposeRules(hash: new.hash, validFrom: day, comment: "Der Zuschuss sinkt."), by: test.worker(.teamLead)).id
    }

    @Test(arguments: Engine.here) func theFirstRulesAreInForceAndLaterOnesWait(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            let sheet = try await test.ask(RuleBookSheet(), by: test.worker(.teamLead))
            #expect(sheet.versions.count == 1 && sheet.versions[0].hash == sheet.inForce && sheet.inForce != new.hash)
            #expect(try await !test.office.settleRules())
            #expect(test.office.shelf.current.hash == sheet.inForce)
        }
    }

    @Test(arguments: Engine.here) func twoPeoplePutRulesInForceAndOldChecksKeepTheirs(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            let file = try await test.openFamily(of: 2)
            let before = try await test.freeze(file)
            let version = try await propose(new, from: test.clock.now.local.day, at: test)
            await #expect(throws: Refusal.self) { try await test.perform(ApproveRules(version: version), by: test.worker(.teamLead)) }
            try await test.perform(ApproveRules(version: version), by: test.worker(.administrator))
            #expect(try await test.office.settleRules())
            #expect(test.office.shelf.current.hash == new.hash && test.office.shelf.waiting == nil)
            let today = try await test.ask(CheckFunding(file: file))
            #expect(today.assessment.results(of: "coming-home.startup").first?.amount?.settled == Money(cents: 290_000))
            let after = try await test.ask(FrozenCheckSheet(file: file, check: before.check.id))
            #expect(after.replaysExactly && !after.isCurrent)
        }
    }

    @Test(arguments: Engine.here) func aVersionWhoseExamplesDoNotComeOutIsNotApproved(_ engine: Engine) async throws {
        try await withNewRules(on: engine, keepingTestsOf: "coming-home") { test, new in
            let version = try await propose(new, from: test.clock.now.local.day, at: test)
            await #expect(throws: Refusal.self) { try await test.perform(ApproveRules(version: version), by: test.worker(.administrator)) }
            #expect(try await !test.office.settleRules())
        }
    }

    @Test(arguments: Engine.here) func approvedRulesBeginOnTheirDay(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            let old = test.office.shelf.current.hash
            let version = try await propose(new, from: test.clock.now.local.day.adding(days: 10), at: test)
            try await test.perform(ApproveRules(version: version), by: test.worker(.administrator))
            #expect(try await !test.office.settleRules())
            #expect(test.office.shelf.current.hash == old)
            test.clock.move(days: 10)
            #expect(try await test.office.settleRules())
            #expect(test.office.shelf.current.hash == new.hash)
        }
    }

    @Test(arguments: Engine.here) func thePreviewNamesWhatChangesAndWhichFiles(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            let touched = try await test.openFamily(of: 2)
            _ = try await test.openFamily(of: 1, founding: nil)
            let preview = try await test.ask(PreviewRules(hash: new.hash), by: test.worker(.teamLead)).preview()
            #expect(preview.looked == 2 && preview.before == 0 && !preview.hasMore && preview.files.map(\.id) == [touched])
            #expect(preview.tests > 0 && preview.failedTests.isEmpty)
            #expect(preview.changes.contains { $0.id == "coming-home.startup_ceiling" && $0.way == .changed })
            let blind = try await test.ask(PreviewRules(hash: new.hash), by: test.worker(.administrator)).preview()
            #expect(blind.looked == 0 && blind.files.isEmpty && !blind.changes.isEmpty)
        }
    }

    @Test(arguments: Engine.here) func aLaterPageOfThePreviewSaysWhatWasLookedAtBefore(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            _ = try await test.openFamily(of: 2)
            let second = try await test.ask(PreviewRules(hash: new.hash, page: 2), by: test.worker(.teamLead)).preview()
            #expect(second.looked == 0 && second.before == PreviewRules.pageSize && !second.hasMore)
        }
    }

    @Test(arguments: Engine.here) func onlyWhatWasLookedAtIsProposedAndOnlyOnce(_ engine: Engine) async throws {
        try await withNewRules(on: engine) { test, new in
            let today = test.clock.now.local.day
            await #expect(throws: Refusal.self) {
                try await test.perform(ProposeRules(hash: "sha256:0", validFrom: today, comment: "x"), by: test.worker(.teamLead))
            }
            await #expect(throws: Refusal.self) {
                try await test.perform(ProposeRules(hash: new.hash, validFrom: today.adding(days: -1), comment: "x"), by: test.worker(.teamLead))
            }
            let version = try await propose(new, from: today, at: test)
            await #expect(throws: Refusal.self) { _ = try await propose(new, from: today, at: test) }
            try await test.perform(WithdrawRules(version: version), by: test.worker(.teamLead))
            _ = try await propose(new, from: today, at: test)
            await #expect(throws: Refusal.self) { try await test.perform(ApproveRules(version: version), by: test.worker(.administrator)) }
        }
    }

    @Test func aCatalogueThatCannotBeReadWaitsWithItsFindings() throws {
        let shelf = try ProjectFiles.newShelf()
        let inForce = shelf.current.hash
        guard case .refused(let why)? = shelf.lay([CatalogueFile(path: "a.yaml", text: "schema: 1\nprogramme: x\n")]) else {
            Issue.record("a broken catalogue was taken")
            return
        }
        #expect(!why.errors.isEmpty && shelf.current.hash == inForce)
    }
}
