/// Lets a few in at a time. All tests start at once; without it, hundreds would share two cores and one PostgreSQL, and wait for each other
/// longer than a database lets anybody wait.
actor Turnstile {
    static let databases = Turnstile(places: 6)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
