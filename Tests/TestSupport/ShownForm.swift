public import Web

/// A form as a page shows it: where it posts, and the hidden fields it carries.
public struct ShownForm {
    public let action: String
    public let hidden: [(String, String)]

    /// The forms of a page that post, in order; a button with an address of its own is one more.
    public static func all(in page: String) -> [ShownForm] {
        var forms: [ShownForm] = []
        var action: String?
        var others: [String] = []
        var hidden: [(String, String)] = []
        func close() {
            forms += ([action].compactMap { $0 } + others).map { ShownForm(action: String($0.prefix { $0 != "#" }), hidden: hidden) }
        }
        for element in PageCheck(page).elements {
            if element.name == "form" {
                close()
                action = element.attributes["method"] == "post" ? element.attributes["action"] : nil
                (hidden, others) = ([], [])
            } else if element.name == "button", let other = element.attributes["formaction"] {
                others.append(other)
            } else if element.name == "input", element.attributes["type"] == "hidden", let name = element.attributes["name"] {
                hidden.append((name, element.attributes["value"] ?? ""))
            }
        }
        close()
        return forms
    }

    /// The hidden fields, then what is typed; a typed field replaces a hidden one of its name.
    public func filled(with fields: FormData) -> FormData {
        let typed = fields.fields.map { ($0.name, $0.value) }
        return FormData(hidden.filter { pair in !typed.contains { $0.0 == pair.0 } } + typed)
    }
}
