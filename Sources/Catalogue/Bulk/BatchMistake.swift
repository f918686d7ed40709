/// Why a table of households is refused: the place, what is wrong there, and the mend.
public struct BatchMistake: Error, Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// From 1, counted in bytes.
    public let column: Int
    public let what: String
    public let mend: String

    /// `file:line:column: what; mend`.
    public func text(_ file: String) -> String { "\(file):\(line):\(column): \(what); \(mend)" }
}
