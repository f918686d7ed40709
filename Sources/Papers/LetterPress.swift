/// Whether a worker can work here; the reason is German, for the page about the running of the house and for `doctor`.
public enum PressState: Sendable, Equatable {
    /// What does the work. Of a letter press, typesetter and fingerprint of templates and fonts: the same version sets a letter in the same bytes.
    case ready(version: String)
    case missing(reason: String)
}

/// Sets letters as PDF/A-2a and PDF/UA-1, one after the other, in a worker process that is started with the first letter.
///
/// Everything that waits for the worker waits on a queue of its own, never on the threads that serve requests.
public actor LetterPress {
    private let python: String
    private let arguments: [String]
    private let timeLimit: Duration
    private let executor = QueueExecutor(label: "neuanfang.letter-press")
    private lazy var seat: WorkerSeat = WorkerSeat(
        program: python, arguments: arguments, title: "Der Briefdruck", timeLimit: timeLimit, queue: executor.queue
    ) { [weak self] in
        self?.assumeIsolated { $0.seat.buryTheDead() }
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - python: the interpreter that has typst, `.venv/bin/python`.
    ///   - worker: `letters/worker.py`.
    ///   - root: the folder of the templates, `letters`.
    ///   - fonts: the only folder fonts are taken from, `/usr/share/fonts/truetype/noto` of Debian's fonts-noto-core.
    ///   - timeLimit: how long one letter may take, a start of the worker included.
    public init(python: String, worker: String, root: String, fonts: String, timeLimit: Duration = .seconds(10)) {
        self.python = python
        arguments = ["-I", "-B", worker, root, fonts]
        self.timeLimit = timeLimit
    }

    /// The letter as PDF; the same letter gives the same bytes. Throws `PaperError`.
    public func press(_ letter: OfferLetter) async throws -> [UInt8] {
        try await press(letter.sheet)
    }

    /// A letter of any kind as PDF, drawn from its sheet; the same sheet gives the same bytes. Throws `PaperError`.
    public func press(_ sheet: LetterSheet) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.letter(sheet).line())
    }

    /// A letter from a template as PDF; the same letter gives the same bytes. Throws `PaperError`.
    public func press(_ letter: OfficeLetter) async throws -> [UInt8] {
        try await press(letter.sheet)
    }

    /// The funding check as PDF; the same check gives the same bytes. Throws `PaperError`.
    public func press(_ report: CheckReport) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.check(report).line())
    }

    /// The certificate as PDF; the same certificate gives the same bytes. Throws `PaperError`.
    public func press(_ certificate: CertificateSheet) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.certificate(certificate).line())
    }

    /// The confirmation of an appointment as PDF. Throws `PaperError`.
    public func press(_ slip: AppointmentSlip) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.slip(slip).line())
    }

    /// An interpreter's hours of a month as PDF. Throws `PaperError`.
    public func press(_ sheet: HoursSheet) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.hours(sheet).line())
    }

    /// The confirmation of a volunteer's hours as PDF. Throws `PaperError`.
    public func press(_ sheet: ThanksSheet) async throws -> [UInt8] {
        try seat.answer(to: PressRequest.thanks(sheet).line())
    }

    public func state() async -> PressState { seat.state() }

    /// Ends the worker; no letter is set afterwards.
    public func close() async { seat.close() }
}
