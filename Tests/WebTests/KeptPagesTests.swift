import Basics
import HTTPTypes
import Office
import TestSupport
import Testing

@testable import Web

@Suite struct KeptPagesTests {
    private let now = Moment(microseconds: 1_790_000_000_000_000)
    private let key = KeptPages.Key(session: [1, 2, 3], address: "/faelle")

    @Test func aPageIsGivenAgainOnlyWhileNothingWasWrittenAndNotForLong() {
        let kept = KeptPages()
        kept.keep(Answer(status: .ok, body: [65]), key, state: 7, at: now)
        #expect(kept.answer(key, state: 7, at: now.adding(seconds: KeptPages.seconds - 1))?.body == [65])
        #expect(kept.answer(KeptPages.Key(session: [9], address: "/faelle"), state: 7, at: now) == nil)
        #expect(kept.answer(key, state: 8, at: now) == nil)
        #expect(kept.answer(key, state: 7, at: now) == nil, "what was overtaken is forgotten")
        kept.keep(Answer(status: .ok, body: [65]), key, state: 7, at: now)
        #expect(kept.answer(key, state: 7, at: now.adding(seconds: KeptPages.seconds)) == nil)
    }

    @Test func thereIsAMostOfPagesAndOldOnesMakeRoom() {
        let kept = KeptPages()
        for number in 0...KeptPages.most {
            kept.keep(Answer(status: .ok), KeptPages.Key(session: [1], address: "/faelle?seite=\(number)"), state: 1, at: now)
        }
        #expect(kept.answer(KeptPages.Key(session: [1], address: "/faelle?seite=\(KeptPages.most)"), state: 1, at: now) == nil)
        kept.keep(Answer(status: .ok), key, state: 2, at: now.adding(seconds: 60))
        #expect(kept.answer(key, state: 2, at: now.adding(seconds: 60)) != nil)
    }

    @Test func whatAColleagueWritesIsOnTheListAtOnce() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            let before = try await client.get("/faelle")
            #expect(try await client.get("/faelle").bytes == before.bytes)
            try await house.perform(OpenCase(desk: .return, alias: "Mann mit blauer Mappe"))
            let after = try await client.get("/faelle")
            #expect(!before.body.contains("blauer Mappe") && after.body.contains("blauer Mappe"))
        }
    }

    @Test func aKeptPageIsGoneWithItsSession() async throws {
        try await Screens.withOffice { house in
            let client = try await house.browser(of: .counsellor)
            let lead = try await house.browser(of: .teamLead)
            let page = try await client.get("/faelle")
            #expect(try await lead.get("/faelle").body != page.body, "each session has its own page")
            _ = try await client.submit(on: "/faelle", to: "/abmelden", [:])
            #expect(try await client.get("/faelle").status == .seeOther)
            client.forgetCookies()
            #expect(try await client.get("/faelle").status == .seeOther)
        }
    }
}
