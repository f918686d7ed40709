public import Catalogue
import Foundation

/// A catalogue's directory on disk, with the layers it stands upon in directories beside it.
public struct CatalogueDirectory: Sendable {
    public let path: String
    public init(_ path: String) { self.path = path }

    /// Every YAML file of the catalogue and of its layers, each layer in the order of its paths; files of a layer beside it
    /// are named `../bayern/…`. A subdirectory with settings of its own is a layer, and is read only where somebody stands
    /// upon it. Nothing outside the directory that holds the catalogue is opened. Throws `Unreadable`.
    public func files() throws -> [CatalogueFile] {
        var files: [CatalogueFile] = []
        var open = [""]
        var seen: Set<String> = [""]
        while let layer = open.popLast() {
            let own = try self.files(ofLayer: layer)
            files += own
            for below in own.flatMap({ $0.layersBelow() }) where seen.insert(below).inserted && isLayer(below) { open.append(below) }
        }
        return files
    }

    private func files(ofLayer layer: String) throws -> [CatalogueFile] {
        let directory = directory(ofLayer: layer)
        guard let walk = FileManager.default.enumerator(atPath: directory) else { throw Unreadable(path: directory) }
        let all = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") }.sorted()
        let settings = "/" + CatalogueFile.layerSettings
        let others = all.filter { $0.hasSuffix(settings) }.map { $0.dropLast(CatalogueFile.layerSettings.count) }
        let names = all.filter { name in !others.contains { name.hasPrefix($0) } }
        guard !names.isEmpty else { throw Unreadable(path: directory) }
        return try names.map { name in
            guard let data = FileManager.default.contents(atPath: directory + "/" + name), let text = String(validating: data, as: UTF8.self) else {
                throw Unreadable(path: directory + "/" + name)
            }
            return CatalogueFile(path: layer.isEmpty ? name : layer + "/" + name, text: text)
        }
    }

    private func directory(ofLayer layer: String) -> String { layer.isEmpty ? path : path + "/" + layer }

    /// Whether a layer's directory is there and really lies beside or below the catalogue, links followed.
    private func isLayer(_ layer: String) -> Bool {
        let directory = directory(ofLayer: layer)
        guard FileManager.default.fileExists(atPath: directory + "/" + CatalogueFile.layerSettings) else { return false }
        let root = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
        let real = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
        return real.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }

    public struct Unreadable: Error, CustomStringConvertible {
        public let path: String
        public var description: String { "\(path) holds no catalogue that can be read (YAML files in UTF-8)" }
    }
}
