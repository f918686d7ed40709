import Basics
public import Markup
import Office

/// A form that posts: it carries the seal and a fresh command id, keeps what was typed, and puts each error at its field.
///
///     let form = context.form(to: "/faelle", kept: context.form, errors: errors)
///     return form.markup("\(form.text("name", "Familienname"))\(form.date("born", "Geburtsdatum"))", submit: "Akte anlegen")
public struct Form: Sendable {
    static let commandField = "vorgang"

    let link: Link
    let seal: FormSeal
    let kept: FormData
    let errors: FieldErrors
    /// Distinguishes the ids of several forms on one page.
    let name: String

    init(to link: Link, seal: FormSeal, kept: FormData, errors: FieldErrors, name: String) {
        self.link = link
        self.seal = seal
        self.kept = kept
        self.errors = errors
        self.name = name
    }

    /// The whole form. `submit` is the word on the button; nil where the inner markup brings its own.
    /// A guarded form asks before it is left with something typed.
    public func markup(_ inner: HTML, submit: String?, guarded: Bool = true, isInline: Bool = false) -> HTML {
        """
        <form class="\(isInline ? "inline" : "form")" method="post" action="\(link)" novalidate\(flag: "data-guard", if: guarded)>
        \(identity)
        \(inner)
        \(submit.map { "<p class=\"buttons\"><button class=\"button\">\($0)</button></p>" })
        </form>
        """
    }

    /// What every form carries: the seal, and the id of what it asks for.
    var identity: HTML { "<input type=\"hidden\" name=\"\(FormSeal.field)\" value=\"\(seal.text)\">\(command)" }

    /// A form that brings a file along; its route is an `upload`.
    public func fileMarkup(_ inner: HTML, submit: String) -> HTML {
        """
        <form class="form" method="post" action="\(link)" enctype="multipart/form-data" novalidate>
        \(identity)
        \(inner)
        <p class="buttons"><button class="button">\(submit)</button></p>
        </form>
        """
    }

    /// One button that does one thing, for lists; `about` tells a screen reader what it is done to.
    public func button(_ word: String, about: String? = nil, fields: HTML = .empty, isSecond: Bool = true) -> HTML {
        markup(
            """
            \(fields)<button class="\(isSecond ? "button second" : "button")">\(word)\
            \(about.map { "<span class=\"unseen\"> \($0)</span>" })</button>
            """, submit: nil, guarded: false, isInline: true)
    }

    /// A value the person does not see.
    public func hidden(_ field: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(field)\" value=\"\(value)\">"
    }

    /// The command keeps its id when the page comes back with errors: it has not happened yet.
    private var command: HTML {
        guard let id = kept[Self.commandField].flatMap({ CommandID($0) }) else { return Self.freshCommand }
        return hidden(Self.commandField, id.text)
    }

    static var freshCommand: HTML { "<input type=\"hidden\" name=\"\(commandField)\" value=\"\(CommandID().text)\">" }

    func id(_ field: String) -> String { "\(name)-\(field)" }
}

/// The look and the behaviour fields have in common.
struct FieldParts {
    let id: String
    let hint: String?
    let messages: [String]

    /// The ids of hint and errors, for `aria-describedby`.
    var describedBy: String? {
        let ids = (hint == nil ? [] : ["\(id)-hinweis"]) + (messages.isEmpty ? [] : ["\(id)-fehler"])
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    var invalid: String? { messages.isEmpty ? nil : "true" }
    var boxClass: String { messages.isEmpty ? "field" : "field wrong" }

    /// Hint, then errors: both stand before the control.
    var notes: HTML {
        """
        \(hint.map { "<p class=\"hint\" id=\"\(id)-hinweis\">\($0)</p>" })\
        \(messages.isEmpty ? .empty : "<p class=\"error\" id=\"\(id)-fehler\">\(messages.map { "<span class=\"unseen\">Fehler:</span> \($0) " as HTML })</p>")
        """
    }
}

extension Form {
    func parts(_ field: String, _ hint: String?) -> FieldParts {
        FieldParts(id: id(field), hint: hint, messages: errors.messages(for: field))
    }
}
