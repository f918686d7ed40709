import Basics
import Chance
import Foundation
import Testing

@testable import Names

@Suite struct LikenessTests {
    private static func person(
        _ family: String?, _ given: String?, own: String? = nil, born: String? = nil, gender: String? = nil, nationality: String? = nil
    ) -> PersonTraits {
        PersonTraits(
            familyName: family, givenName: given, nameInOwnScript: own, birth: born.flatMap { CivilDate(iso: $0) }.map { BirthHint($0) },
            gender: gender,
            nationality: nationality)
    }

    static let spellings: [(String, [String])] = [
        ("Mohammed", ["Muhamed", "Mohamad", "Muhammad", "محمد", "Мухаммед", "MOHAMMED"]), ("Çelik", ["Celik", "ÇELİK", "Chelik"]),
        ("Müller", ["Mueller", "Muller", "MUELLER"]), ("Hussein", ["Husain", "Hussain", "حسين", "Хусейн"]),
        ("Abdurrahman", ["Abdul Rahman", "Abd al-Rahman", "عبد الرحمن", "عبدالرحمن", "Abdelrahman"]),
        ("Abdullah", ["Abdallah", "عبدالله", "عبد الله"]),
        ("Al-Jabouri", ["Aljabouri", "الجبوري", "Jabouri"]), ("Đorđe", ["Djordje", "Ђорђе"]),
        ("Schewtschenko", ["Shevchenko", "Шевченко", "Sevcenko"]),
        ("Haile", ["ሃይለ", "Hayle"]), ("Beridze", ["ბერიძე", "Beridse"]), ("Petrosyan", ["Պետրոսյան", "Petrosjan"]),
        ("Yusuf", ["يوسف", "Юсуф", "Jusuf"]),
        ("Γιώργος", ["Giorgos"]), ("Gebremeskel", ["ገብረመስቀል"]), ("Jamal", ["جمال", "Djamal", "Джамал"]), ("Łukasz", ["Lukasz"]),
        ("Xhemal", ["Dzemal", "Djemal", "Џемал"]), ("Sabbagh", ["صباغ", "Sabagh"]), ("Othman", ["عثمان", "Osman"]), ("Wahid", ["وحید", "Vahid"]),
        ("Dawud", ["داوود", "Davud", "Daoud"]), ("Ştefănescu", ["Stefanescu"]), ("Thaçi", ["Thaci"]), ("Moshe", ["משה"]),
        ("Karim", ["کریم", "كريم"]),
    ]

    @Test(arguments: spellings) func spellingsOfOneNameSoundAlike(name: String, others: [String]) {
        for other in others {
            let agreement = NameAgreement(NameReading.tokens(of: name), NameReading.tokens(of: other))
            #expect(agreement.points >= NameAgreement.commonPart / 2, "\(name) \(other): \(agreement.points)")
            #expect(
                !NameKeys.all(of: [name], birthYear: nil).isDisjoint(with: NameSearch(names: [other], birthYear: nil).parts.joined()),
                "\(name) \(other)")
        }
    }

    @Test func aNameOfTwoPartsIsOneElsewhere() {
        let agreement = NameAgreement(NameReading.tokens(of: "Gebre Medhin Tesfay"), NameReading.tokens(of: "Tesfai Gebremedhin"))
        #expect(agreement.conflicts == 0 && agreement.missing == 0 && agreement.points > 60)
    }

    @Test(arguments: [("Hassan", "Hussein"), ("Ali", "Omar"), ("Fatima", "Amina"), ("Petrov", "Ivanov"), ("محمد", "أحمد"), ("Krasniqi", "Gashi")])
    func twoNamesAreNotTakenForOne(one: String, other: String) {
        let agreement = NameAgreement(NameReading.tokens(of: one), NameReading.tokens(of: other))
        #expect(agreement.points <= 0, "\(agreement.points)")
    }

    @Test func whatSpeaksForOnePersonIsSaid() {
        let known = Self.person("Hussein", "Mohammed", born: "1990-04-03", gender: "male", nationality: "SY")
        let swapped = Likeness(known, Self.person("Muhamed", "Husain", born: "1990-03-04", gender: "male", nationality: "SY"))
        #expect(swapped.verdict == .veryLikely)
        #expect(swapped.reasons.map(\.ground).contains(.swappedNames) && swapped.reasons.map(\.ground).contains(.birth(.swapped)))
        #expect(swapped.reasons.allSatisfy { !$0.ground.german.isEmpty && !$0.ground.english.isEmpty })
        let namesake = Likeness(known, Self.person("Hussein", "Mohammed", born: "1961-11-20", gender: "male", nationality: "SY"))
        #expect(namesake.verdict == .unlikely)
        let brother = Likeness(known, Self.person("Hussein", "Tarek", born: "1992-09-14", gender: "male", nationality: "SY"))
        #expect(brother.verdict == .unlikely && brother.reasons.map(\.ground).contains(.otherName))
        let own = Likeness(known, Self.person(nil, nil, own: "محمد حسين", born: "1990-04-03"))
        #expect(own.verdict == .veryLikely && own.reasons.map(\.ground).contains(.ownScript))
    }

    @Test func theFirstOfJanuaryIsWeak() {
        let one = Self.person("Rahimi", "Ali", born: "1990-01-01")
        let day = Likeness(Self.person("Rahimi", "Ali", born: "1990-05-05"), Self.person("Rahimi", "Ali", born: "1990-05-05"))
        let first = Likeness(one, one)
        #expect(first.points < day.points)
        #expect(first.reasons.map(\.ground).contains(.birth(.sameFirstOfJanuary)))
        #expect(Likeness(one, Self.person("Rahimi", "Ali", born: "1990-07-09")).points > Likeness(one, Self.person("Rahimi", "Ali")).points)
    }

    @Test func whatIsUnknownCountsNeitherWay() {
        let full = Self.person("Ahmeti", "Besarta", born: "1990-04-03", gender: "female", nationality: "XK")
        let bare = Self.person("Ahmeti", "Besarta")
        #expect(Likeness(full, bare).reasons.map(\.ground) == [.sameName(isExact: true)])
        #expect(Likeness(full, Self.person(nil, nil)).points == Likeness(Self.person(nil, nil), bare).points)
    }

    /// A quality that must not drop: 2,000 pairs of `Benchmarks/names/generate_pairs.py --seed 7`.
    @Test func theSmallSetStaysAsGoodAsItIs() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Fixtures/names/pairs.tsv")
        var (found, same, wrong, reached) = (0, 0, 0, 0)
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { $0.isEmpty ? nil : String($0) }
            func person(_ first: Int) -> PersonTraits {
                Self.person(
                    cells[first], cells[first + 1], own: cells[first + 2], born: cells[first + 3], gender: cells[first + 4],
                    nationality: cells[first + 5])
            }
            let (one, other) = (person(2), person(8))
            let likeness = Likeness(one, other)
            #expect(likeness.points == Likeness(other, one).points, "\(line)")
            let isHit = likeness.verdict >= .possible
            guard cells[0] == "1" else {
                wrong += isHit ? 1 : 0
                continue
            }
            same += 1
            found += isHit ? 1 : 0
            let search = NameSearch(names: cells[8..<11].compactMap { $0 }, birthYear: other.birth?.year)
            let keys = NameKeys.all(of: cells[2..<5].compactMap { $0 }, birthYear: one.birth?.year)
            reached += keys.isDisjoint(with: search.pairs + search.inYear) ? 0 : 1
        }
        #expect(found * 1_000 >= same * 970, "\(found) of \(same) found")
        #expect(found * 1_000 >= (found + wrong) * 940, "\(wrong) wrong beside \(found)")
        #expect(reached * 1_000 >= same * 950, "\(reached) of \(same) reached by keys")
    }

    static let alphabet = Array("aAäÄeuUoñçÇßđĐłøıİIşŞ'’ʼ-. \u{301}\u{308}\u{327}مححدعأاليلсшжюѓήξშლիղሃይለ".unicodeScalars)

    @Test func likenessIsSymmetricAndBlindToCaseAndComposition() {
        var chance = Chance(41)
        for _ in 0..<1_500 {
            let names = (0..<4).map { _ in chance.text(of: Self.alphabet, upTo: 9) }
            let (one, other) = (Self.person(names[0], names[1]), Self.person(names[2], names[3]))
            let points = Likeness(one, other).points
            #expect(points == Likeness(other, one).points, "\(names)")
            let decomposed = names.map(\.decomposedStringWithCanonicalMapping)
            #expect(points == Likeness(Self.person(decomposed[0], decomposed[1]), other).points, "\(names)")
            let composed = names.map(\.precomposedStringWithCanonicalMapping)
            #expect(NameKeys.all(of: decomposed, birthYear: 1990) == NameKeys.all(of: composed, birthYear: 1990), "\(names)")
        }
    }

    @Test(arguments: ["Mohammed Hussein", "Müller Çelik", "Шевченко Олена", "Haile Gebremedhin Tesfay"])
    func caseAndOrderOfPartsSayLittle(name: String) {
        let parts = name.split(separator: " ").map(String.init)
        let turned = parts.reversed().joined(separator: " ")
        #expect(NameKeys.all(of: [name], birthYear: 1980) == NameKeys.all(of: [turned.uppercased()], birthYear: 1980))
        #expect(
            Likeness(Self.person(name, nil), Self.person(turned, nil)).points
                == Likeness(Self.person(name, nil), Self.person(name.uppercased(), nil)).points)
    }
}
