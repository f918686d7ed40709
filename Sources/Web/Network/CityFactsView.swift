import Basics
import HTTPTypes
import Markup
import Office

/// What the city says of a flat now, where an agency has a copy: what came along, and what a person has to look at.
enum CityFactsView {
    static let routes: [Route] = [
        .post("/wohnungen/:wohnung/angaben-der-stadt", needs: .right(.keepFlats)) { context in
            let flat: FlatID = try context.id("wohnung")
            var read = FormReader(context.form)
            let version = read.version()
            try read.finish()
            _ = try await context.perform(TakeCityFacts(flat: flat, version: version))
            return context.seeOther(Flats.link(flat), notice: Notice("Die Angaben der Stadt gelten jetzt auch hier."))
        }
    ]

    /// Beside the flat: what came along.
    static func changed(_ source: NetworkOfFlat.Source) -> HTML? {
        source.changed.map {
            "<p>Seit Sie die Wohnung haben, hat die Stadt geändert: \($0.parts.map(\.german).joined(separator: ", ")) (zuletzt am \(day($0.at))).</p>"
        }
    }

    /// On the page of a copy that says something else than the city does now.
    static func differing(_ answer: NetworkOfFlat.Answer, _ flat: OfferedFlat, _ context: SignedInContext) -> HTML? {
        guard case .copy(let source) = answer, !source.differing.isEmpty, flat.state.isLive else { return nil }
        let (here, there) = (FlatView.known(flat.offer, context), FlatView.known(source.offer, context))
        let lines: [HTML] = zip(here, there).filter { $0.value != $1.value }.map { here, there in
            "<li>\(here.term): hier \(HTML.bdi(here.value ?? "nichts")), bei der Stadt \(HTML.bdi(there.value ?? "nichts"))</li>"
        }
        let inUse: HTML? =
            flat.state == .examined || flat.state == .leased
            ? "<p>Die Miete wird oder wurde hier schon geprüft. Klären Sie zuerst, ob die Zusicherung noch gilt.</p>" : nil
        let form = context.form(to: "/wohnungen/\(flat.id)/angaben-der-stadt")
        return panel(
            .warn,
            """
            <p><strong>Bei der Stadt steht etwas anderes: \(source.differing.map(\.german).joined(separator: ", ")).</strong> Hier ist nichts geändert.</p>\
            <ul>\(lines)</ul>\(inUse)\
            <div class="buttons">\(form.button("Angaben der Stadt übernehmen", fields: form.version(flat.version)))</div>
            """)
    }
}
