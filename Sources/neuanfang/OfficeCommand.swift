import ArgumentParser
import Office
import Store

struct OfficeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office", abstract: "The offices of this installation.", subcommands: [AddOffice.self])
}

struct AddOffice: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Founds one more office with its first administrator, and prints their password once.",
        discussion: "The first office is founded on the set-up page. The password is kept nowhere; hand it over in person.")
    @Option(help: "What the office is called.") var name: String
    @Option(help: "The administrator's name.") var administrator: String
    @Option(help: "The administrator's login, unique on this host.") var login: String
    @OptionGroup var installation: Installation

    func speak() async throws {
        let office = try await installation.open()
        guard try await !office.needsSetUp else {
            throw Complaint.missing("there is no office yet; “neuanfang serve” prints the code for the first one")
        }
        let password = try await refusing { try await office.addOffice(name, administrator: administrator, login: login) }
        try await office.database.close()
        print("Stelle „\(name)“ ist eingerichtet.\n  Anmeldename  \(login.lowercased())\n  Passwort     \(password)")
    }
}

/// A refusal of the desk as the line of a command.
func refusing<Outcome>(_ step: () async throws -> Outcome) async throws -> Outcome {
    do {
        return try await step()
    } catch let refusal as Refusal {
        guard case .invalid(let errors) = refusal else { throw Complaint.no("\(refusal.sentence) \(refusal.instead)") }
        throw Complaint.usage(errors.map(\.message).joined(separator: " "))
    }
}
