public import Basics
public import Markup

extension Link.StringInterpolation {
    public mutating func appendInterpolation<Owner>(_ id: Identifier<Owner>) { appendInterpolation(id.text) }

    /// ISO 8601.
    public mutating func appendInterpolation(_ day: CivilDate) { appendInterpolation(day.iso) }
}
