public import Web

/// A form as a page shows it: where it posts, and the hidden fields it carries.
public struct ShownForm {
    public let action: String
    public let hidden: [(String, String)]

    /// The forms of a page that post, in order.
    public static func all(in page: String) -> [ShownForm] {
        var forms: [ShownForm] = []
        var action: String?
        var hidden: [(String, String)] = []
        for element in PageCheck(page).elements {
            if element.name == "form" {
                if let action { forms.append(ShownForm(action: action, hidden: hidden)) }
                action = element.attributes["method"] == "post" ? element.attributes["action"] : nil
                hidden = []
            } else if element.name == "input", element.attributes["type"] == "hidden", let name = element.attributes["name"] {
                hidden.append((name, element.attributes["value"] ?? ""))
            }
        }
        if let action { forms.append(ShownForm(action: action, hidden: hidden)) }
        return forms
    }

    /// The hidden fields, then what is typed; a typed field replaces a hidden one of its name.
    public func filled(with fields: FormData) -> FormData {
        let typed = fields.fields.map { ($0.name, $0.value) }
        return FormData(hidden.filter { pair in !typed.contains { $0.0 == pair.0 } } + typed)
    }
}
