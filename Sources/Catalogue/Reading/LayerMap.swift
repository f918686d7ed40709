/// One directory of a catalogue that others stand upon.
public struct CatalogueLayer: Sendable, Hashable, Identifiable {
    /// `catalogue:` of its settings, or the name of its directory; `office` for the uppermost without either.
    public let id: String
    public let title: Wording
    /// As seen from the uppermost layer: empty for itself, `../bayern` for one beside it.
    public let directory: String
    /// Directories of the layers it stands upon, directly or through others.
    let below: Set<String>
}

/// Finds the layers among the files of a catalogue: a layer is a directory with a `catalogue.yaml`, and names those below it in `extends`.
struct LayerMap {
    private(set) var layers: [CatalogueLayer] = []
    private let findings: Findings
    private var settings: [String: Tree] = [:]
    private var path: [String] = []
    private var done: Set<String> = []

    init(_ trees: [Tree], _ findings: Findings) {
        self.findings = findings
        for tree in trees {
            let file = findings.path(of: tree.place)
            if LayerPath.name(of: file) == LayerPath.settings { settings[LayerPath.directory(of: file)] = tree }
        }
        visit("", nil)
        checkNames()
    }

    /// The layer a file belongs to: the nearest directory above it that is one.
    func layer(ofFile file: String) -> Int {
        var directory = LayerPath.directory(of: file)
        while true {
            if let number = layers.firstIndex(where: { $0.directory == directory }) { return number }
            guard !directory.isEmpty else { return layers.count - 1 }
            directory = LayerPath.directory(of: directory)
        }
    }

    /// Puts a layer behind all it stands upon; each once.
    private mutating func visit(_ directory: String, _ reference: Tree?) {
        if let start = path.firstIndex(of: directory), let reference {
            let circle = (path[start...] + [directory]).map { $0.isEmpty ? "." : $0 }.joined(separator: " → ")
            findings.add(.cycle, at: reference.place, "layers stand upon each other in a circle: \(circle)", hint: "take one 'extends' out")
            return
        }
        guard !done.contains(directory) else { return }
        done.insert(directory)
        path.append(directory)
        var below: Set<String> = []
        for (name, item) in references(directory) {
            guard let lower = target(name, item, from: directory) else { continue }
            visit(lower, item)
            below.formUnion(layers.first { $0.directory == lower }?.below.union([lower]) ?? [])
        }
        path.removeLast()
        let tree = settings[directory]
        let id = tree?["catalogue"]?.text ?? (directory.isEmpty ? "office" : LayerPath.name(of: directory))
        layers.append(
            CatalogueLayer(id: id, title: findings.wording(tree?["title"], "'title'") ?? .none, directory: directory, below: below))
    }

    private func references(_ directory: String) -> [(String, Tree)] {
        guard let extends = settings[directory]?["extends"] else { return [] }
        guard let items = extends.list else {
            findings.add(.wrongShape, at: extends.place, "'extends' is a list of layers, not \(extends.kind)", hint: "write 'extends: [bayern]'")
            return []
        }
        return items.compactMap { item in findings.text(item, "a layer").map { ($0, item) } }
    }

    private func target(_ name: String, _ item: Tree, from directory: String) -> String? {
        guard let lower = LayerPath.resolve(name, from: directory) else {
            findings.add(
                .unknownName, at: item.place, "the layer '\(name)' lies outside the directory that holds the catalogue",
                hint: "put it beside the catalogue and name it '\(LayerPath.name(of: name))'")
            return nil
        }
        guard lower.isEmpty || settings[lower] != nil else {
            findings.unknown("layer", name, at: item.place, among: settings.keys.filter { !$0.isEmpty }.map(LayerPath.name))
            return nil
        }
        return lower
    }

    private func checkNames() {
        for (number, layer) in layers.enumerated() {
            guard let first = layers.prefix(number).first(where: { $0.id == layer.id }), let tree = settings[layer.directory] else { continue }
            let place = tree["catalogue"]?.place ?? tree.place
            let other = settings[first.directory].map { findings.short($0.place) } ?? first.directory
            findings.add(
                .sameNameTwice, at: place, "two layers are called '\(layer.id)'", hint: "the other is \(other); give one another 'catalogue:'")
        }
    }
}

/// Paths of layers, as seen from the uppermost one; nothing here looks at a disk.
enum LayerPath {
    static let settings = "catalogue.yaml"

    static func directory(of path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }

    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// A bare name is a directory beside the layer; anything with a slash is a path from the layer's own directory.
    /// Nil where it leaves the directory that holds the uppermost layer.
    static func resolve(_ name: String, from directory: String) -> String? {
        guard !name.hasPrefix("/"), !name.isEmpty else { return nil }
        let start = directory.split(separator: "/").map(String.init)
        let relative = name.contains("/") || name == ".." || name == "." ? name : "../" + name
        var parts: [String] = start
        for step in relative.split(separator: "/").map(String.init) where step != "." {
            if step == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(step) }
        }
        guard parts.prefix(while: { $0 == ".." }).count <= 1, parts != [".."] else { return nil }
        return parts.joined(separator: "/")
    }
}

extension CatalogueFile {
    /// The directories that the settings of a layer name as standing below it, as seen from the uppermost layer.
    /// Whatever is wrong with them is said when the catalogue is read.
    public func layersBelow() -> [String] {
        let findings = Findings()
        guard LayerPath.name(of: path) == LayerPath.settings, let tree = Document.read(self, findings) else { return [] }
        return (tree["extends"]?.list ?? []).compactMap(\.text).compactMap { LayerPath.resolve($0, from: LayerPath.directory(of: path)) }
    }

    /// The name of the file that makes a directory a layer.
    public static let layerSettings = LayerPath.settings
}
