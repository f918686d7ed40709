import Dispatch

/// One place for a worker process, filled when somebody asks and filled anew after the worker hung or died.
///
/// Belongs to an actor on `queue`, and is used there only: every call blocks that queue and no other.
final class WorkerSeat {
    private let program: String
    private let arguments: [String]
    /// For the administrator: "Der Briefdruck".
    private let title: String
    private let timeLimit: Duration
    private let queue: DispatchQueue
    private let onSign: @Sendable () -> Void
    private var process: WorkerProcess?
    private var isClosed = false

    /// Every worker of ours understands it, and answers with its version.
    static let versionLine = Array(#"{"ask":"version"}"#.utf8)

    /// - Parameters:
    ///   - timeLimit: how long one answer may take, a start of the worker included.
    ///   - onSign: called on the queue when an idle worker says something or hangs up; it calls `buryTheDead`.
    init(
        program: String, arguments: [String], title: String, timeLimit: Duration, queue: DispatchQueue, onSign: @escaping @Sendable () -> Void
    ) {
        self.program = program
        self.arguments = arguments
        self.title = title
        self.timeLimit = timeLimit
        self.queue = queue
        self.onSign = onSign
    }

    /// - Parameter line: without its line end.
    func answer(to line: [UInt8]) throws(PaperError) -> [UInt8] {
        guard !isClosed else { throw .closed }
        let deadline = ContinuousClock.now + timeLimit
        let stoodIdle = process != nil
        do throws(PaperError) {
            return try ask(line, by: deadline)
        } catch {
            // It may have died while it stood idle, which is no fault of this line.
            guard case .brokeDown = error, stoodIdle else { throw error }
            return try ask(line, by: deadline)
        }
    }

    func state() -> PressState {
        do throws(PaperError) {
            return .ready(version: String(decoding: try answer(to: Self.versionLine), as: UTF8.self))
        } catch {
            return switch error {
            case .pressMissing(let reason): .missing(reason: reason)
            case .closed: .missing(reason: "\(title) ist geschlossen.")
            default: .missing(reason: "\(title) antwortet nicht.")
            }
        }
    }

    /// A worker that dies while it stands idle is noticed and buried at once.
    func buryTheDead() {
        if let process, process.hasHungUp { discard() }
    }

    func close() {
        isClosed = true
        discard()
    }

    private func ask(_ line: [UInt8], by deadline: ContinuousClock.Instant) throws(PaperError) -> [UInt8] {
        let process = if let process { process } else { try start(by: deadline) }
        do throws(PaperError) {
            return try process.ask(line, by: deadline)
        } catch {
            if case .refused = error { throw error }
            discard()
            throw error
        }
    }

    /// A worker counts as started once it has told its version; refusing that, it lacks a part.
    private func start(by deadline: ContinuousClock.Instant) throws(PaperError) -> WorkerProcess {
        let started = try WorkerProcess(program: program, arguments: arguments, queue: queue, onSign: onSign)
        do throws(PaperError) {
            _ = try started.ask(Self.versionLine, by: deadline)
        } catch {
            switch error {
            case .refused(let reason): throw .pressMissing(reason)
            case .brokeDown: throw .pressMissing("\(title) startet nicht: \(program) \(arguments.last { $0.hasSuffix(".py") } ?? "")")
            default: throw error
            }
        }
        process = started
        return started
    }

    private func discard() {
        process?.stop()
        process = nil
    }
}
