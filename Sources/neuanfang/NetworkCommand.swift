import ArgumentParser
import Foundation
import Office
import Store

struct NetworkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "A city's office and its agencies, working together on this host.",
        subcommands: [FoundNetwork.self, JoinNetwork.self, ShowNetworks.self])
}

struct FoundNetwork: Speaking {
    static let configuration = CommandConfiguration(commandName: "found", abstract: "Founds a network with the city's office in it.")
    @Option(help: "What the network is called.") var name: String
    @Option(help: "The city's office, by its name.") var city: String
    @OptionGroup var installation: Installation

    func speak() async throws {
        let office = try await installation.open()
        try await refusing { try await office.foundNetwork(name, city: city) }
        try await office.database.close()
        print("Verbund „\(name)“ ist gegründet. Stadt: \(city)")
    }
}

struct JoinNetwork: Speaking {
    static let configuration = CommandConfiguration(commandName: "join", abstract: "Takes an agency's office into a network.")
    @Option(help: "The network, by its name.") var name: String
    @Option(help: "The agency's office, by its name.") var agency: String
    @OptionGroup var installation: Installation

    func speak() async throws {
        let office = try await installation.open()
        try await refusing { try await office.joinNetwork(name, agency: agency) }
        try await office.database.close()
        print("„\(agency)“ gehört jetzt zum Verbund „\(name)“.")
    }
}

struct ShowNetworks: Speaking {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Every network with its offices.")
    @OptionGroup var installation: Installation
    @Option var format = OutputFormat.text

    func speak() async throws {
        let office = try await installation.open()
        let networks = try await office.networks()
        try await office.database.close()
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(networks), as: UTF8.self))
        case .text:
            if networks.isEmpty { print("Kein Verbund.") }
            for network in networks {
                print(network.name)
                for member in network.members {
                    print("  \(member.part.german): \(member.office)\(member.places.map { ", \($0) Plätze" } ?? "")")
                }
            }
        }
    }
}
