import ArgumentParser
import Catalogue
import Foundation
import Office
import Papers
import Store

struct Doctor: Speaking {
    static let configuration = CommandConfiguration(
        abstract: "Looks after the parts: database, keys, catalogue, log, letter press. Exit 3 where one is missing.")
    @OptionGroup var installation: Installation
    @Option(help: "Where a clamd should listen, unix:PATH or HOST:PORT, as for serve.") var scanner: String?
    @Option var format = OutputFormat.text

    /// What was looked at, and how it is.
    private struct Finding: Encodable {
        let part: String
        let isWell: Bool
        let words: String
    }

    func speak() async throws {
        let office = try await installation.open()
        var findings = [Finding(part: "Datenbank", isWell: true, words: "öffnet, Schema aktuell, Schlüssel passt")]
        let catalogue = office.shelf.current
        findings.append(Finding(part: "Katalog", isWell: true, words: "\(catalogue.programmes.count) Programme, \(catalogue.hash.prefix(19))"))
        let verdicts = try await office.verifyLog()
        let broken = verdicts.first { !$0.holds }
        findings.append(
            Finding(
                part: "Protokoll", isWell: broken == nil,
                words: broken?.broken ?? "\(verdicts.reduce(0) { $0 + $1.entries }) Einträge, unverändert"))
        findings.append(await letterPress())
        findings.append(await documentReader())
        if let scanner { findings.append(try await virusScanner(scanner)) }
        try await office.database.close()
        try tell(findings)
    }

    private func letterPress() async -> Finding {
        let press = Installation.press()
        let state = await press.state()
        await press.close()
        switch state {
        case .ready(let version): return Finding(part: "Briefdruck", isWell: true, words: "bereit (\(version))")
        case .missing(let reason):
            return Finding(part: "Briefdruck", isWell: false, words: "fehlt: \(reason) Briefe lassen sich aus dem Browser drucken.")
        }
    }

    private func documentReader() async -> Finding {
        let reader = Installation.documents()
        let state = await reader.state()
        await reader.close()
        switch state {
        case .ready(let version): return Finding(part: "Annahme von Unterlagen", isWell: true, words: "bereit (\(version))")
        case .missing(let reason):
            return Finding(part: "Annahme von Unterlagen", isWell: false, words: "fehlt: \(reason) Unterlagen werden nicht angenommen.")
        }
    }

    private func virusScanner(_ text: String) async throws -> Finding {
        guard let address = ScannerAddress(text) else { throw Complaint.usage("--scanner: “\(text)” is neither unix:PATH nor HOST:PORT") }
        let isThere = await VirusScanner(address).isThere()
        return Finding(
            part: "Virenscanner", isWell: isThere, words: isThere ? "antwortet" : "antwortet nicht; neue Unterlagen bleiben in Quarantäne")
    }

    private func tell(_ findings: [Finding]) throws {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print(String(decoding: try encoder.encode(findings), as: UTF8.self))
        case .text: for finding in findings { print("\(finding.isWell ? "✓" : "✗") \(finding.part): \(finding.words)") }
        }
        if findings.contains(where: { !$0.isWell }) { throw Complaint(status: 3, sentence: "") }
    }
}
