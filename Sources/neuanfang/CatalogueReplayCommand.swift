import ArgumentParser
import Basics
import Foundation
import Office

struct ReplayCatalogue: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Puts every stored check through the catalogue it was made with, and compares byte for byte.",
        discussion: "Exit 1 where one comes out differently; each is named with the reason. Nothing is written.")
    @OptionGroup var installation: Installation
    @Option var format = OutputFormat.text

    func speak() async throws {
        let verdicts = try await installation.open().replayChecks()
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(verdicts), as: UTF8.self))
        case .text: for verdict in verdicts { tell(verdict) }
        }
        let different = verdicts.reduce(0) { $0 + $1.differences.count }
        if different > 0 { throw Complaint.no("\(different) checks do not come out as they were stored") }
    }

    private func tell(_ verdict: ReplayVerdict) {
        print("\(verdict.office): \(verdict.equal) Prüfungen gleich, \(verdict.differences.count) anders, \(verdict.erased) gelöscht")
        for difference in verdict.differences {
            print(
                "  \(difference.file), \(difference.madeAt.local.day.german), \(difference.check.text): \(difference.reason.german) (\(difference.detail))"
            )
        }
    }
}

extension ReplayVerdict.Difference.Reason {
    var german: String {
        switch self {
        case .engineChanged: "eine andere Fassung des Rechenwerks"
        case .catalogueMissing: "der Katalog fehlt"
        case .catalogueChanged: "der Katalog wurde verändert"
        case .sealBroken: "das Gespeicherte wurde verändert"
        case .differentBytes: "das Ergebnis ist ein anderes"
        }
    }
}
