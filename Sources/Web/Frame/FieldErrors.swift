import Markup
public import Office

/// What is wrong with a form, field by field, in the order of the page.
public struct FieldErrors: Sendable {
    public private(set) var list: [FieldError]

    public init(_ list: [FieldError] = []) { self.list = list }
    public var isEmpty: Bool { list.isEmpty }

    public mutating func add(_ field: String, _ message: String) { list.append(FieldError(field: field, message: message)) }

    public func messages(for field: String) -> [String] { list.filter { $0.field == field }.map(\.message) }

    /// The box on top of the page; it takes the focus, and each line leads to its field.
    func summary(form name: String) -> HTML {
        guard !isEmpty else { return .empty }
        return """
            <div class="errors" role="alert" tabindex="-1" autofocus aria-labelledby="fehler-titel">
            <h2 id="fehler-titel">Es gibt ein Problem</h2>
            <ul>
            \(list.map { line($0, form: name) })
            </ul>
            </div>
            """
    }

    /// An error of no single field carries an empty name and leads nowhere.
    private func line(_ error: FieldError, form name: String) -> HTML {
        if error.field.isEmpty { return "<li>\(error.message)</li>" }
        let link: Link = "#\(name)-\(error.field)"
        return "<li><a href=\"\(link)\">\(error.message)</a></li>"
    }
}
