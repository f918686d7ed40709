import ArgumentParser
import Basics
import Catalogue
import Foundation

/// Many households from a table: read, evaluated and written block by block, so that the table is never in memory as a whole.
struct BatchCheck: ParsableArguments {
    @Option(help: "A table of many households, one person per line, sorted by household; - reads standard input.") var batch: String?
    @Option(help: "With --batch: where the answers for persons go.") var persons: String?
    @Option(help: "With --batch: where the totals of households go.") var households: String?
    @Flag(help: "With --batch: says on standard error what reading, evaluating and writing took.") var timings = false

    func validate() throws {
        guard batch == nil else {
            guard persons != nil, households != nil else { throw ValidationError("--batch needs --persons and --households, where the answers go") }
            return
        }
        if persons != nil || households != nil || timings { throw ValidationError("--persons, --households and --timings belong to --batch") }
    }

    /// The rules of the comparison, whose columns these are; an office's catalogue is named.
    private static var comparison: URL { Installation.home.appendingPathComponent("Benchmarks/funding-check/catalogue") }

    func run(_ table: String, on day: CivilDate?, catalogue: String?) throws {
        guard let day else { throw Complaint.usage("--batch needs --on, the application date of all households") }
        let directory = catalogue.map { URL(fileURLWithPath: $0) } ?? Self.comparison
        let book = try CatalogueOnDisk.read(directory)
        let input = table == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: table)
        guard let input else { throw Complaint.usage("\(table) cannot be read") }
        var run = BatchRun(
            batch: Batch(book, try layout(directory, book), on: day), input: input, persons: try AnswerFile(persons ?? ""),
            households: try AnswerFile(households ?? ""))
        do {
            try run.go()
        } catch let mistake as BatchMistake {
            throw Complaint.usage(mistake.text(table))
        } catch let error as CocoaError {
            throw Complaint.missing("the answers cannot be written: \(error.localizedDescription)")
        }
        let by = catalogue == nil ? "the rules of the comparison (--catalogue names others)" : directory.path
        tell("\(run.batch.persons) persons in \(run.batch.households) households on \(day.iso), by \(by)")
        if timings { tell(run.timings) }
    }

    private func layout(_ directory: URL, _ book: Catalogue) throws -> BatchLayout {
        let path = directory.appendingPathComponent(BatchLayout.file).path
        guard let data = FileManager.default.contents(atPath: path) else { return BatchLayout(for: book) }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Complaint.usage("\(path):1:1: the file is not UTF-8; save it as UTF-8")
        }
        switch BatchLayout.read(CatalogueFile(path: path, text: text), book) {
        case .success(let layout): return layout
        case .failure(let diagnoses): throw Complaint.usage(diagnoses.errors.first?.oneLine ?? "\(path) cannot be read")
        }
    }

    private func tell(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// The three parts of the work, each with the processor time it took.
private struct BatchRun {
    var batch: Batch
    let input: FileHandle
    let persons: AnswerFile
    let households: AnswerFile
    private var read: Duration = .zero
    private var evaluated: Duration = .zero
    private var written: Duration = .zero

    init(batch: Batch, input: FileHandle, persons: AnswerFile, households: AnswerFile) {
        (self.batch, self.input, self.persons, self.households) = (batch, input, persons, households)
    }

    /// Answers stand under their names only when all of them are there.
    mutating func go() throws {
        var isEnded = false
        while !isEnded {
            let begun = Usage.processorTime
            let data = try input.read(upToCount: 1 << 20) ?? Data()
            isEnded = data.isEmpty
            data.withUnsafeBytes { batch.add($0) }
            read += Usage.processorTime - begun
            while try readBlock() { try answerBlock() }
        }
        try writeLines()
        try persons.finish()
        try households.finish()
    }

    private mutating func readBlock() throws -> Bool {
        let begun = Usage.processorTime
        defer { read += Usage.processorTime - begun }
        return try batch.read()
    }

    private mutating func answerBlock() throws {
        let begun = Usage.processorTime
        batch.evaluate()
        let done = Usage.processorTime
        evaluated += done - begun
        batch.write()
        try writeLines()
        written += Usage.processorTime - done
    }

    private mutating func writeLines() throws {
        try batch.personLines.withBytes { try persons.write($0) }
        try batch.householdLines.withBytes { try households.write($0) }
        batch.forget()
    }

    /// One JSON object: CPU seconds, persons per CPU second of evaluation, peak memory in MB.
    var timings: String {
        let all = Usage.processorTime
        let rate = evaluated > .zero ? Double(batch.persons) / Self.seconds(evaluated) : 0
        let parts = [("read_s", read), ("evaluate_s", evaluated), ("write_s", written), ("process_s", all)]
        let times = parts.map { "\"\($0.0)\": \(String(format: "%.3f", Self.seconds($0.1)))" }.joined(separator: ", ")
        return "{\"persons\": \(batch.persons), \(times), \"persons_per_s\": \(Int(rate)), \"peak_mb\": \(Usage.peakMegabytes ?? 0)}"
    }

    private static func seconds(_ time: Duration) -> Double { Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18 }
}

/// A file of answers under a name of its own until it is whole; a pipe or a device is written to directly.
private final class AnswerFile {
    private let path: String
    private let unfinished: String
    private let handle: FileHandle
    private var isFinished = false

    init(_ path: String) throws {
        self.path = path
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        unfinished = type == nil || type == .typeRegular ? path + ".unfinished" : path
        if unfinished != path { _ = FileManager.default.createFile(atPath: unfinished, contents: nil) }
        guard let handle = FileHandle(forWritingAtPath: unfinished) else {
            throw Complaint.missing("\(path) cannot be written; choose another place or mend its permissions")
        }
        self.handle = handle
    }

    deinit {
        if !isFinished, unfinished != path { unlink(unfinished) }
    }

    func write(_ bytes: UnsafeRawBufferPointer) throws {
        if !bytes.isEmpty { try handle.write(contentsOf: bytes) }
    }

    func finish() throws {
        try handle.close()
        if unfinished != path, rename(unfinished, path) != 0 { throw CocoaError(.fileWriteUnknown) }
        isFinished = true
    }
}
