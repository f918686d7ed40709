public import Basics

/// What is known of a birth date: the day, or only the year.
public struct BirthHint: Hashable, Sendable {
    public let year: Int
    /// Nil where only the year is known.
    public let date: CivilDate?

    public init(_ date: CivilDate) {
        year = date.year
        self.date = date
    }

    public init(year: Int) {
        self.year = year
        date = nil
    }

    /// 1 January stands in papers for a day nobody knows.
    public var isYearOnly: Bool { date.map { $0.month == 1 && $0.day == 1 } ?? true }
}

extension BirthHint {
    /// What two birth dates say about two people; nil is for dates too far apart to be one.
    func agreement(with other: BirthHint) -> BirthAgreement {
        let apart = abs(year - other.year)
        guard let mine = date, let theirs = other.date, !isYearOnly, !other.isYearOnly else {
            if apart == 0 { return isYearOnly && other.isYearOnly && date == other.date && date != nil ? .sameFirstOfJanuary : .sameYear }
            return apart <= 3 ? .nearYear(apart) : .different
        }
        if mine == theirs { return .same }
        let isSameDay = mine.month == theirs.month && mine.day == theirs.day
        if isSameDay { return apart <= 3 ? .sameDayNearYear(apart) : .sameDayOtherYear }
        let isSwapped = mine.month == theirs.day && mine.day == theirs.month
        if isSwapped { return apart == 0 ? .swapped : apart <= 3 ? .nearYear(apart) : .different }
        guard apart == 0 else { return .different }
        return mine.month == theirs.month || mine.day == theirs.day ? .onePartDiffers : .sameYearOtherDay
    }
}

/// How two birth dates stand to each other.
public enum BirthAgreement: Hashable, Sendable {
    case same, swapped, onePartDiffers, sameYearOtherDay
    /// Both 1 January of one year: weak, because it stands for "only the year is known".
    case sameFirstOfJanuary
    /// One side knows only the year, and it is the same.
    case sameYear
    case sameDayNearYear(Int)
    case sameDayOtherYear
    /// One side knows only the year, and the years are one to three apart.
    case nearYear(Int)
    case different

    var points: Int {
        switch self {
        case .same: 55
        case .swapped: 45
        case .sameDayNearYear(let apart): apart == 1 ? 28 : 14
        case .sameDayOtherYear: 8
        case .sameFirstOfJanuary: 18
        case .sameYear: 14
        case .onePartDiffers: 14
        case .nearYear(let apart): apart == 1 ? -2 : -12
        case .sameYearOtherDay: -40
        case .different: -65
        }
    }
}
