import Basics
import Markup
import Office

/// Files as rows of a table. Written out instead of built cell by cell: this is the page people load most.
enum CaseRows {
    static func table(_ caption: String, _ lines: [CaseLine]) -> HTML {
        """
        <table class="cards" role="table"><caption class="unseen">\(caption)</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Fall</th><th role="columnheader" scope="col">Schritt</th>\
        <th role="columnheader" scope="col">Land</th><th role="columnheader" scope="col">Sprache</th>\
        <th role="columnheader" scope="col">Zuständig</th><th role="columnheader" scope="col">Letzter Kontakt</th></tr></thead>
        <tbody role="rowgroup">
        \(lines.map(row))</tbody></table>

        """
    }

    private static func row(_ line: CaseLine) -> HTML {
        """
        <tr role="row"><th role="rowheader" scope="row"><a href="\("/faelle/\(line.id)" as Link)"><bdi>\(line.title)</bdi></a> \
        <span class="hint">\(line.number)</span>\(line.naming == .nameless ? nameless : .empty)\(line.restricted ? restricted : .empty)</th>\
        <td role="cell" data-label="Schritt">\(line.outcome?.german ?? line.stage.german)</td>\
        <td role="cell" data-label="Land">\(line.destination?.german ?? "")</td>\
        <td role="cell" data-label="Sprache">\(line.language?.german ?? "")\(line.needsInterpreter == true ? interpreter : .empty)</td>\
        <td role="cell" data-label="Zuständig"><bdi>\(line.ownerName)</bdi></td>\
        <td role="cell" data-label="Kontakt">\(line.lastContactOn.german)</td></tr>

        """
    }

    private static let nameless: HTML = " <span class=\"tag\">ohne Namen</span>"
    private static let restricted: HTML = " <span class=\"tag warn\">gesperrt</span>"
    private static let interpreter: HTML = " <span class=\"tag\">Dolmetschen</span>"
}
