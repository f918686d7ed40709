public import Basics
public import Markup

/// How something stands. Colour only repeats what the word beside it says.
public enum Tone: String, Sendable {
    case plain, good, warn, bad
}

/// A word in a coloured pill.
public func tag(_ word: String, _ tone: Tone = .plain) -> HTML { "<span class=\"tag \(tone.rawValue)\">\(word)</span>" }

/// A statement that stands out, with a bar in its tone at the side.
public func panel(_ tone: Tone, _ content: HTML) -> HTML { "<div class=\"panel \(tone.rawValue)\">\(content)</div>" }

/// A box with a heading.
public func card(_ title: String, _ content: HTML) -> HTML { "<section class=\"card\"><h2>\(title)</h2>\(content)</section>" }

/// Body and side, two to one; one under the other where there is no room.
public func columns(_ main: HTML, aside: HTML, asideLabel: String) -> HTML {
    "<div class=\"columns\"><div>\(main)</div><aside aria-label=\"\(asideLabel)\">\(aside)</aside></div>"
}

/// Words for a screen reader only, as what a "Suchen" in a list belongs to.
public func unseen(_ words: String) -> HTML { "<span class=\"unseen\">\(words)</span>" }

/// A link that looks like a button, for going somewhere.
public func buttonLink(_ word: String, to link: Link, isSecond: Bool = false) -> HTML {
    "<a class=\"\(isSecond ? "button second" : "button")\" href=\"\(link)\">\(word)</a>"
}

/// Terms and what is known of them; `change` is a link to mend it.
public func summaryList(_ lines: [(term: String, value: HTML, change: HTML?)]) -> HTML {
    "<dl class=\"summary\">\(lines.map { "<div><dt>\($0.term)</dt><dd>\($0.value)</dd>\($0.change.map { "<dd>\($0)</dd>" })</div>" as HTML })</dl>"
}

/// `<time>` with the day as people write it.
public func day(_ day: CivilDate) -> HTML { "<time datetime=\"\(day.iso)\">\(day.german)</time>" }

/// `<time>` with day and hour in German time.
public func dayAndHour(_ moment: Moment) -> HTML {
    "<time datetime=\"\(moment.iso)\">\(moment.local.day.german), \(moment.local.clock) Uhr</time>"
}
