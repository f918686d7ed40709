import Basics
import Foundation
import Testing

@Suite struct CountryTests {
    /// The 193 members of the United Nations, by ISO 3166-1.
    static let members = """
        AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ
        DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB
        LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW
        KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM
        ZW
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test func everyStatePeopleReturnToIsInTheList() {
        #expect(Self.members.count == 193)
        for code in Self.members + ["XK", "PS", "TW", "VA"] { #expect(Country(code) != nil, "\(code)") }
    }

    @Test func kosovoHasItsCode() throws {
        #expect(try #require(Country("XK")).german == "Kosovo")
    }

    @Test func everyCountryHasACodeAndTwoNamesOfItsOwn() {
        for country in Country.all {
            #expect(country.code.utf8.count == 2 && country.code.utf8.allSatisfy { (65...90).contains($0) })
            #expect(!country.german.isEmpty && country.german == country.german.cleanedLine)
            #expect(!country.english.isEmpty && country.english == country.english.cleanedLine)
        }
        #expect(Set(Country.all.map(\.code)).count == Country.all.count)
        #expect(Set(Country.all.map(\.german)).count == Country.all.count)
        #expect(Set(Country.all.map(\.english)).count == Country.all.count)
    }

    @Test func theListRunsAsAGermanReaderExpects() {
        let keys = Country.all.map { $0.german.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil) }
        #expect(keys == keys.sorted())
        let names = Country.all.map(\.german)
        let (egypt, ethiopia, albania) = (names.firstIndex(of: "Ägypten"), names.firstIndex(of: "Äthiopien"), names.firstIndex(of: "Albanien"))
        #expect(egypt != nil && ethiopia != nil && albania != nil)
        #expect((egypt ?? 0) < (albania ?? 0) && (albania ?? 0) < (ethiopia ?? 0))
    }

    @Test(arguments: ["", "xk", "X", "XKX", "ZZ", "XX", "KOS", " XK", "ＸＫ"])
    func whatIsNoCountryIsRefused(code: String) {
        #expect(Country(code) == nil)
    }

    @Test func aDocumentCarriesTheCode() throws {
        let countries = [try #require(Country("XK"))]
        #expect(String(decoding: try JSONEncoder().encode(countries), as: UTF8.self) == "[\"XK\"]")
        #expect(try JSONDecoder().decode([Country].self, from: Data("[\"XK\"]".utf8)) == countries)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Country].self, from: Data("[\"ZZ\"]".utf8)) }
    }
}

@Suite struct DistrictTests {
    @Test func aDistrictKeepsItsLeadingZeroAndKnowsItsLand() throws {
        let munich = try #require(District(ags: "09162"))
        #expect(munich.ags == "09162")
        #expect(munich.land == "09")
    }

    @Test(arguments: ["", "9162", "091620", "0916x", "０９１６２", "09 62", "-9162", "09162\n"])
    func whatIsNoDistrictIsRefused(text: String) {
        #expect(District(ags: text) == nil)
    }

    @Test func aDocumentCannotBringInWhatIsNoDistrict() throws {
        let munich = try #require(District(ags: "09162"))
        let data = try JSONEncoder().encode([munich])
        #expect(try JSONDecoder().decode([District].self, from: data) == [munich])
        let broken = Data(String(decoding: data, as: UTF8.self).replacing("09162", with: "9162").utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([District].self, from: broken) }
    }
}

@Suite struct LanguageTests {
    @Test func everyLanguageHasANameOfItsOwnInGermanOrder() {
        let names = Language.all.map(\.german)
        #expect(Set(names).count == names.count)
        #expect(names == names.sorted())
        #expect(Language.all.allSatisfy { Language($0.tag) == $0 })
        #expect(Language("ckb")?.german == "Kurdisch (Sorani)")
    }

    @Test(arguments: ["", "DE", "de-DE", "xx", "deutsch"])
    func whatIsNotInTheListIsRefused(tag: String) {
        #expect(Language(tag) == nil)
    }

    @Test func aDocumentCannotBringInAnotherLanguage() throws {
        let dari = try #require(Language("prs"))
        let data = try JSONEncoder().encode([dari])
        #expect(try JSONDecoder().decode([Language].self, from: data) == [dari])
        let broken = Data(String(decoding: data, as: UTF8.self).replacing("prs", with: "xyz").utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Language].self, from: broken) }
    }
}
