/// What is compared of a person. Whatever is unknown stays nil and counts neither way.
public struct PersonTraits: Sendable {
    public let familyName: String?
    public let givenName: String?
    public let nameInOwnScript: String?
    public let birth: BirthHint?
    /// Any code; only equality counts.
    public let gender: String?
    public let nationality: String?
    let latin: [NameToken]
    let own: [NameToken]
    /// How many of `latin` are the family name's.
    let familyCount: Int

    public init(
        familyName: String? = nil, givenName: String? = nil, nameInOwnScript: String? = nil, birth: BirthHint? = nil, gender: String? = nil,
        nationality: String? = nil
    ) {
        self.familyName = familyName
        self.givenName = givenName
        self.nameInOwnScript = nameInOwnScript
        self.birth = birth
        self.gender = gender
        self.nationality = nationality
        let family = familyName.map(NameReading.tokens) ?? []
        let given = givenName.map(NameReading.tokens) ?? []
        let (shownFamily, shownGiven) = (Self.names(family), Self.names(given))
        latin = Array((shownFamily + shownGiven).prefix(NameKeys.mostTokens))
        familyCount = min(shownFamily.count, latin.count)
        own = Array(Self.names(nameInOwnScript.map(NameReading.tokens) ?? []).prefix(NameKeys.mostTokens))
    }

    /// Without particles, unless nothing else is there.
    private static func names(_ tokens: [NameToken]) -> [NameToken] {
        let names = tokens.filter { !Particles.contain($0) }
        return names.isEmpty ? tokens : names
    }

    /// A person without any name is compared with nobody.
    public var hasName: Bool { !latin.isEmpty || !own.isEmpty }
}
