import Basics
import HTTPTypes
import Office
import Store
import TestSupport
import Testing
import Web

@Suite struct FundsTests {
    @Test func financeSeesAmountsUnderNumbersOnly() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let number = try await house.onlyNumber()
            try await plantOffers(2, of: file, in: house)
            let page = try await house.browser(of: .finance).get("/zusagen").body
            #expect(PageCheck(page).findings == [])
            for words in [number, "Z-1", "1.500,00", "3.000,00", "2 Zusagen", "zugesagt"] { #expect(page.contains(words), "\(words) is missing") }
            for secret in ["Besarta", "Ahmeti", "Kosovo", file.text] { #expect(!page.contains(secret), "\(secret)") }
        }
    }

    @Test func theSumsCountEveryOfferHoweverLongTheRegister() async throws {
        try await Screens.withOffice { house in
            try await plantOffers(230, of: house.openNamedFile(), in: house)
            let page = try await house.browser(of: .finance).get("/zusagen").body
            #expect(page.contains("345.000,00") && page.contains("Die neuesten 200 von 230 Zusagen"))
        }
    }

    @Test func anEmptyRegisterSaysWhatWillStandThere() async throws {
        try await Screens.withOffice { house in
            let page = try await house.browser(of: .finance).get("/zusagen")
            #expect(page.body.contains("Noch ist keine Zusage unterschrieben") && PageCheck(page.body).findings == [])
        }
    }

    /// Rows as signing leaves them; the letter's own way is tested where letters are.
    private func plantOffers(_ count: Int, of file: CaseID, in house: TestOffice) async throws {
        let worker = house.worker(.counsellor)
        let now = house.office.clock.now()
        try await house.office.database.write { transaction in
            for index in 1...count {
                try transaction.execute(
                    """
                    INSERT INTO offers (office, offer, case_id, check_id, number, state, total, drafted_at, drafted_by, signed_at, signed_by, version)
                    VALUES (\(worker.office), \(OfferID()), \(file), \(CheckID()), \("Z-\(index)"), \(OfferState.issued), \(Money(cents: 150_000)), \(now),
                        \(worker.id), \(now), \(worker.id), \(1))
                    """)
            }
        }
    }
}
