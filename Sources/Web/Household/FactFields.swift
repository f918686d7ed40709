import Basics
import Catalogue
import Markup
import Office

/// The fields of the vocabulary as a form shows them: the field's id is its name, and beside each stands how well the fact is known.
extension Form {
    /// `isAsked` puts the cursor there: another page sent the worker to this very field.
    func fact(_ field: Field, isAsked: Bool) -> HTML {
        let parts = parts(field.id, field.question.de)
        if field.type == .choices { return choices(field, parts) }
        return """
            <div class="\(parts.boxClass)"><label for="\(parts.id)">\(field.label.de)</label>\(parts.notes)\
            <div class="known">\(control(field, parts, isAsked: isAsked))\(standing(field))</div></div>

            """
    }

    private func control(_ field: Field, _ parts: FieldParts, isAsked: Bool) -> HTML {
        switch field.type {
        case .flag, .declaration, .judgement:
            list(field, [Choice("true", "Ja"), Choice("false", "Nein")], parts, isAsked)
        case .choice, .choices: list(field, field.choices.map { Choice($0.id, $0.label.de) }, parts, isAsked)
        case .code where field.list == .districts: line(field, parts, isAsked, suggestions: "kreise")
        case .code: list(field, Choice.countries, parts, isAsked)
        case .date: line(field, parts, isAsked, maxLength: 10)
        case .count: line(field, parts, isAsked, maxLength: 6, inputMode: "numeric")
        case .money: line(field, parts, isAsked, maxLength: 20, inputMode: "decimal")
        case .text: line(field, parts, isAsked)
        }
    }

    private func list(_ field: Field, _ options: [Choice], _ parts: FieldParts, _ isAsked: Bool) -> HTML {
        let chosen = kept[field.id]
        return """
            <select id="\(parts.id)" name="\(field.id)"\(attribute: "aria-describedby", parts.describedBy)\(attribute: "aria-invalid", parts.invalid)\
            \(flag: "autofocus", if: isAsked)><option value="">nicht bekannt</option>\
            \(options.map { "<option value=\"\($0.value)\"\(flag: "selected", if: $0.value == chosen)>\($0.label)</option>" as HTML })</select>
            """
    }

    private func line(
        _ field: Field, _ parts: FieldParts, _ isAsked: Bool, maxLength: Int = 200, inputMode: String? = nil, suggestions: String? = nil
    ) -> HTML {
        """
        <input type="text" id="\(parts.id)" name="\(field.id)" value="\(kept.exact(field.id) ?? "")" maxlength="\(maxLength)" autocomplete="off"\
        \(attribute: "inputmode", inputMode)\(attribute: "list", suggestions)\(attribute: "aria-describedby", parts.describedBy)\
        \(attribute: "aria-invalid", parts.invalid)\(flag: "autofocus", if: isAsked)>
        """
    }

    /// Any of several; ticked boxes are the known ones, and none ticked is unknown.
    private func choices(_ field: Field, _ parts: FieldParts) -> HTML {
        let boxes: [HTML] = field.choices.enumerated().map { position, choice in
            let id = position == 0 ? parts.id : "\(parts.id)-\(position + 1)"
            return """
                <div class="choice"><input type="checkbox" id="\(id)" name="\(field.id)" value="\(choice.id)"\
                \(flag: "checked", if: kept.contains(field.id, choice.id))><label for="\(id)">\(choice.label.de)</label></div>
                """
        }
        return """
            <fieldset class="\(parts.boxClass) across"\(attribute: "aria-describedby", parts.describedBy)><legend>\(field.label.de)</legend>\(parts.notes)\
            <div class="choices facts">\(boxes)</div>\(standing(field))</fieldset>

            """
    }

    private func standing(_ field: Field) -> HTML {
        let name = FactSheet.standingName(field)
        let chosen = kept[name]
        return """
            <select id="\(id(name))" name="\(name)" aria-label="Stand: \(field.label.de)"><option value="">nicht bekannt</option>\
            \(FactStanding.allCases.map { "<option value=\"\($0.rawValue)\"\(flag: "selected", if: $0.rawValue == chosen)>\($0.german)</option>" as HTML })</select>
            """
    }

    /// The districts whose names are known, for the fields that ask for one; once on a page.
    static var districtSuggestions: HTML {
        "<datalist id=\"kreise\">\(District.named.map { "<option value=\"\($0.german)\"></option>" as HTML })</datalist>"
    }
}
