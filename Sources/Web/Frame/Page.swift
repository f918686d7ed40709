public import Basics
public import Markup

/// A page as a screen hands it over; the frame puts it between bar and foot.
public struct Page: Sendable {
    /// The title of the window; also the heading where there is no other.
    public var title: String
    /// The one `h1`; nil for the title.
    public var heading: String?
    /// One muted line under the heading.
    public var lead: HTML?
    public var language: Language?
    /// The area of the main navigation the page belongs to.
    public var area: Area?
    /// Whose file it is; stands above the heading on every page of the file.
    public var identity: IdentityBar?
    /// The pages of one file.
    public var sections: Sections?
    /// What was wrong with the form: puts "Fehler:" before the title and the summary above the body.
    public var errors: FieldErrors
    /// The `name` of the form the errors belong to.
    public var errorForm = "feld"
    /// Keeps the lines of text short enough to read, for pages that are one form or one text.
    public var isNarrow: Bool
    public var body: HTML

    public init(
        _ title: String, heading: String? = nil, lead: HTML? = nil, area: Area? = nil, identity: IdentityBar? = nil, sections: Sections? = nil,
        errors: FieldErrors = FieldErrors(), isNarrow: Bool = false, body: HTML
    ) {
        self.title = title
        self.heading = heading
        self.lead = lead
        self.area = area
        self.identity = identity
        self.sections = sections
        self.errors = errors
        self.isNarrow = isNarrow
        self.body = body
    }
}

/// Whose file the page shows: the name as the person spells it, then what must be known on every page.
public struct IdentityBar: Sendable {
    public let name: String
    public let facts: [HTML]

    public init(name: String, facts: [HTML]) {
        self.name = name
        self.facts = facts
    }

    var markup: HTML {
        """
        <section class="identity" aria-label="Akte"><div class="wrap"><strong>\(HTML.bdi(name))</strong>\
        \(facts.map { "<span>\($0)</span>" })</div></section>

        """
    }
}

/// The pages of one thing, side by side, as those of a file.
public struct Sections: Sendable {
    public let label: String
    public let pages: [(title: String, link: Link)]
    public let current: Link
    /// What is done most, from every one of the pages, with the key that leads there.
    public let acts: [(title: String, link: Link, key: String)]

    public init(
        _ label: String, pages: [(title: String, link: Link)], current: Link, acts: [(title: String, link: Link, key: String)] = []
    ) {
        self.label = label
        self.pages = pages
        self.current = current
        self.acts = acts
    }

    var markup: HTML {
        """
        <nav class="sections" aria-label="\(label)"><ul>\(pages.map(item))\(acts.map(act))</ul></nav>

        """
    }

    private func act(title: String, link: Link, key: String) -> HTML {
        "<li class=\"act noprint\"><a href=\"\(link)\" aria-keyshortcuts=\"\(key)\">\(title)</a></li>"
    }

    private func item(title: String, link: Link) -> HTML {
        "<li><a href=\"\(link)\"\(attribute: "aria-current", link == current ? "page" : nil)>\(title)</a></li>"
    }
}
