// Stands in until the engine moves in; delete this file with it.
public struct Wording: Sendable { public var de: String }
public struct Programme: Sendable {
    public let title: Wording
    public let hasLegalClaim: Bool
}
public struct Offer: Sendable { public let title: Wording }
public struct CatalogueFile: Sendable, Codable {
    public let path: String
    public let text: String
}
public struct Catalogue: Sendable {
    public func offer(_ id: String) -> Offer? { nil }
    public func programme(_ id: String) -> Programme? { nil }
    public func evidenceTitle(_ id: String) -> Wording { Wording(de: id) }
}
