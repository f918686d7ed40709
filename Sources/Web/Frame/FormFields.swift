public import Markup

/// How wide a text field is drawn: as wide as what belongs in it.
public enum FieldWidth: String, Sendable { case full, half, short }

extension Form {
    /// One line of text. `suggestions` is the id of a `datalist`.
    public func text(
        _ field: String, _ label: String, hint: String? = nil, isOptional: Bool = false, width: FieldWidth = .full, autocomplete: String = "off",
        maxLength: Int = 200, inputMode: String? = nil, language: String? = nil, suggestions: String? = nil
    ) -> HTML {
        let parts = parts(field, hint)
        return box(
            field, label, isOptional, parts,
            """
            <input type="text" id="\(parts.id)" name="\(field)" class="\(width.rawValue)" value="\(kept.exact(field) ?? "")" maxlength="\(maxLength)" \
            autocomplete="\(autocomplete)"\(attribute: "inputmode", inputMode)\(attribute: "lang", language)\(attribute: "list", suggestions)\
            \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
            """)
    }

    /// Typed blind; never kept. Pasting is allowed.
    public func password(_ field: String, _ label: String, hint: String? = nil, isNew: Bool = false) -> HTML {
        let parts = parts(field, hint)
        return box(
            field, label, false, parts,
            """
            <input type="password" id="\(parts.id)" name="\(field)" class="half" maxlength="128" \
            autocomplete="\(isNew ? "new-password" : "current-password")"\
            \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
            """)
    }

    /// A day, `TT.MM.JJJJ`; ISO 8601 is read as well. Read it with `FormReader.date`.
    public func date(_ field: String, _ label: String, hint: String? = "TT.MM.JJJJ", isOptional: Bool = false) -> HTML {
        text(field, label, hint: hint, isOptional: isOptional, width: .short, maxLength: 10, inputMode: "text")
    }

    /// An amount in euro: `1200`, `1.200,00`, `1200 €`. Read it with `FormReader.money`.
    public func money(_ field: String, _ label: String, hint: String? = "In Euro, zum Beispiel 1.200,00", isOptional: Bool = false) -> HTML {
        text(field, label, hint: hint, isOptional: isOptional, width: .short, maxLength: 20, inputMode: "decimal")
    }

    /// Several lines of text. `shortcut` is the key that leads here.
    public func area(
        _ field: String, _ label: String, hint: String? = nil, isOptional: Bool = false, rows: Int = 4, maxLength: Int = 20_000,
        shortcut: String? = nil
    ) -> HTML {
        let parts = parts(field, hint)
        return box(
            field, label, isOptional, parts,
            """
            <textarea id="\(parts.id)" name="\(field)" rows="\(rows)" maxlength="\(maxLength)"\(attribute: "aria-keyshortcuts", shortcut)\
            \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
            \(kept.exact(field) ?? "")</textarea>
            """)
    }

    /// A file to be chosen; browsers never fill it in again.
    public func file(_ field: String, _ label: String, hint: String, accept: String) -> HTML {
        let parts = parts(field, hint)
        return box(
            field, label, false, parts,
            """
            <input type="file" id="\(parts.id)" name="\(field)" accept="\(accept)"\
            \(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>
            """)
    }

    private func box(_ field: String, _ label: String, _ isOptional: Bool, _ parts: FieldParts, _ control: HTML) -> HTML {
        """
        <div class="\(parts.boxClass)"><label for="\(parts.id)">\(label)\(isOptional ? Form.optional : .empty)</label>\(parts.notes)\(control)</div>

        """
    }

    /// One of many, from a list. Nothing is chosen until the person does: a default would be an invented fact.
    public func select(
        _ field: String, _ label: String, options: [Choice], hint: String? = nil, isOptional: Bool = false, empty: String = "Bitte wählen"
    ) -> HTML {
        let parts = parts(field, hint)
        let chosen = kept[field]
        return box(
            field, label, isOptional, parts,
            """
            <select id="\(parts.id)" name="\(field)"\(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)>\
            <option value="">\(empty)</option>\
            \(options.map { "<option value=\"\($0.value)\"\(flag: "selected", if: $0.value == chosen)>\($0.label)</option>" })</select>
            """)
    }

    static let optional: HTML = " <span class=\"optional\">(freiwillig)</span>"
}

/// One answer of several.
public struct Choice: Sendable {
    public let value: String
    public let label: String
    public let hint: String?

    public init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}
