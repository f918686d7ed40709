import ArgumentParser
import Foundation
import Store
import Vault

/// How a command ends when it cannot do what it was asked: one line on standard error, and a status scripts can read.
struct Complaint: Error {
    let status: Int32
    let sentence: String

    /// The input was understood and the answer is "no".
    static func no(_ sentence: String) -> Complaint { Complaint(status: 1, sentence: sentence) }
    /// Wrong usage or unreadable input.
    static func usage(_ sentence: String) -> Complaint { Complaint(status: 2, sentence: sentence) }
    /// The database or a needed part is missing or refuses.
    static func missing(_ sentence: String) -> Complaint { Complaint(status: 3, sentence: sentence) }
}

/// A command whose complaints become one line and an exit status.
protocol Speaking: AsyncParsableCommand {
    func speak() async throws
}

extension Speaking {
    mutating func run() async throws {
        do {
            try await speak()
        } catch let complaint as Complaint {
            try end(with: complaint)
        } catch let error as DatabaseError {
            try end(with: .missing("the database refuses: \(error)"))
        } catch let error as VaultError {
            try end(with: .missing("\(error)"))
        }
    }

    private func end(with complaint: Complaint) throws {
        if !complaint.sentence.isEmpty { FileHandle.standardError.write(Data(("neuanfang: " + complaint.sentence + "\n").utf8)) }
        throw ExitCode(complaint.status)
    }
}

enum OutputFormat: String, ExpressibleByArgument { case text, json }
