/// Whether letters can become PDF here; the reason is German, for the page about the running of the house and for `doctor`.
public enum PressState: Sendable, Equatable {
    /// Typesetter and fingerprint of template and fonts: the same version sets the same letter in the same bytes.
    case ready(version: String)
    case missing(reason: String)
}

/// Sets letters as PDF/A-2a and PDF/UA-1, one after the other, in a worker process that is started with the first letter.
///
/// Everything that waits for the worker waits on a queue of its own, never on the threads that serve requests.
public actor LetterPress {
    private let python: String
    private let worker: String
    private let root: String
    private let fonts: String
    private let timeLimit: Duration
    private let executor = QueueExecutor(label: "neuanfang.letter-press")
    private var process: WorkerProcess?
    private var isClosed = false

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - python: the interpreter that has typst, `.venv/bin/python`.
    ///   - worker: `letters/worker.py`.
    ///   - root: the folder of the templates, `letters`.
    ///   - fonts: the only folder fonts are taken from, `/usr/share/fonts/truetype/noto` of Debian's fonts-noto-core.
    ///   - timeLimit: how long one letter may take, a start of the worker included.
    public init(python: String, worker: String, root: String, fonts: String, timeLimit: Duration = .seconds(10)) {
        self.python = python
        self.worker = worker
        self.root = root
        self.fonts = fonts
        self.timeLimit = timeLimit
    }

    /// The letter as PDF; the same letter gives the same bytes. Throws `PaperError`.
    public func press(_ letter: OfferLetter) async throws -> [UInt8] {
        try answer(to: .letter(letter.sheet))
    }

    /// The funding check as PDF; the same check gives the same bytes. Throws `PaperError`.
    public func press(_ report: CheckReport) async throws -> [UInt8] {
        try answer(to: .check(report))
    }

    /// The certificate as PDF; the same certificate gives the same bytes. Throws `PaperError`.
    public func press(_ certificate: CertificateSheet) async throws -> [UInt8] {
        try answer(to: .certificate(certificate))
    }

    /// The confirmation of an appointment as PDF. Throws `PaperError`.
    public func press(_ slip: AppointmentSlip) async throws -> [UInt8] {
        try answer(to: .slip(slip))
    }

    /// An interpreter's hours of a month as PDF. Throws `PaperError`.
    public func press(_ sheet: HoursSheet) async throws -> [UInt8] {
        try answer(to: .hours(sheet))
    }

    public func state() async -> PressState {
        do {
            return .ready(version: String(decoding: try answer(to: .version), as: UTF8.self))
        } catch PaperError.pressMissing(let reason) {
            return .missing(reason: reason)
        } catch PaperError.closed {
            return .missing(reason: "Der Briefdruck ist geschlossen.")
        } catch {
            return .missing(reason: "Der Briefdruck antwortet nicht.")
        }
    }

    /// Ends the worker; no letter is set afterwards.
    public func close() async {
        isClosed = true
        discard()
    }

    private func answer(to request: PressRequest) throws -> [UInt8] {
        guard !isClosed else { throw PaperError.closed }
        let line = try request.line()
        let deadline = ContinuousClock.now + timeLimit
        let stoodIdle = process != nil
        do {
            return try ask(line, by: deadline)
        } catch PaperError.brokeDown where stoodIdle {
            // It may have died while it stood idle, which is no fault of this letter.
            return try ask(line, by: deadline)
        }
    }

    private func ask(_ line: [UInt8], by deadline: ContinuousClock.Instant) throws -> [UInt8] {
        let process = try self.process ?? start(by: deadline)
        do {
            return try process.ask(line, by: deadline)
        } catch .refused(let reason) {
            throw PaperError.refused(reason)
        } catch {
            discard()
            throw error
        }
    }

    /// A worker counts as started once it has told its version; refusing that, it lacks a part.
    private func start(by deadline: ContinuousClock.Instant) throws -> WorkerProcess {
        let started = try WorkerProcess(program: python, arguments: ["-I", "-B", worker, root, fonts], queue: executor.queue) { [weak self] in
            self?.assumeIsolated { $0.buryTheDead() }
        }
        do {
            _ = try started.ask(try PressRequest.version.line(), by: deadline)
        } catch PaperError.refused(let reason) {
            throw PaperError.pressMissing(reason)
        } catch PaperError.brokeDown {
            throw PaperError.pressMissing("Der Briefdruck startet nicht: \(python) \(worker)")
        }
        process = started
        return started
    }

    /// A worker that dies while it stands idle is noticed and buried at once.
    private func buryTheDead() {
        if let process, process.hasHungUp { discard() }
    }

    private func discard() {
        process?.stop()
        process = nil
    }
}
