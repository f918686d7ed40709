/// The letters on the way into a flat, and what a flat's and a file's record fill in of what they ask.
public enum LetterSetting {
    /// The templates, in the order of the way.
    public static let templates = ["mietangebot", "zusicherung", "erstausstattung", "wohnungsgeber"]
}
