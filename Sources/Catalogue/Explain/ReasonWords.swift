/// What a reason says, made anew each time it is asked for: whoever needs it twice keeps it.
extension Reason {
    public var kind: Kind {
        switch held.topic {
        case .told, .period: .sentence(onePartSuffices: false)
        case .node(let number, _, let scene): scene.kind(number)
        }
    }

    public var text: Wording {
        switch held.topic {
        case .told(let told): told.text
        case .period(let offer, let scene): scene.period(ofOffer: offer)
        case .node(let number, let row, let scene): scene.text(number, row, holds, isPresumed: isPresumed)
        }
    }

    public var fact: FactUsed? {
        guard case .node(let number, let row, let scene) = held.topic, let field = scene.fieldRead(by: number) else { return nil }
        return scene.factUsed(field, row)
    }

    /// Dated values it measures by; none for a rule, whose parts have them.
    public var values: [ValueUsed] {
        guard case .node(let number, _, let scene) = held.topic, scene.isLeaf(number) else { return [] }
        return scene.valuesUsed(scene.book.nodes[number])
    }

    /// Ids in the register of sources.
    public var sources: [String] { held.topic.provenance?.sources ?? values.flatMap(\.sources) }
    public var confidence: Confidence? { held.topic.provenance?.confidence }
    public var assumption: Assumption? { held.topic.provenance?.assumption }

    public var warnings: [Wording] {
        if case .node(let number, _, let scene) = held.topic, let rule = scene.rule(number), scene.isQuiet(rule) { return [] }
        guard let provenance = held.topic.provenance else { return values.flatMap(\.warnings) }
        return held.topic.scene.warnings(provenance)
    }

    /// What to look at where it is a no.
    public var instead: Wording {
        guard case .node(let number, _, let scene) = held.topic, let rule = scene.rule(number) else { return .none }
        return scene.book.rules[rule].instead
    }

    /// Everything it says of itself, for comparing.
    struct Words: Hashable {
        let kind: Kind
        let text: Wording
        let fact: FactUsed?
        let sources: [String]
        let confidence: Confidence?
        let values: [ValueUsed]
        let warnings: [Wording]
        let assumption: Assumption?
        let instead: Wording
    }

    var words: Words {
        Words(
            kind: kind, text: text, fact: fact, sources: sources, confidence: confidence, values: values, warnings: warnings, assumption: assumption,
            instead: instead)
    }
}

extension Reason.Topic {
    var scene: Scene {
        switch self {
        case .node(_, _, let scene), .period(_, let scene): scene
        case .told(let told): told.scene
        }
    }

    /// Where a sentence of the catalogue comes from; nil for a condition.
    var provenance: Provenance? {
        switch self {
        case .told(let told): told.provenance
        case .period(let offer, let scene): scene.book.programmes[scene.book.frames.offers[offer].programme].provenance
        case .node(let number, _, let scene): scene.rule(number).map { scene.book.rules[$0].provenance }
        }
    }

    /// How well the fact a condition looks at is known.
    var standing: Standing? {
        guard case .node(let number, let row, let scene) = self, let field = scene.fieldRead(by: number) else { return nil }
        return scene.standing(field, row)
    }

    /// The fact a condition looks at, where nobody stated it.
    var unstated: FactReference? {
        guard case .node(let number, let row, let scene) = self, let field = scene.fieldRead(by: number), scene.standing(field, row) == nil else {
            return nil
        }
        return scene.reference(field, row)
    }
}
