import ArgumentParser
import Basics
import Catalogue
import Foundation
import Office

struct LintCatalogue: Speaking {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Checks a catalogue and says with its place what is wrong or doubtful, and the mend.",
        discussion: """
            Exit 0: nothing to mend; what is left is for information, or explained under 'accepted'. Exit 1: errors or warnings.
            Exit 2: the files are refused as a whole, or the command was used wrongly.
            """)
    @Argument(help: "Directory of the catalogue.") var directory: String?
    @Flag(help: "Prints one JSON document.") var json = false
    @Flag(help: "Also changes each constant and condition by one step and says which change no test notices; slow.") var mutate = false
    @Option(help: "The day reviews are measured by; YYYY-MM-DD, today if not given.") var on: String?

    func speak() async throws {
        let folder = CatalogueOnDisk.directory(directory)
        let report = Catalogue.lint(
            try CatalogueOnDisk.files(folder), on: try day(), copies: CatalogueOnDisk.copies(folder), mutate: mutate)
        print(json ? report.json : text(report))
        guard report.catalogue != nil else {
            throw Complaint(
                status: 2,
                sentence: report.findings.first { $0.severity == .error }?.oneLine ?? "\(folder.path): the catalogue is refused as a whole")
        }
        guard report.isClean else { throw Complaint.no("\(report.count(.error)) errors, \(report.count(.warning)) warnings") }
    }

    private func day() throws -> CivilDate {
        guard let on else { return Clock.system.today }
        guard let day = CivilDate(iso: on) else { throw Complaint.usage("--on: “\(on)” is not a day; write YYYY-MM-DD") }
        return day
    }

    private func text(_ report: LintReport) -> String {
        var lines = report.findings.map { $0.severity == .info ? "\($0.headline)" + ($0.hint.map { "; " + $0 } ?? "") : $0.rendered }
        lines += report.accepted.map { accepted in
            let review = accepted.reviewBy.map { ", to be looked at again by \($0.iso)" } ?? ""
            return "\(accepted.finding.headline)\n  accepted by \(accepted.by)\(review): \(accepted.because.en)"
        }
        guard let book = report.catalogue else { return lines.joined(separator: "\n") }
        let counts =
            "\(report.count(.error)) errors, \(report.count(.warning)) warnings, \(report.count(.info)) infos, \(report.accepted.count) accepted"
        return (lines + ["\(book.programmes.count) programmes, \(book.offers.count) offers: \(counts)"]).joined(separator: "\n")
    }
}
