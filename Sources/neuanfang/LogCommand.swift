import ArgumentParser
import Foundation
import Office

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The log that proves itself.", subcommands: [VerifyLog.self, CheckpointLog.self])
}

struct VerifyLog: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Walks every office's chain and holds it against signed checkpoints. Exit 1 where it does not hold.")
    @OptionGroup var installation: Installation
    @Option(help: "A file of checkpoints that were kept elsewhere; may be given several times.")
    var checkpoint: [String] = []
    @Option var format = OutputFormat.text

    func speak() async throws {
        let kept = try checkpoint.flatMap { path -> [String] in
            guard let data = FileManager.default.contents(atPath: path) else { throw Complaint.usage("\(path) cannot be read") }
            return String(decoding: data, as: UTF8.self).components(separatedBy: "\n---\n").filter { !$0.isEmpty }
        }
        let verdicts = try await installation.open().verifyLog(heldElsewhere: kept)
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(verdicts), as: UTF8.self))
        case .text:
            for verdict in verdicts {
                print("\(verdict.office): \(verdict.entries) Einträge, \(verdict.checkpoints) Prüfpunkte: \(verdict.broken ?? "unverändert")")
            }
        }
        if verdicts.contains(where: { !$0.holds }) { throw Complaint.no("the log was tampered with") }
    }
}

struct CheckpointLog: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Signs the log's present head; keep what it prints on another machine.")
    @OptionGroup var installation: Installation

    func speak() async throws {
        print(try await installation.open().checkpointLog().joined(separator: "\n---\n"))
    }
}
