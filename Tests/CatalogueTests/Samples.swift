import Basics
import Foundation
import Testing

@testable import Catalogue

/// The worked programmes of the fixtures, and households made by hand.
enum Samples {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/catalogue")

    static func file(_ path: String) throws -> CatalogueFile {
        CatalogueFile(path: path, text: try String(contentsOf: folder.appending(path: path), encoding: .utf8))
    }

    static let paths = [
        "vocabulary/fields.yaml", "sources.yaml", "programmes/coming-home.yaml", "programmes/integplan.yaml", "programmes/perspektive-heimat.yaml",
        "relations/return.yaml",
    ]

    static func files() throws -> [CatalogueFile] { try paths.map(file) }

    /// The catalogue of the fixtures, with a part of one file replaced.
    static func files(_ path: String, replacing old: String, with new: String) throws -> [CatalogueFile] {
        try files().map { file in
            guard file.path == path else { return file }
            try #require(file.text.contains(old))
            return CatalogueFile(path: path, text: file.text.replacing(old, with: new))
        }
    }

    static func catalogue(_ files: [CatalogueFile]) throws -> Catalogue {
        switch Catalogue.read(files) {
        case .success(let catalogue): return catalogue
        case .failure(let diagnoses):
            Issue.record("\(diagnoses.rendered)")
            throw diagnoses
        }
    }

    static func catalogue() throws -> Catalogue { try catalogue(files()) }

    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }
}
