public import Markup

extension Form {
    /// One of few. `isRow` puts them side by side.
    public func radios(_ field: String, _ legend: String, options: [Choice], hint: String? = nil, isOptional: Bool = false, isRow: Bool = false)
        -> HTML
    {
        group(field, legend, hint, isOptional, isRow, options.enumerated().map { choice("radio", field, $1, position: $0) })
    }

    /// Any of few.
    public func checkboxes(_ field: String, _ legend: String, options: [Choice], hint: String? = nil, isOptional: Bool = false, isRow: Bool = false)
        -> HTML
    {
        group(field, legend, hint, isOptional, isRow, options.enumerated().map { choice("checkbox", field, $1, position: $0) })
    }

    /// A single yes; sends `ja`.
    public func checkbox(_ field: String, _ label: String, hint: String? = nil) -> HTML {
        let parts = parts(field, nil)
        return """
            <div class="\(parts.boxClass)">\(parts.notes)\(choice("checkbox", field, Choice("ja", label, hint: hint), position: 0, errors: parts))</div>

            """
    }

    /// Yes, no or not known: sends `ja`, `nein` or `unbekannt`. Unknown is an answer of its own.
    public func yesNoUnknown(_ field: String, _ legend: String, hint: String? = nil) -> HTML {
        radios(
            field, legend, options: [Choice("ja", "Ja"), Choice("nein", "Nein"), Choice("unbekannt", "Nicht bekannt")], hint: hint, isRow: true)
    }

    private func group(_ field: String, _ legend: String, _ hint: String?, _ isOptional: Bool, _ isRow: Bool, _ choices: [HTML]) -> HTML {
        let parts = parts(field, hint)
        return """
            <fieldset class="\(parts.boxClass)"\(attribute: "aria-describedby", parts.describedBy)>\
            <legend>\(legend)\(isOptional ? Form.optional : .empty)</legend>\(parts.notes)\
            <div class="\(isRow ? "choices row" : "choices")">\(choices)</div></fieldset>

            """
    }

    /// The first of a group has the plain id of the field, so that the error summary leads to it.
    private func choice(_ kind: String, _ field: String, _ choice: Choice, position: Int, errors parts: FieldParts? = nil) -> HTML {
        let id = position == 0 ? id(field) : "\(id(field))-\(position + 1)"
        let hintID = choice.hint.map { _ in "\(id)-dazu" }
        let described = [hintID, parts?.describedBy].compactMap { $0 }.joined(separator: " ")
        return """
            <div class="choice"><input type="\(kind)" id="\(id)" name="\(field)" value="\(choice.value)"\
            \(flag: "checked", if: kept.contains(field, choice.value))\(attribute: "aria-describedby", described.isEmpty ? nil : described)>\
            <label for="\(id)">\(choice.label)</label>\
            \(choice.hint.map { "<p class=\"hint\" id=\"\(id)-dazu\">\($0)</p>" })</div>
            """
    }
}
