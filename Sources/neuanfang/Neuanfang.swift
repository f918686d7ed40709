import ArgumentParser
import Foundation

@main
struct Neuanfang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "neuanfang", abstract: "Das Arbeitswerkzeug für Rückkehrberatung und Auszugsmanagement.",
        subcommands: [
            Serve.self, FundingCheck.self, CatalogueCommand.self, DemoCommand.self, ReportCommand.self, LogCommand.self, NamesCheck.self,
            HousingCommand.self, OfficeCommand.self, NetworkCommand.self,
            Doctor.self,
        ])

    /// As the library's own, but wrong usage ends with 2 and one line, as docs and scripts expect.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            let status = exitCode(for: error)
            guard status == .validationFailure else { exit(withError: error) }
            let line = message(for: error).split(separator: "\n").first.map(String.init) ?? "wrong usage"
            FileHandle.standardError.write(Data("neuanfang: \(line); see --help\n".utf8))
            Foundation.exit(2)
        }
    }
}
