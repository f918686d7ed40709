#if PostgreSQL
    import Basics
    import CPostgres
    import Dispatch
    import Store

    /// Runs an actor's work on one dispatch queue, so that libpq's blocking calls stay off Swift's cooperative threads.
    private final class QueueExecutor: SerialExecutor {
        private let queue = DispatchQueue(label: "postgres")

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
        }
    }

    /// Owns one connection and the thread it blocks.
    actor PostgresWorker {
        private let executor = QueueExecutor()
        nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
        private let stopper = Stopper()
        private let connection: PostgresConnection

        init(url: String) { connection = PostgresConnection(url: url, stopper: stopper) }

        nonisolated func transaction<Result: Sendable>(
            _ kind: PostgresConnection.Kind, _ body: @escaping @Sendable (any Transaction) throws -> Result
        ) async throws -> Result {
            let ticket = stopper.newTicket()
            defer { stopper.forget(ticket) }
            return try await withTaskCancellationHandler {
                try await run(kind, ticket, body)
            } onCancel: {
                stopper.stop(ticket)
            }
        }

        private func run<Result: Sendable>(
            _ kind: PostgresConnection.Kind, _ ticket: Int, _ body: @Sendable (any Transaction) throws -> Result
        ) throws -> Result {
            try stopper.begin(ticket)
            defer { stopper.end() }
            do {
                return try connection.transaction(kind, body)
            } catch DatabaseError.interrupted {
                if stopper.isStopped(ticket) { throw CancellationError() }
                throw DatabaseError.unavailable("the database took too long over a statement and stopped it; nothing was written")
            }
        }

        func finish() { connection.finish() }
    }

    /// Stops the statement of a transaction whose task was cancelled, from another thread.
    final class Stopper: Sendable {
        private struct State {
            var handle: OpaquePointer?
            var last = 0
            var running: Int?
            var stopped: Set<Int> = []
        }
        private let state = Locked(State())

        func newTicket() -> Int {
            state.withLock {
                $0.last += 1
                return $0.last
            }
        }

        func begin(_ ticket: Int) throws {
            try state.withLock {
                if $0.stopped.contains(ticket) { throw CancellationError() }
                $0.running = ticket
            }
        }

        func end() { state.withLock { $0.running = nil } }

        func forget(_ ticket: Int) { state.withLock { _ = $0.stopped.remove(ticket) } }

        func isStopped(_ ticket: Int) -> Bool { state.withLock { $0.stopped.contains(ticket) } }

        /// The lock is held while the server is told, so that the next transaction does not begin meanwhile.
        func stop(_ ticket: Int) {
            state.withLock {
                $0.stopped.insert(ticket)
                guard ticket == $0.running, let handle = $0.handle else { return }
                var reason = [CChar](repeating: 0, count: 256)
                _ = PQcancel(handle, &reason, Int32(reason.count))
            }
        }

        func connected(_ connection: OpaquePointer?) {
            state.withLock {
                if let old = $0.handle { PQfreeCancel(old) }
                $0.handle = connection.flatMap { PQgetCancel($0) }
            }
        }

        deinit { connected(nil) }
    }
#endif
