import ArgumentParser

@main
struct Neuanfang: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "neuanfang", abstract: "Das Arbeitswerkzeug für Rückkehrberatung und Auszugsmanagement.",
        subcommands: [
            Serve.self, FundingCheck.self, CatalogueCommand.self, ReportCommand.self, LogCommand.self, Doctor.self,
        ])
}
