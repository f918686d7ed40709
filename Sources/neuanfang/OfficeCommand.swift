import ArgumentParser
import Office
import Store

struct OfficeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office", abstract: "The offices of this installation.", subcommands: [AddOffice.self, NameForLandlords.self])
}

struct AddOffice: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Founds one more office with its first administrator, and prints their password once.",
        discussion: "The first office is founded on the set-up page. The password is kept nowhere; hand it over in person.")
    @Option(help: "What the office is called.") var name: String
    @Option(help: "The administrator's name.") var administrator: String
    @Option(help: "The administrator's login, unique on this host.") var login: String
    @Option(help: "The number other offices and landlords call.") var telephone: String?
    @OptionGroup var installation: Installation

    func speak() async throws {
        let office = try await installation.open()
        guard try await !office.needsSetUp else {
            throw Complaint.missing("there is no office yet; “neuanfang serve” prints the code for the first one")
        }
        let password = try await refusing { try await office.addOffice(name, administrator: administrator, login: login, telephone: telephone) }
        try await office.database.close()
        print("Stelle „\(name)“ ist eingerichtet.\n  Anmeldename  \(login.lowercased())\n  Passwort     \(password)")
    }
}

struct NameForLandlords: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "landlords", abstract: "Sets the name by which landlords know an office.",
        discussion: """
            An office's own name may say whom it works for. Without a name for landlords an agency of a network goes by its city's name, and every \
            other office by its own.
            """)
    @Option(help: "The office, by its name.") var name: String
    @Option(help: "What landlords read. Left out: as if nothing had been set.") var read: String?
    @OptionGroup var installation: Installation

    func speak() async throws {
        let office = try await installation.open()
        try await refusing { try await office.setLandlordsRead(read, office: name) }
        try await office.database.close()
        print(read.map { "Vermietungen lesen „\($0)“." } ?? "Für „\(name)“ ist kein eigener Name für Vermietungen festgelegt.")
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
