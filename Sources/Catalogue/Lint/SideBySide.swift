import Basics
import Foundation

extension Survey {
    /// What a check finds in each programme, in their order. No programme's findings know of another's, so that several are looked at
    /// side by side.
    func inEach(_ check: @Sendable (Programme) -> [Finding]) -> [Finding] {
        let programmes = catalogue.programmes
        let found = Locked([[Finding]](repeating: [], count: programmes.count))
        DispatchQueue.concurrentPerform(iterations: programmes.count) { number in
            let own = check(programmes[number])
            found.withLock { $0[number] = own }
        }
        return found.withLock { $0 }.flatMap { $0 }
    }
}
