import Foundation
import Testing

/// The contrast of every pair of colours that meet, computed from the style sheet as it is served (WCAG 2.2, 1.4.3 and 1.4.11).
@Suite struct FrameColourTests {
    private static let texts: [(text: String, ground: String)] = [
        ("ink", "ground"), ("ink", "soft"), ("ink", "brand-soft"), ("ink", "focus"), ("ink", "good-soft"), ("ink", "warn-soft"), ("ink", "bad-soft"),
        ("muted", "ground"), ("muted", "soft"), ("muted", "warn-soft"), ("muted", "good-soft"), ("link", "ground"), ("link", "soft"),
        ("link", "good-soft"),
        ("link", "warn-soft"), ("link", "brand-soft"), ("brand", "ground"), ("brand", "brand-soft"), ("brand-ink", "brand"),
        ("brand-ink", "brand-deep"),
        ("action-ink", "action"), ("action-ink", "action-deep"), ("action-ink", "bad"), ("good", "ground"), ("good", "good-soft"),
        ("warn", "warn-soft"),
        ("bad", "ground"), ("bad", "bad-soft"),
    ]
    private static let edges: [(line: String, ground: String)] = [
        ("edge", "ground"), ("edge", "soft"), ("brand", "ground"), ("good", "good-soft"), ("warn-edge", "warn-soft"), ("bad", "ground"),
        ("bad", "bad-soft"),
        ("ink", "focus"), ("focus", "brand"),
    ]

    private func tokens() throws -> [String: [Double]] {
        let file = FrameHouse.project.appendingPathComponent("web/app.css")
        let css = try String(contentsOf: file, encoding: .utf8)
        var tokens: [String: [Double]] = [:]
        for match in css.matches(of: /--([a-z-]+): #([0-9a-f]{6});/) {
            let value = try #require(UInt32(match.2, radix: 16))
            tokens[String(match.1)] = [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
        }
        return tokens
    }

    private func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ one: [Double], _ other: [Double]) -> Double {
        let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (light + 0.05) / (dark + 0.05)
    }

    @Test func theFormulaKnowsBlackOnWhite() {
        #expect(contrast([0, 0, 0], [1, 1, 1]) == 21)
        #expect(contrast([0.5, 0.5, 0.5], [1, 1, 1]) < 4.5)
    }

    @Test func textIsReadable() throws {
        let tokens = try tokens()
        for pair in Self.texts {
            let value = contrast(try #require(tokens[pair.text]), try #require(tokens[pair.ground]))
            #expect(value >= 4.5, "\(pair.text) on \(pair.ground): \(value)")
        }
    }

    @Test func edgesAreVisible() throws {
        let tokens = try tokens()
        for pair in Self.edges {
            let value = contrast(try #require(tokens[pair.line]), try #require(tokens[pair.ground]))
            #expect(value >= 3, "\(pair.line) on \(pair.ground): \(value)")
        }
    }

    @Test func theFilesStaySmall() throws {
        for (name, limit) in [("app.css", 24 * 1024), ("app.js", 12 * 1024)] {
            let size = try Data(contentsOf: FrameHouse.project.appendingPathComponent("web/\(name)")).count
            #expect(size <= limit, "\(name): \(size) bytes")
        }
    }
}
