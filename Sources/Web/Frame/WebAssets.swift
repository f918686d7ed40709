import Crypto
import Markup

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Style sheet, script and icon, read once at start; their addresses carry a hash of the content, so browsers keep them for good.
public struct WebAssets: Sendable {
    public struct Missing: Error, CustomStringConvertible {
        public let description: String
    }

    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
        let address: String
    }

    private let byName: [String: Asset]
    private let byAddress: [String: Asset]
    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2",
    ]
    private static let needed = ["app.css", "app.js", "icon.svg"]

    /// Reads the directory `web/`; other kinds of file in it are passed over.
    public init(directory: String) throws {
        var byName: [String: Asset] = [:]
        for name in Self.needed where !FileManager.default.isReadableFile(atPath: "\(directory)/\(name)") {
            throw Missing(description: "\(directory)/\(name) is missing or unreadable; the pages need it")
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
            let parts = name.split(separator: ".")
            guard parts.count == 2, let type = Self.types[String(parts[1])], let data = FileManager.default.contents(atPath: "\(directory)/\(name)")
            else {
                continue
            }
            let hash = SHA256.hash(data: data).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            byName[name] = Asset(bytes: Array(data), type: type, address: "\(parts[0]).\(hash).\(parts[1])")
        }
        self.byName = byName
        byAddress = Dictionary(uniqueKeysWithValues: byName.values.map { ($0.address, $0) })
    }

    /// `/assets/app.0123456789abcdef.css` for `app.css`.
    func link(_ name: String) -> Link { "/assets/\(byName[name]?.address ?? name)" }

    func asset(at address: String) -> Asset? { byAddress[address] }
}
