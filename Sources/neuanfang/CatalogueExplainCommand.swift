import ArgumentParser
import Basics
import Catalogue
import Foundation

struct ExplainCatalogue: Speaking {
    enum Language: String, ExpressibleByArgument { case de, en }

    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says in words what an offer or a programme asks for, gives and stands on.",
        discussion: "Exit 2 for a name the catalogue does not have, with the nearest ones.")
    @Argument(help: "An offer such as coming-home.startup, or a programme such as coming-home.") var offer: String
    @Option(help: "The values of this day, YYYY-MM-DD; all versions if not given.") var on: String?
    @Option(help: "de or en.") var language = Language.de
    @Option(help: "Directory of the catalogue.") var catalogue: String?
    @Option var format = OutputFormat.text

    func speak() async throws {
        let day = try on.map { text in
            guard let day = CivilDate(iso: text) else { throw Complaint.usage("--on: “\(text)” is not a day; write YYYY-MM-DD") }
            return day
        }
        let book = try CatalogueOnDisk.read(CatalogueOnDisk.directory(catalogue))
        guard let explanation = book.explain(offer, on: day) else {
            let near = book.similar(to: offer)
            let mend =
                near.isEmpty ? "programmes: \(book.programmes.map(\.id).joined(separator: ", "))" : "did you mean \(near.joined(separator: ", "))?"
            throw Complaint.usage("there is no offer or programme “\(offer)”; \(mend)")
        }
        switch format {
        case .json: print(explanation.json)
        case .text: print(explanation.text(in: language.rawValue))
        }
    }
}
