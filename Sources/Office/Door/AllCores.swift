import Basics
import Dispatch

extension Array where Element: Sendable {
    /// `map` on all cores: for many equal parts of work while others wait for the writer. Throws what one of the parts threw.
    func mapOnAllCores<Outcome: Sendable>(_ transform: @Sendable (Element) throws -> Outcome) throws -> [Outcome] {
        let part = 256
        guard count > part else { return try map(transform) }
        let parts = (count + part - 1) / part
        let done = Locked([Result<[Outcome], any Error>?](repeating: nil, count: parts))
        DispatchQueue.concurrentPerform(iterations: parts) { number in
            let outcome = Result { try self[number * part..<Swift.min(count, (number + 1) * part)].map(transform) }
            done.withLock { $0[number] = outcome }
        }
        return try done.withLock { $0 }.flatMap { try $0?.get() ?? [] }
    }
}
