import Basics
public import Catalogue

/// The catalogue in force. A new one takes its place only when all of it reads without an error.
public final class CatalogueShelf: Sendable {
    private let state: Locked<Shelved>

    private struct Shelved {
        var catalogue: Catalogue
        var files: [CatalogueFile]
    }

    /// The files the catalogue was read from are kept with every decision made under it.
    public init(_ catalogue: Catalogue, files: [CatalogueFile]) { state = Locked(Shelved(catalogue: catalogue, files: files)) }

    public var current: Catalogue { state.withLock { $0.catalogue } }
    var files: [CatalogueFile] { state.withLock { $0.files } }
}
