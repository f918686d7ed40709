import Foundation

/// Reads forms with a file in a process of its own that may open nothing: what was typed, and the file clean or refused with its reason.
///
/// One form after the other; the process forks a child for each, so no family's papers meet another's.
public actor DocumentReader {
    /// The largest file that is taken, in bytes.
    public static let largestFile = 20 << 20

    private let python: String
    private let arguments: [String]
    private let timeLimit: Duration
    private let executor = QueueExecutor(label: "neuanfang.document-reader")
    private lazy var seat: WorkerSeat = WorkerSeat(
        program: python, arguments: arguments, title: "Die Annahme von Unterlagen", timeLimit: timeLimit, queue: executor.queue
    ) { [weak self] in
        self?.assumeIsolated { $0.seat.buryTheDead() }
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - python: the interpreter that has Pillow, pikepdf and multipart, `.venv/bin/python`.
    ///   - worker: `documents/worker.py`.
    ///   - timeLimit: how long one file may take, a start of the worker included.
    public init(python: String, worker: String, timeLimit: Duration = .seconds(25)) {
        self.python = python
        arguments = ["-I", "-B", worker]
        self.timeLimit = timeLimit
    }

    /// - Parameters:
    ///   - body: the whole form as it was sent.
    ///   - contentType: with its boundary.
    /// - Throws: `PaperError`: `.refused` for what is no form, `.pressMissing` where no worker can be had.
    public func read(_ body: [UInt8], contentType: String) async throws -> ReadUpload {
        let head = Head(contentType: contentType, length: body.count)
        do {
            return try ReadUpload(said: seat.answer(to: Array(try JSONEncoder().encode(head)) + [UInt8(ascii: "\n")] + body))
        } catch PaperError.tooSlow {
            return ReadUpload(fields: nil, file: .refused(.tooMuch))
        }
    }

    public func state() async -> PressState { seat.state() }

    /// Ends the worker; no form is read afterwards.
    public func close() async { seat.close() }

    private struct Head: Encodable {
        let contentType: String
        let length: Int

        enum CodingKeys: String, CodingKey {
            case contentType = "content_type"
            case length
        }
    }
}

/// A form with a file, as the worker read it.
public struct ReadUpload: Sendable {
    public enum File: Sendable {
        /// Nothing was chosen.
        case none
        case clean(CleanDocument)
        case refused(DocumentRefusal)
    }

    /// Names and values in their order; nil where the file was too much, and the fields went with it.
    public let fields: [(name: String, value: String)]?
    public let file: File

    init(fields: [(name: String, value: String)]?, file: File) {
        self.fields = fields
        self.file = file
    }

    /// The worker's answer: a line of JSON, and behind it the clean file.
    init(said: [UInt8]) throws {
        guard let end = said.firstIndex(of: UInt8(ascii: "\n")) else { throw PaperError.brokeDown }
        let answer = try JSONDecoder().decode(Said.self, from: Data(said[..<end]))
        fields = answer.fields?.compactMap { $0.count == 2 ? (name: $0[0], value: $0[1]) : nil }
        if let code = answer.refused {
            file = .refused(DocumentRefusal(rawValue: code) ?? .broken)
        } else if let about = answer.file {
            file = .clean(
                CleanDocument(
                    name: about.name.printable, type: about.type, pages: about.pages, removed: about.removed, bytes: Array(said[(end + 1)...])))
        } else {
            file = .none
        }
    }

    private struct Said: Decodable {
        struct About: Decodable {
            let name: String
            let type: DocumentType
            let pages: Int
            let removed: [RemovedPart]
        }

        let fields: [[String]]?
        let file: About?
        let refused: String?
    }
}

/// A file that was read, rewritten and holds nothing but what it shows.
public struct CleanDocument: Sendable, Codable, Hashable {
    /// As its owner called it: text, never a path.
    public let name: String
    public let type: DocumentType
    public let pages: Int
    /// What was taken out.
    public let removed: [RemovedPart]
    public let bytes: [UInt8]

    public init(name: String, type: DocumentType, pages: Int, removed: [RemovedPart] = [], bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.pages = pages
        self.removed = removed
        self.bytes = bytes
    }
}

/// What files may be, by their content.
public enum DocumentType: String, Sendable, Codable, CaseIterable {
    case pdf, jpeg, png

    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        }
    }

    /// Of a downloaded file's name.
    public var ending: String { self == .jpeg ? "jpg" : rawValue }
}

/// What was in a file beside what it shows.
public enum RemovedPart: String, Sendable, Codable, CaseIterable {
    case metadata, place, links, frames, signature

    public var german: String {
        switch self {
        case .metadata: "Angaben über Gerät, Programm und Verfasser"
        case .place: "der Ort der Aufnahme"
        case .links: "Verweise ins Internet"
        case .frames: "weitere Bilder hinter dem ersten"
        case .signature: "eine digitale Unterschrift, die nach dem Umschreiben nicht mehr gilt"
        }
    }
}
