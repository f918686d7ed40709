public import Basics
import Foundation

/// The texts we give to people in their languages: one file for each language, every entry with the state of its review.
public struct Locales: Sendable {
    public struct Unreadable: Error, CustomStringConvertible {
        public let description: String
    }

    public enum ReviewState: String, Codable, Sendable {
        /// Nobody who speaks the language has read it.
        case draft
        case reviewed
    }

    public struct Entry: Codable, Sendable, Hashable {
        public let text: String
        public let state: ReviewState
    }

    /// One language's texts.
    public struct Words: Decodable, Sendable {
        /// BCP 47.
        public let language: String
        /// The language's name for itself.
        public let name: String
        /// `ltr` or `rtl`.
        public let direction: String
        /// Languages to turn to where this one lacks a text, the nearest first.
        let fallback: [String]
        let entries: [String: Entry]
    }

    private let words: [String: Words]
    /// Where languages without a file turn to; under the empty name all others.
    private let chains: [String: [String]]

    /// No texts at all.
    public init() {
        words = [:]
        chains = [:]
    }

    /// Reads every file of the directory `locales/`; one that cannot be read refuses all.
    public init(directory: String) throws {
        var words: [String: Words] = [:]
        var chains: [String: [String]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: directory).sorted() where name.hasSuffix(".json") {
            do {
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"))
                if name == "chains.json" {
                    chains = try JSONDecoder().decode([String: [String]].self, from: data)
                } else {
                    let read = try JSONDecoder().decode(Words.self, from: data)
                    guard name == "\(read.language).json" else { throw Unreadable(description: "\(name) says it is \(read.language)") }
                    words[read.language] = read
                }
            } catch {
                throw Unreadable(description: "\(directory)/\(name) cannot be read: \(error)")
            }
        }
        self.words = words
        self.chains = chains
    }

    public var languages: [String] { words.keys.sorted() }

    public var german: Words? { words["de"] }

    /// The texts nearest to a language: its own, or those of its chain.
    public func nearest(to language: Language) -> Words? {
        let chain = words[language.tag]?.fallback ?? chains[language.tag] ?? chains[""] ?? []
        return ([language.tag] + chain).lazy.compactMap { words[$0] }.first
    }

    /// A text of a language, or of its chain, or in German; nil where nobody wrote it.
    public func entry(_ key: String, in language: Words) -> Entry? {
        language.entries[key] ?? language.fallback.lazy.compactMap { words[$0]?.entries[key] }.first ?? german?.entries[key]
    }

    /// The keys a language has texts for.
    public func keys(of language: String) -> Set<String> { Set(words[language]?.entries.keys ?? [:].keys) }
}
