import Dispatch

/// Hashes and checks passwords a few at a time, away from the threads that answer requests.
public actor PasswordDesk {
    private let waitingRoom: Int
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let queue = DispatchQueue(label: "passwords", attributes: .concurrent)

    /// Each one at work needs 64 MiB; who finds the waiting room full is refused with `busy`.
    public init(atOnce: Int = 4, waitingRoom: Int = 64) {
        free = atOnce
        self.waitingRoom = waitingRoom
    }

    public func hash(_ password: String) async throws -> String {
        try await work { Result { () throws(VaultError) in try Password.hash(password) } }.get()
    }

    public func verify(_ password: String, against hash: String) async throws -> Bool {
        try await work { Password.verify(password, against: hash) }
    }

    private func work<Outcome: Sendable>(_ body: @escaping @Sendable () -> Outcome) async throws -> Outcome {
        try await enter()
        defer { leave() }
        try Task.checkCancellation()
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }

    private func enter() async throws {
        if free > 0 {
            free -= 1
            return
        }
        guard waiting.count < waitingRoom else { throw VaultError.busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
