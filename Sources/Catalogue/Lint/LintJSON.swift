import Basics

extension LintReport {
    /// The document of `catalogue lint --json`: one finding per entry, accepted ones among them with their reason.
    public var json: String {
        let entries = findings.map { $0.json(nil) } + accepted.map { $0.finding.json($0) }
        let counts = [("error", Diagnosis.Severity.error), ("warning", .warning), ("info", .info)].map { ($0.0, JSONText.number(count($0.1))) }
        return JSONText.object([
            ("schema", .number(1)), ("catalogue", catalogue.map { .text($0.hash) } ?? .null),
            ("counts", .object(counts + [("accepted", .number(accepted.count))])), ("findings", .list(entries)),
        ]).compact
    }
}

extension Diagnosis {
    func json(_ accepted: LintReport.Accepted?) -> JSONText {
        var entries: [(String, JSONText)] = [
            ("code", .text(code.rawValue)), ("level", .text(severity.rawValue)), ("file", .text(file)), ("line", .number(line)),
            ("column", .number(column)), ("at", .text(path)), ("message", .text(message)), ("mend", hint.map { .text($0) } ?? .null),
            ("witness", witness.map { .text($0) } ?? .null),
            ("related", .list(related.map(\.json))),
        ]
        if let accepted {
            entries.append(
                (
                    "accepted",
                    .object([
                        ("because", .text(accepted.because.de)), ("by", .text(accepted.by)),
                        ("review_by", accepted.reviewBy.map { .text($0.iso) } ?? .null),
                    ])
                ))
        }
        return .object(entries)
    }
}

extension Diagnosis.Related {
    var json: JSONText {
        .object([("file", .text(file)), ("line", .number(line)), ("column", .number(column)), ("message", .text(message))])
    }
}
