import Basics

/// Reads the trees of a catalogue in the order they need each other.
final class CatalogueReading {
    private let findings: Findings
    private let compiler: Compiler
    private var office = ""
    private var languages = ["de", "en"]
    private var reviewed: Set<String> = ["de"]

    init(_ findings: Findings) {
        self.findings = findings
        compiler = Compiler(findings)
    }

    func read(_ trees: [Tree]) {
        let kinds = [
            "programme", "plan", "fields", "sets", "sources", "relations", "evidence", "holidays", "centres", "housing", "adds_to", "office",
        ]
        for tree in trees {
            findings.checkSchema(tree)
            if tree["programme"] != nil || tree["plan"] != nil { continue }
            let keys =
                tree["office"] != nil || tree["languages"] != nil
                ? ["schema", "catalogue", "title", "office", "languages", "reviewed", "time_zone", "leap_day", "extends", "accepted"]
                : ["schema", "accepted"] + (tree["housing"] == nil ? [] : ["tests"]) + kinds.dropFirst(2)
            guard let map = Keyed(tree, "this file", keys: keys, findings) else { continue }
            if !kinds.contains(where: { map[$0] != nil }), map["languages"] == nil {
                findings.add(.wrongShape, at: tree.place, "the file says nothing", hint: "one of: \(kinds.joined(separator: ", "))")
            }
            if keys.contains("office") { readSettings(map) }
        }
        readVocabulary(trees)
        readProgrammes(trees)
        for tree in trees where tree["plan"] != nil { compiler.read(plan: tree) }
        for tree in trees where tree["programme"] == nil { if let centres = tree["centres"] { compiler.read(centres: centres) } }
        for tree in trees where tree["programme"] == nil { read(housing: tree) }
        for tree in trees { if let relations = tree["relations"] { compiler.read(relations: relations) } }
        compiler.finish()
    }

    private func readSettings(_ map: Keyed) {
        office = findings.text(map["office"], "'office'") ?? office
        if map["languages"] != nil { languages = findings.names(map["languages"], "'languages'").map(\.name) }
        for (name, place) in findings.names(map["reviewed"], "'reviewed'") {
            if languages.contains(name) { reviewed.insert(name) } else { findings.unknown("language", name, at: place, among: languages) }
        }
        if let leap = map["leap_day"], leap.text != "march_first" {
            findings.add(
                .wrongShape, at: leap.place, "a year after 29 February is full on 1 March", hint: "write 'leap_day: march_first', or leave it out")
        }
    }

    private func readVocabulary(_ trees: [Tree]) {
        for tree in trees where tree["programme"] == nil {
            if let sources = tree["sources"] { compiler.sources.read(sources, findings) }
            if let evidence = tree["evidence"] { compiler.book.vocabulary.read(evidence: evidence, findings) }
            if let fields = tree["fields"] { compiler.book.vocabulary.read(fields: fields, findings) }
        }
        for tree in trees where tree["programme"] == nil { if let sets = tree["sets"] { compiler.read(sets: sets) } }
        for tree in trees where tree["programme"] == nil { if let holidays = tree["holidays"] { compiler.read(holidays: holidays) } }
    }

    private func read(housing tree: Tree) {
        guard let housing = tree["housing"] else { return }
        compiler.read(housing: housing)
        compiler.book.housing.tests += HousingTestReader(findings: findings).tests(tree["tests"])
    }

    private func readProgrammes(_ trees: [Tree]) {
        let trees = trees.filter { $0["programme"] != nil }.sorted { ($0["programme"]?.text ?? "") < ($1["programme"]?.text ?? "") }
        for tree in trees { compiler.announce(tree) }
        let drafts = compiler.drafts.values.sorted { $0.number < $1.number }
        for draft in drafts { compiler.numberOffers(of: draft) }
        for draft in drafts { compiler.read(draft) }
        let reader = HouseholdReader(compiler.book.vocabulary, findings)
        for draft in drafts {
            guard compiler.book.programmes.indices.contains(draft.number) else { continue }
            compiler.book.programmes[draft.number].tests = (draft.tree["tests"]?.list ?? []).compactMap { reader.programmeTest($0) }
        }
    }

    var places: ConditionPlaces { compiler.places }

    func catalogue(hash: String, pages: CataloguePages, layers: [CatalogueLayer], overlays: [CatalogueOverlay]) -> Catalogue {
        Catalogue(
            hash: hash, office: office, languages: languages, reviewedLanguages: reviewed, layers: layers, overlays: overlays,
            sources: compiler.sources.all, warnings: findings.sorted.all, rules: Rules(compiler.book), pages: pages)
    }
}

extension Findings {
    /// Every file says by which schema it was written.
    func checkSchema(_ tree: Tree) {
        guard let schema = tree["schema"] else {
            add(.schemaVersion, at: tree.place, "the file does not say its schema", hint: "begin it with 'schema: 1'")
            return
        }
        if schema.text != "1" {
            add(
                .schemaVersion, at: schema.place, "this engine reads schema 1, the file has '\(schema.text ?? schema.kind)'",
                hint: "write 'schema: 1', or use the version of the program the file was written for")
        }
    }
}
