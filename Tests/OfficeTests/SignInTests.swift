import Basics
import Office
import Store
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test(arguments: Engine.here) func aSessionEndsByIdlenessAndAfterADay(_ engine: Engine) async throws {
        try await engine.withOffice { test in
            let token = try await test.office.signIn(login: "Counsellor", password: TestOffice.password).token
            for _ in 0..<40 {
                test.clock.move(seconds: SignInLimits.idle - 1)
                #expect(try await test.office.worker(forSession: token)?.worker == test.counsellor)
            }
            test.clock.move(seconds: SignInLimits.idle - 1)
            #expect(try await test.office.worker(forSession: token) == nil)

            let second = try await test.office.signIn(login: "counsellor", password: TestOffice.password).token
            test.clock.move(seconds: SignInLimits.idle)
            #expect(try await test.office.worker(forSession: second) == nil)
        }
    }

    @Test func signingOutAndClosingAnAccountEndSessionsAtOnce() async throws {
        try await Engine.sqlite.withOffice { test in
            let token = try await test.office.signIn(login: "counsellor", password: TestOffice.password).token
            try await test.office.signOut(session: token)
            #expect(try await test.office.worker(forSession: token) == nil)
            let other = try await test.office.signIn(login: "counsellor", password: TestOffice.password).token
            try await test.perform(CloseAccount(account: test.counsellor.id), by: test.worker(.administrator))
            #expect(try await test.office.worker(forSession: other) == nil)
            await #expect(throws: Refusal.wrongCredentials) { try await test.office.signIn(login: "counsellor", password: TestOffice.password) }
        }
    }

    @Test func guessingIsSlowedDownForKnownAndUnknownNamesAlike() async throws {
        try await Engine.sqlite.withOffice { test in
            for login in ["counsellor", "gibt.es.nicht"] {
                for _ in 0..<10 {
                    await #expect(throws: Refusal.wrongCredentials) { try await test.office.signIn(login: login, password: "falsch geraten") }
                }
                await #expect(throws: Refusal.tooManyAttempts(retryAfterSeconds: 900)) {
                    try await test.office.signIn(login: login, password: TestOffice.password)
                }
            }
            test.clock.move(seconds: 901)
            _ = try await test.office.signIn(login: "counsellor", password: TestOffice.password)
        }
    }

    @Test func theTokenItselfIsNotKept() async throws {
        try await Engine.sqlite.withOffice { test in
            let token = try await test.office.signIn(login: "counsellor", password: TestOffice.password).token
            #expect(try await CanaryScan.hits(of: [token, TestOffice.password], in: test.office.database)?.isEmpty == true)
        }
    }

    @Test(arguments: Engine.here) func theFirstAdministratorIsSetUpOnceWithACode(_ engine: Engine) async throws {
        try await engine.withDatabase(migrations: Schema.migrations) { database in
            let test = try await TestOffice.unfounded(on: database)
            #expect(try await test.office.needsSetUp)
            let stale = try await test.office.issueSetUpCode()
            let code = try await test.office.issueSetUpCode()
            func setUp(_ code: String) async throws {
                try await test.office.setUp(code: code, officeName: "Stelle", name: "Erste", login: "erste", password: "ein langes Passwort")
            }
            await #expect(throws: Refusal.wrongSetUpCode) { try await setUp(stale) }
            await #expect(throws: Refusal.self) {
                try await test.office.setUp(code: code, officeName: "", name: "", login: "zwei worte", password: "kurz")
            }
            try await setUp(code)
            #expect(try await !test.office.needsSetUp)
            await #expect(throws: Refusal.wrongSetUpCode) { try await setUp(code) }
            let signedIn = try await test.office.signIn(login: "erste", password: "ein langes Passwort")
            #expect(signedIn.worker.roles == [.administrator])
        }
    }
}
