import Basics
import Foundation
import HTTPTypes
import Office
import Papers
import TestSupport
import Testing
import Web

@Suite struct LettersTests {
    @Test func theLetterStandsOnThePageAsOnPaper() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let offer = try await house.draft(["reag-garp.start_aid"], of: file)
            let client = try await house.browser(of: .counsellor)
            let page = try await client.get(address(file, offer))
            #expect(PageCheck(page.body).findings == [])
            let letter = try await house.ask(OfferSheet(offer: offer, file: file)).letter
            for words in [letter.subject, letter.number, letter.salutation, letter.sum] + letter.reasons.map(\.text) {
                #expect(PageCheck(page.body).text.contains(words.replacing("&", with: "&amp;")), "\(words) is missing")
            }
            #expect(page.body.contains("Noch ist nichts verbindlich") && page.body.contains("Unterschreiben …"))
            let list = try await client.get("/faelle/\(file.text)/briefe")
            #expect(list.body.contains(letter.number) && list.body.contains("Entwurf"))
            #expect(PageCheck(list.body).findings == [])
        }
    }

    @Test func signingTakesTwoStepsAndSaysWhatItMeans() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let offer = try await house.draft(["reag-garp.start_aid", "coming-home.startup"], of: file)
            let lead = try await house.browser(of: .teamLead)
            let step = address(file, offer) + "/unterschreiben"
            let before = try await lead.get(step)
            #expect(before.body.contains("zweiten Unterschrift einer anderen Person") && before.body.contains("5.000,00"))
            #expect(PageCheck(before.body).findings == [])
            let signed = try await lead.submit(on: step, [:], following: true)
            #expect(signed.body.contains("wartet auf zweite Unterschrift") && !signed.body.contains("Zweite Unterschrift geben"))
            let own = try await lead.get(address(file, offer) + "/gegenzeichnen")
            #expect(own.body.contains("für Sie gerade nicht möglich"))
            let other = try house.browser()
            _ = try await other.signIn(login: "lead2", password: TestOffice.password)
            let done = try await other.submit(on: address(file, offer) + "/gegenzeichnen", [:], following: true)
            #expect(done.body.contains("Verbindlich zugesagt: 5.000,00"))
            #expect(PageCheck(done.body).findings == [])
        }
    }

    @Test func aPageShownBeforeSomebodyElseSignedDoesNotSignAgain() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let offer = try await house.draft(["reag-garp.start_aid"], of: file)
            let client = try await house.browser(of: .counsellor)
            let step = address(file, offer) + "/unterschreiben"
            let form = try #require(ShownForm.all(in: try await client.get(step).body).first { $0.action == step })
            try await house.perform(SignOffer(offer: offer, version: 1), by: house.lead)
            let late = try await client.post(step, form: form.filled(with: [:]))
            #expect(late.status == .conflict && late.body.contains("inzwischen geändert"))
        }
    }

    @Test func withdrawingIsAStepOfItsOwn() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let offer = try await house.draft(["reag-garp.start_aid"], of: file)
            let client = try await house.browser(of: .counsellor)
            let done = try await client.submit(on: address(file, offer) + "/zurueckziehen", [:], following: true)
            #expect(done.body.contains("Diese Zusage gilt nicht mehr") && !done.body.contains("Zurückziehen …"))
        }
    }

    @Test func withoutAPressThePageSaysHowToPrint() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 1)
            let offer = try await house.draft(["reag-garp.start_aid"], of: file)
            let client = try await house.browser(of: .counsellor)
            let early = try await client.get(address(file, offer) + "/zusage.pdf")
            #expect(early.status == .conflict && early.body.contains("nur Zusagen, die verbindlich sind"))
            try await house.perform(SignOffer(offer: offer, version: 1))
            let missing = try await client.get(address(file, offer) + "/zusage.pdf")
            #expect(missing.status == .serviceUnavailable && missing.body.contains("Drucken Sie ihn aus dem Browser"))
            #expect(PageCheck(missing.body).findings == [])
            let broken = LetterPress(python: "/nowhere/python", worker: "/nowhere/worker.py", root: "/nowhere", fonts: "/nowhere")
            let pressed = try await house.browser(press: broken)
            let answer = try await pressed.get(address(file, offer) + "/zusage.pdf")
            #expect(answer.status == .serviceUnavailable && !answer.body.contains("/nowhere"))
            await broken.close()
        }
    }

    @Test func aBindingLetterIsTheSamePaperEachTime() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openFamily(of: 2)
            let offer = try await house.draft(["reag-garp.start_aid"], of: file)
            try await house.perform(SignOffer(offer: offer, version: 1))
            let press = PressOfTests.press
            let client = try await house.browser(press: press)
            let first = try await client.get(address(file, offer) + "/zusage.pdf")
            guard first.status == .ok else {
                // Where typst is not installed the page says so; PapersTests look after the press itself.
                #expect(first.status == .serviceUnavailable)
                return
            }
            #expect(first.headers[.contentType] == "application/pdf" && first.bytes.starts(with: "%PDF-".utf8))
            let number = try await house.ask(FileLetters(file: file)).offers[0].number
            #expect(first.headers[.contentDisposition] == "inline; filename=\"Zusage-\(number).pdf\"")
            house.clock.move(days: 30)
            let signedIn = try await house.browser(press: press)
            let second = try await signedIn.get(address(file, offer) + "/zusage.pdf")
            #expect(first.bytes == second.bytes)
            await press.close()
        }
    }

    private func address(_ file: CaseID, _ offer: OfferID) -> String { "/faelle/\(file.text)/briefe/\(offer.text)" }
}

/// The press as the server runs it, where the project's Python has typst.
enum PressOfTests {
    static var press: LetterPress {
        let home = ProjectFiles.home
        return LetterPress(
            python: home.appendingPathComponent(".venv/bin/python").path, worker: home.appendingPathComponent("letters/worker.py").path,
            root: home.appendingPathComponent("letters").path,
            fonts: "/usr/share/fonts/truetype/noto")
    }
}

extension TestOffice {
    /// The counsellor's browser, of a server with a press.
    func browser(press: LetterPress) async throws -> InProcessClient {
        let assets = try WebAssets(directory: ProjectFiles.home.appendingPathComponent("web").path)
        let browser = InProcessClient(Face(office: office, assets: assets, press: press, clock: clock.clock))
        _ = try await browser.signIn(login: Role.counsellor.rawValue, password: Self.password)
        return browser
    }
}
