import Basics
import Markup
import Office

/// Files as rows of a table. Written out instead of built cell by cell: this is the page people load most.
enum CaseRows {
    /// A box before each row, for a form around the table.
    enum Boxes { case none, empty, ticked }

    static func table(_ caption: String, _ lines: [CaseLine], boxes: Boxes = .none) -> HTML {
        """
        <table class="cards" role="table"><caption class="unseen">\(caption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Fall</th><th role="columnheader" scope="col">Schritt</th>\
        <th role="columnheader" scope="col">Land</th><th role="columnheader" scope="col">Sprache</th>\
        <th role="columnheader" scope="col">Zuständig</th><th role="columnheader" scope="col">Letzter Kontakt</th></tr></thead>
        <tbody role="rowgroup">
        \(lines.map { row($0, boxes) })</tbody></table>

        """
    }

    private static func row(_ line: CaseLine, _ boxes: Boxes) -> HTML {
        """
        <tr role="row"><th role="rowheader" scope="row">\(boxes == .none ? .empty : box(line, isTicked: boxes == .ticked))<a href="\("/faelle/\(line.id)" as Link)"><bdi>\(line.title)</bdi></a> \
        <span class="hint">\(line.number)</span>\(line.naming == .nameless ? nameless : .empty)\(line.restricted ? restricted : .empty)</th>\
        <td role="cell" data-label="Schritt">\(line.outcome?.german ?? line.stage.german)</td>\
        <td role="cell" data-label="Land">\(line.destination?.german ?? "")</td>\
        <td role="cell" data-label="Sprache">\(line.language?.german ?? "")\(line.needsInterpreter == true ? interpreter : .empty)</td>\
        <td role="cell" data-label="Zuständig"><bdi>\(line.ownerName)</bdi></td>\
        <td role="cell" data-label="Kontakt">\(line.lastContactOn.german)</td></tr>

        """
    }

    private static func box(_ line: CaseLine, isTicked: Bool) -> HTML {
        """
        <input type="checkbox" class="noprint" name="fall" value="\(line.id.text)"\(flag: "checked", if: isTicked) \
        aria-label="\(line.title), \(line.number) auswählen">\u{20}
        """
    }

    private static let nameless: HTML = " <span class=\"tag\">ohne Namen</span>"
    private static let restricted: HTML = " <span class=\"tag warn\">gesperrt</span>"
    private static let interpreter: HTML = " <span class=\"tag\">Dolmetschen</span>"
}
