/// The letters an office can write. A template that is broken is not offered; the others are.
public struct LetterTemplates: Sendable {
    public let all: [LetterTemplate]
    /// What is wrong in the files, with place and mend.
    public let findings: Diagnoses

    /// No letters at all.
    public init() { (all, findings) = ([], Diagnoses(all: [])) }

    /// Reads `letters/templates`, one letter a file.
    public init(_ files: [CatalogueFile]) {
        var (all, found): ([LetterTemplate], [Diagnosis]) = ([], [])
        for file in files {
            let findings = Findings()
            if let tree = Document.read(file, findings), let template = LetterReader(findings: findings).template(tree) {
                if all.contains(where: { $0.id == template.id }) {
                    findings.add(.sameNameTwice, at: tree["letter"]?.place ?? tree.place, "the letter '\(template.id)' is there twice")
                } else {
                    all.append(template)
                }
            }
            found += findings.sorted.all
        }
        self.all = all.sorted { $0.title < $1.title }
        findings = Diagnoses(all: found)
    }

    public subscript(id: String) -> LetterTemplate? { all.first { $0.id == id } }
}
