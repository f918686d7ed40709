import ArgumentParser
import Basics
import Figures
import Foundation
import Office

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Counted figures, for any past day.", subcommands: [ReportActivity.self])
}

struct ReportActivity: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "activity", abstract: "Departures, countries, sessions and persons of a period, each with its definition.")
    @OptionGroup var installation: Installation
    @Option(help: "First day, YYYY-MM-DD.") var from: String
    @Option(help: "Last day, YYYY-MM-DD.") var to: String
    @Option(help: "As it was known at the end of this day.") var asOf: String?
    @Option var format = OutputFormat.text

    func speak() async throws {
        func day(_ text: String, _ option: String) throws -> CivilDate {
            guard let day = CivilDate(iso: text) else { throw Complaint.usage("\(option): “\(text)” is not a day; write YYYY-MM-DD") }
            return day
        }
        let (first, last) = (try day(from, "--from"), try day(to, "--to"))
        guard first <= last else { throw Complaint.usage("--to lies before --from") }
        let known = try asOf.map { try day($0, "--as-of") }
        let offices = try await installation.open().activity(from: first, to: last, asOf: known)
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(offices.map { ActivityDocument(office: $0.office, figures: $0.figures) }), as: UTF8.self))
        case .text: for entry in offices { printText(entry.office, entry.figures) }
        }
    }

    private func printText(_ office: String, _ figures: ActivityFigures) {
        print("\(office), \(figures.from.german) bis \(figures.to.german):")
        print("  " + figures.sentence)
        for definition in [ActivityDefinition.departures, ActivityDefinition.countries, ActivityDefinition.sessions, ActivityDefinition.persons] {
            print("    " + definition)
        }
        for line in figures.byCountry { print("    \(line.country.german): \(line.departures)") }
    }
}

/// One office's figures as JSON.
private struct ActivityDocument: Encodable {
    let office: String
    let from: CivilDate
    let to: CivilDate
    let departures: Int
    let countries: Int
    let sessions: Int
    let persons: Int
    let byCountry: [String: Int]
    let definitions: [String: String]

    init(office: String, figures: ActivityFigures) {
        self.office = office
        from = figures.from
        to = figures.to
        departures = figures.departures
        countries = figures.countries
        sessions = figures.sessions
        persons = figures.persons
        byCountry = Dictionary(figures.byCountry.map { ($0.country.code, $0.departures) }, uniquingKeysWith: { first, _ in first })
        definitions = [
            "departures": ActivityDefinition.departures, "countries": ActivityDefinition.countries, "sessions": ActivityDefinition.sessions,
            "persons": ActivityDefinition.persons,
        ]
    }
}
