import Testing

@testable import Catalogue

/// Three layers: the federal programmes, a Land above them, an office above both.
struct Layers {
    var bund = Layers.settings("bund", [])
    var land = Layers.settings("land", ["bund"])
    var office = "schema: 1\noffice: O\nlanguages: [de]\nextends: [land]\n"
    var officeFile = "schema: 1\nrelations: {}\n"
    var extra: [CatalogueFile] = []

    static func settings(_ name: String, _ extends: [String]) -> String {
        "schema: 1\ncatalogue: \(name)\nlanguages: [de]\nextends: [\(extends.joined(separator: ", "))]\n"
    }

    static let programme = """
        schema: 1
        programme: p
        title: {de: "P"}
        help: return
        valid: {from: 2000-01-01}
        parameters:
          rate:
            unit: EUR
            values:
              - {from: 2000-01-01, to: 2019-12-31, value: "50.00", source: leaflet}
              - {from: 2020-01-01, value: "100.00", source: leaflet}
        rules:
          young: {text: {de: "jung"}, when: {field: a, is: true}, source: leaflet}
        offers:
          x: {form: cash, per: person, when: {all: [{rule: young}, {field: destination, in: set:land}]}, amount: param:rate, source: leaflet}
        tests:
          - {name: a young person, anchor: 2025-06-30, household: {destination: GM}, persons: [{a: true}], expect: {"1.x": yes}}
        """

    static let vocabulary = """
        schema: 1
        fields:
          destination: {of: household, type: code, list: iso-3166-1, effort: 1, ask: {de: "Zielland?"}}
          a: {of: person, type: flag, effort: 1, ask: {de: "A?"}}
        sets:
          land: {code_list: iso-3166-1, versions: [{from: 2000-01-01, values: [GM], source: leaflet}]}
        sources:
          leaflet: {title: "Merkblatt"}
        """

    var files: [CatalogueFile] {
        [
            CatalogueFile(path: "catalogue.yaml", text: office), CatalogueFile(path: "own.yaml", text: officeFile),
            CatalogueFile(path: "../land/catalogue.yaml", text: land), CatalogueFile(path: "../bund/catalogue.yaml", text: bund),
            CatalogueFile(path: "../bund/vocabulary.yaml", text: Self.vocabulary), CatalogueFile(path: "../bund/p.yaml", text: Self.programme),
        ] + extra
    }

    func read() throws -> Catalogue { try Samples.catalogue(files) }

    func refusal() throws -> Diagnosis {
        guard case .failure(let diagnoses) = Catalogue.read(files) else {
            Issue.record("the catalogue was read")
            throw Missing()
        }
        return try #require(diagnoses.errors.first)
    }

    struct Missing: Error {}

    func total(_ day: String, destination: String = "GM") throws -> String? {
        let catalogue = try read()
        let text = "anchor: \(day)\nhousehold: {destination: \(destination)}\npersons: [{a: true}]\n"
        return catalogue.assess(try catalogue.household(CatalogueFile(path: "h.yaml", text: text)).get()).total(of: "p.x")?.text
    }
}

@Suite struct LayerTests {
    @Test func layersStandUponEachOtherInOrder() throws {
        let catalogue = try Layers().read()
        #expect(catalogue.layers.map(\.id) == ["bund", "land", "office"])
        #expect(catalogue.layers.map(\.directory) == ["../bund", "../land", ""])
        #expect(catalogue.office == "O")
        #expect(catalogue.offer("p.x") != nil)
        #expect(catalogue.warnings.isEmpty)
    }

    @Test func everyLayerCountsForTheHash() throws {
        let whole = try Layers().read().hash
        var layers = Layers()
        layers.extra = [CatalogueFile(path: "../land/more.yaml", text: "schema: 1\nsources: {more: {title: \"Mehr\"}}\n")]
        #expect(try layers.read().hash != whole)
    }

    @Test func aCatalogueWithoutLayersHasOne() throws {
        let catalogue = try SmallCatalogue.offer(when: "{field: a, is: true}").read()
        #expect(catalogue.layers.count == 1)
    }

    @Test func theSameNameInTwoLayersIsRefusedWithBothPlaces() throws {
        var layers = Layers()
        layers.officeFile = "schema: 1\nsources: {leaflet: {title: \"Anderes\"}}\n"
        let refusal = try layers.refusal()
        #expect(refusal.code == .sameNameTwice)
        #expect((refusal.file, refusal.line) == ("own.yaml", 2))
        #expect(refusal.hint?.contains("../bund/vocabulary.yaml:8") == true)
        #expect(refusal.hint?.contains("replaces: bund") == true)
    }

    @Test func aProgrammeIsReplacedOnlyWithReasonAndSource() throws {
        var layers = Layers()
        let changed = Layers.programme.replacing("100.00", with: "120.00")
        layers.extra = [CatalogueFile(path: "p.yaml", text: changed)]
        #expect(try layers.refusal().code == .sameNameTwice)
        let head = "programme: p\nreplaces: bund\n"
        layers.extra = [CatalogueFile(path: "p.yaml", text: changed.replacing("programme: p\n", with: head))]
        let unfounded = try layers.refusal()
        #expect((unfounded.code, unfounded.line) == (.wrongShape, 3))
        layers.extra = [
            CatalogueFile(
                path: "p.yaml",
                text: changed.replacing("programme: p\n", with: head + "reason: {de: \"Vertrag\", en: \"contract\"}\nsource: leaflet\n"))
        ]
        #expect(try layers.total("2025-06-30") == "120.00")
        let catalogue = try layers.read()
        let overlay = try #require(catalogue.overlays.first)
        #expect((overlay.id, overlay.layer, overlay.below, overlay.reason.de) == ("p", "office", "bund", "Vertrag"))
        #expect((overlay.place, overlay.placeBelow) == ("p.yaml:2:12", "../bund/p.yaml:2:12"))
        #expect(catalogue.warnings.contains { $0.severity == .info && $0.message.contains("replaces the one of layer 'bund'") })
    }

    @Test func whatNamesNothingBelowReplacesNothing() throws {
        var layers = Layers()
        layers.officeFile = "schema: 1\nsources: {other: {title: \"Anderes\", replaces: bund, reason: {de: \"so\"}}}\n"
        #expect(try layers.refusal().message == "there is no source 'other' in a layer below to replace")
        layers.officeFile = "schema: 1\nsources: {leaflet: {title: \"Anderes\", replaces: land, reason: {de: \"so\"}}}\n"
        #expect(try layers.refusal().message == "unknown layer 'land'")
    }

    @Test func aSourceIsReplaced() throws {
        var layers = Layers()
        layers.officeFile = "schema: 1\nsources: {leaflet: {title: \"Neuauflage\", replaces: bund, reason: {de: \"neu gedruckt\"}}}\n"
        #expect(try layers.read().sources["leaflet"]?.title == "Neuauflage")
    }

    @Test func anAddedValueCountsFromItsDayAndLeavesTheDaysBeforeAlone() throws {
        var layers = Layers()
        layers.officeFile = """
            schema: 1
            adds_to:
              programmes:
                p: {parameters: {rate: {values: [{from: 2026-01-01, value: "130.00", source: leaflet}]}}}
              sets:
                land: {versions: [{from: 2026-01-01, values: [GM, SN], source: leaflet}]}
            """
        #expect(try layers.total("2019-12-31") == "50.00")
        #expect(try layers.total("2025-12-31") == "100.00")
        #expect(try layers.total("2026-01-01") == "130.00")
        #expect(try layers.total("2025-12-31", destination: "SN") == "0.00")
        #expect(try layers.total("2026-01-01", destination: "SN") == "130.00")
        #expect(try layers.read().overlays.map(\.id) == ["land", "p.rate"])
    }

    @Test func anAdditionNeverChangesAPeriodThatIsClosed() throws {
        var layers = Layers()
        layers.officeFile = """
            schema: 1
            adds_to: {programmes: {p: {parameters: {rate: {values: [{from: 2010-01-01, to: 2010-12-31, value: "130.00", source: leaflet}]}}}}}
            """
        let refusal = try layers.refusal()
        #expect(refusal.code == .overlappingValues)
        #expect(refusal.file == "own.yaml")
    }

    @Test func anOfficeAddsRulesOffersAndTestsToAProgramme() throws {
        var layers = Layers()
        layers.officeFile = """
            schema: 1
            adds_to:
              programmes:
                p:
                  rules: {also: {text: {de: "auch"}, when: {rule: young}, source: leaflet}}
                  offers: {y: {form: service, per: person, when: {rule: also}, source: leaflet}}
                  tests:
                    - {name: y, anchor: 2025-06-30, persons: [{a: true}], expect: {"1.y": yes}}
            """
        let trials = try layers.read().runTests()
        #expect(trials.map(\.verdict) == [.passed, .passed])
        #expect(trials.map(\.file) == ["../bund/p.yaml", "own.yaml"])
        layers.officeFile = "schema: 1\nadds_to: {programmes: {p: {rules: {young: {text: {de: \"x\"}, when: {field: a, is: true}}}}}}\n"
        #expect(try layers.refusal().message == "the rule 'young' is there already")
    }

    @Test(arguments: [
        ("adds_to: {programmes: {q: {}}}", "unknown programme 'q'"), ("adds_to: {sets: {lant: {versions: []}}}", "unknown set 'lant'"),
        ("adds_to: {fields: {}}", "unknown key 'fields' in 'adds_to'"),
        ("adds_to: {programmes: {p: {title: {de: \"Q\"}}}}", "unknown key 'title' in what is added to a programme"),
        ("adds_to: {sets: {land: {versions: [{values: [SN]}]}}}", "an added version says from which day it counts"),
    ])
    func anAdditionThatFitsNowhereIsSaid(text: String, message: String) throws {
        var layers = Layers()
        layers.officeFile = "schema: 1\n\(text)\n"
        let refusal = try layers.refusal()
        #expect(refusal.message == message)
        #expect((refusal.file, refusal.line) == ("own.yaml", 2))
    }

    @Test(arguments: [
        ("[nowhere]", "unknown layer 'nowhere'"), ("[lant]", "unknown layer 'lant'"),
        ("[../../etc]", "the layer '../../etc' lies outside the directory that holds the catalogue"),
        ("[/etc]", "the layer '/etc' lies outside the directory that holds the catalogue"),
        ("land", "'extends' is a list of layers, not text"),
    ])
    func aLayerThatIsNotThereIsSaidWithItsPlace(extends: String, message: String) throws {
        var layers = Layers()
        layers.office = layers.office.replacing("[land]", with: extends)
        let refusal = try layers.refusal()
        #expect(refusal.message == message)
        #expect((refusal.file, refusal.line) == ("catalogue.yaml", 4))
    }

    @Test func aCircleOfLayersIsSaidWithItsPath() throws {
        var layers = Layers()
        layers.bund = Layers.settings("bund", ["land"])
        let refusal = try layers.refusal()
        #expect(refusal.code == .cycle)
        #expect(refusal.message == "layers stand upon each other in a circle: ../land → ../bund → ../land")
    }

    @Test func twoLayersOfOneNameAreRefused() throws {
        var layers = Layers()
        layers.land = Layers.settings("bund", ["bund"])
        #expect(try layers.refusal().message == "two layers are called 'bund'")
    }

    @Test func aPathIsTakenFromTheLayersOwnDirectory() {
        #expect(LayerPath.resolve("bund", from: "") == "../bund")
        #expect(LayerPath.resolve("bund", from: "../land") == "../bund")
        #expect(LayerPath.resolve("../bund", from: "../land") == "../bund")
        #expect(LayerPath.resolve("./layers/bund", from: "") == "layers/bund")
        #expect(LayerPath.resolve("../../bund", from: "layers/land") == "bund")
        #expect(LayerPath.resolve("../../bund", from: "") == nil)
        #expect(LayerPath.resolve("..", from: "") == nil)
    }
}
