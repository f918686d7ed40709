public import Basics

/// How sure a value is.
public enum Confidence: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Not confirmed by any source that was read.
    case memory
    case inferred
    /// Seen in an excerpt, or two sources differ slightly.
    case partial
    /// Stated in a source that was read.
    case found

    public static func < (left: Confidence, right: Confidence) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// An entry of the register of sources.
public struct Source: Sendable, Hashable, Identifiable {
    public let id: String
    public let publisher: String
    public let title: String
    public let address: String?
    /// As the source dates itself; free text ("2023-03", "undated").
    public let published: String?
    public let readOn: CivilDate?
    public let storedCopy: String?
    public let sha256: String?
    public let kind: String?
    public let note: Wording
}

/// Where a value comes from, how sure it is, and until when it was looked after.
public struct Provenance: Sendable, Hashable {
    /// Ids in the register of sources.
    public let sources: [String]
    public let confidence: Confidence?
    public let confirmedOn: CivilDate?
    public let reviewBy: CivilDate?
    public let note: Wording
    /// A chosen reading where the source is silent, or a choice between two that differ.
    public let assumption: Assumption?

    static let none = Provenance(sources: [], confidence: nil, confirmedOn: nil, reviewBy: nil, note: .none, assumption: nil)
}

/// A reading somebody chose, to be looked at again.
public struct Assumption: Sendable, Hashable {
    public let text: Wording
    public let chosen: String?
    public let by: String?
    public let reviewBy: CivilDate?
    /// Sources that differ; empty where the source is merely silent.
    public let between: [String]
}

/// Days from and to, both inclusive; an absent end is open.
public struct Period: Sendable, Hashable {
    public let from: CivilDate?
    public let to: CivilDate?

    public static let always = Period(from: nil, to: nil)

    public init(from: CivilDate?, to: CivilDate?) {
        self.from = from
        self.to = to
    }

    public func contains(_ day: CivilDate) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }

    func overlaps(_ other: Period) -> Bool {
        let startsInTime = other.to.map { end in from.map { $0 <= end } ?? true } ?? true
        let endsInTime = to.map { end in other.from.map { $0 <= end } ?? true } ?? true
        return startsInTime && endsInTime
    }

    /// `seit 01.01.2022`, `01.01.2017 bis 30.06.2019`.
    public var wording: Wording {
        switch (from, to) {
        case (let from?, let to?): Wording(de: "\(from.german) bis \(to.german)", en: "\(from.iso) to \(to.iso)")
        case (let from?, nil): Wording(de: "seit \(from.german)", en: "since \(from.iso)")
        case (nil, let to?): Wording(de: "bis \(to.german)", en: "until \(to.iso)")
        case (nil, nil): Wording(de: "ohne Befristung", en: "without a time limit")
        }
    }
}
