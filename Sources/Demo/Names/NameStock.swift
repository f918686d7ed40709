/// Given and family names that go together; combinations are invented. `Omar/عمر` also gives the name in its own script.
struct NameStock: Sendable {
    struct Name: Sendable {
        let latin: String
        let own: String?
    }

    /// How a family is called.
    enum Custom: Sendable {
        case shared
        /// A woman's form of the family name ends differently.
        case slavic
        /// The second name is the father's given name.
        case patronymic
    }

    let female: [Name]
    let male: [Name]
    let family: [Name]
    let custom: Custom

    init(female: String, male: String, family: String = "", custom: Custom = .shared) {
        self.female = Self.read(female)
        self.male = Self.read(male)
        self.family = custom == .patronymic ? self.male : Self.read(family)
        self.custom = custom
    }

    private static func read(_ text: String) -> [Name] {
        text.split(separator: " ").map { entry in
            let parts = entry.split(separator: "/", maxSplits: 1)
            return Name(latin: String(parts[0]).replacing("_", with: " "), own: parts.count == 2 ? String(parts[1]).replacing("_", with: " ") : nil)
        }
    }

    func given(_ isFemale: Bool, by chance: inout Chance) -> Name { chance.pick(isFemale ? female : male) }

    /// The family name as a woman or a man bears it.
    func form(of name: Name, isFemale: Bool) -> Name {
        guard custom == .slavic, isFemale else { return name }
        return Name(latin: Self.feminine(name.latin, y: "y", a: "a"), own: name.own.map { Self.feminine($0, y: "ий", a: "а") })
    }

    private static func feminine(_ name: String, y: String, a: String) -> String {
        if name.hasSuffix("sky") || name.hasSuffix("ский") { return String(name.dropLast(y.count)) + (y == "y" ? "aya" : "ая") }
        if ["ov", "ev", "in", "ов", "ев", "ин"].contains(where: name.hasSuffix) { return name + a }
        return name
    }
}
