import ArgumentParser
import Basics
import Demo
import Foundation
import Office
import Store

struct DemoCommand: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Writes years of two made-up offices into an empty database, and prints the demo logins.",
        discussion: "The same seed and day give the same people, days, texts and figures; identifiers, case numbers and keys are random.")
    @Option(help: "What the dice start from.") var seed: UInt64 = 1
    @Option(help: "How many years back, 1 to 20.") var years = 3
    @Option(help: "Files in both offices together, \(Demo.fewestFiles) or more; four of five are those of return counselling.") var cases = 400
    @Flag(help: "Families of four and twenty talks a file, to measure on.") var dense = false
    @Option(help: "So many households more that wait for a flat, with what they need; to measure on.") var waiting = 0
    @Option(help: "The day the demo is made for, YYYY-MM-DD; by itself today.") var today: String?
    @OptionGroup var installation: Installation
    @Option var format = OutputFormat.text

    func speak() async throws {
        guard (1...20).contains(years) else { throw Complaint.usage("--years lies between 1 and 20") }
        guard (Demo.fewestFiles...1_000_000).contains(cases) else { throw Complaint.usage("--cases lies between \(Demo.fewestFiles) and 1000000") }
        guard (0...100_000).contains(waiting) else { throw Complaint.usage("--waiting lies between 0 and 100000") }
        let day = try day()
        let office = try await installation.open(creating: true)
        guard try await office.needsSetUp else {
            throw Complaint.missing("the database already has an office; the demo writes into an empty one only (choose another with --database)")
        }
        let start = ContinuousClock.now
        let isLong = cases >= 5_000
        do {
            let logins = try await Demo(seed: seed, years: years, files: cases, today: day, isDense: dense, waiting: waiting).write(to: office) {
                done in
                if isLong, done.isMultiple(of: 30_000) { Self.tell("\(done) entries after \(start.duration(to: .now).components.seconds) s") }
            }
            try await office.database.close()
            try print(logins)
        } catch let error as DatabaseError {
            throw Complaint.missing("the database refuses: \(error)")
        }
    }

    private func day() throws -> CivilDate {
        guard let today else { return Clock.system.today }
        guard let day = CivilDate(iso: today) else { throw Complaint.usage("--today: “\(today)” is not a day; write YYYY-MM-DD") }
        return day
    }

    private static func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    private func print(_ logins: [Demo.Login]) throws {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            Swift.print(String(decoding: try encoder.encode(LoginDocument(logins: logins.map(LoginLine.init))), as: UTF8.self))
        case .text:
            Swift.print("Demo-Zugänge. Diese Passwörter sind öffentlich und nur für die erfundenen Daten gedacht.")
            for (office, people) in Dictionary(grouping: logins, by: \.office).sorted(by: { $0.key > $1.key }) { tell(office, people) }
        }
    }

    private func tell(_ office: String, _ people: [Demo.Login]) {
        Swift.print("\n\(office)")
        for role in Role.allCases {
            let names = people.filter { $0.role == role }
            guard let first = names.first else { continue }
            Swift.print("  \(pad(role.german, 24))Passwort \(pad(first.password, 24))\(names.map(\.login).joined(separator: ", "))")
        }
    }

    private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
}

private struct LoginDocument: Encodable {
    let logins: [LoginLine]
}

private struct LoginLine: Encodable {
    let office: String
    let role: String
    let name: String
    let person: String
    let password: String

    init(_ login: Demo.Login) {
        office = login.office
        role = login.role.rawValue
        name = login.login
        person = login.person
        password = login.password
    }
}
