public import Markup

/// A table that becomes a list of cards on the phone; its roles are written out, so that it stays a table for screen readers.
///
///     Table("Termine heute", columns: [.init("Zeit"), .init("Person", .name), .init("Betrag", .number)],
///         rows: meetings.map { ["\($0.time)", "\($0.person)", "\($0.cost.german)"] }).markup
public struct Table: Sendable {
    public enum Kind: Sendable {
        case text
        /// The cell that names the row.
        case name
        /// Aligned at the end, with figures of one width.
        case number
        /// Holds buttons that say what they do: on the phone without the column's title before them.
        case action
    }

    public struct Column: Sendable {
        let title: String
        let kind: Kind

        public init(_ title: String, _ kind: Kind = .text) {
            self.title = title
            self.kind = kind
        }
    }

    let caption: String
    let showsCaption: Bool
    let columns: [Column]
    let rows: [[HTML]]

    /// Each row has a cell for each column.
    public init(_ caption: String, showsCaption: Bool = false, columns: [Column], rows: [[HTML]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
        self.caption = caption
        self.showsCaption = showsCaption
        self.columns = columns
        self.rows = rows
    }

    public var markup: HTML {
        """
        <table class="cards" role="table"><caption\(attribute: "class", showsCaption ? nil : "unseen")>\(caption)</caption>
        <thead role="rowgroup"><tr role="row">\(columns.map(head))</tr></thead>
        <tbody role="rowgroup">
        \(rows.map { "<tr role=\"row\">\(zip(columns, $0).map(cell))</tr>\n" })\
        </tbody></table>

        """
    }

    private func head(_ column: Column) -> HTML {
        "<th role=\"columnheader\" scope=\"col\"\(attribute: "class", column.kind == .number ? "number" : nil)>\(column.title)</th>"
    }

    private func cell(_ column: Column, _ content: HTML) -> HTML {
        switch column.kind {
        case .name: "<th role=\"rowheader\" scope=\"row\">\(content)</th>"
        case .text: "<td role=\"cell\" data-label=\"\(column.title)\">\(content)</td>"
        case .action: "<td role=\"cell\"><div class=\"acts\">\(content)</div></td>"
        case .number: "<td role=\"cell\" class=\"number\" data-label=\"\(column.title)\">\(content)</td>"
        }
    }
}
