extension Likeness.Verdict {
    public var german: String {
        switch self {
        case .veryLikely: "sehr wahrscheinlich dieselbe Person"
        case .possible: "möglicherweise dieselbe Person"
        case .unlikely: "eher nicht dieselbe Person"
        }
    }

    public var english: String {
        switch self {
        case .veryLikely: "very likely the same person"
        case .possible: "possibly the same person"
        case .unlikely: "probably not the same person"
        }
    }
}

extension Likeness.Ground {
    /// A few words for a list of reasons.
    public var german: String {
        switch self {
        case .sameName(let isExact): isExact ? "gleicher Name" : "ähnlich geschriebener Name"
        case .partOfName: "ein Teil des Namens stimmt überein"
        case .swappedNames: "Vor- und Familienname vertauscht"
        case .nickname: "bekannte andere Form des Namens"
        case .ownScript: "Vergleich mit dem Namen in eigener Schrift"
        case .otherName: "ein Namensteil passt nicht"
        case .birth(let agreement): agreement.german
        case .gender(let isSame): isSame ? "gleiches Geschlecht" : "anderes Geschlecht"
        case .nationality(let isSame): isSame ? "gleiche Staatsangehörigkeit" : "andere Staatsangehörigkeit"
        }
    }

    public var english: String {
        switch self {
        case .sameName(let isExact): isExact ? "same name" : "name spelled alike"
        case .partOfName: "part of the name agrees"
        case .swappedNames: "given and family name swapped"
        case .nickname: "known other form of the name"
        case .ownScript: "compared with the name in its own script"
        case .otherName: "part of the name does not fit"
        case .birth(let agreement): agreement.english
        case .gender(let isSame): isSame ? "same gender" : "other gender"
        case .nationality(let isSame): isSame ? "same nationality" : "other nationality"
        }
    }
}

extension BirthAgreement {
    var german: String {
        switch self {
        case .same: "gleiches Geburtsdatum"
        case .swapped: "Tag und Monat der Geburt vertauscht"
        case .onePartDiffers: "Geburtsdatum in einer Stelle anders"
        case .sameYearOtherDay: "gleiches Geburtsjahr, anderer Tag"
        case .sameFirstOfJanuary: "beide 01.01. desselben Jahres (oft heißt das: nur das Jahr ist bekannt)"
        case .sameYear: "gleiches Geburtsjahr"
        case .sameDayNearYear(let apart): "gleicher Geburtstag, \(apart) \(apart == 1 ? "Jahr" : "Jahre") auseinander"
        case .sameDayOtherYear: "gleicher Geburtstag in einem anderen Jahr"
        case .nearYear(let apart): "Geburtsjahr \(apart) \(apart == 1 ? "Jahr" : "Jahre") auseinander"
        case .different: "anderes Geburtsdatum"
        }
    }

    var english: String {
        switch self {
        case .same: "same date of birth"
        case .swapped: "day and month of birth swapped"
        case .onePartDiffers: "date of birth differs in one place"
        case .sameYearOtherDay: "same year of birth, other day"
        case .sameFirstOfJanuary: "both 1 January of one year (often: only the year is known)"
        case .sameYear: "same year of birth"
        case .sameDayNearYear(let apart): "same birthday, \(apart) \(apart == 1 ? "year" : "years") apart"
        case .sameDayOtherYear: "same birthday in another year"
        case .nearYear(let apart): "year of birth \(apart) \(apart == 1 ? "year" : "years") apart"
        case .different: "other date of birth"
        }
    }
}
