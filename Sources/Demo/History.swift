import Basics
import Office

/// The years of one office: files in the order they are opened, their deeds in the order of time.
struct History {
    private static let filesWithChecks = 3_000

    private let office: DemoOffice
    private let seed: UInt64
    private let today: CivilDate
    private let openings: [CivilDate]
    private let checksSince: CivilDate
    private var nextOpening = 0
    private var running: TimeHeap

    /// How many files, counting the told ones.
    let files: Int
    /// The first day anything happens.
    let begins: CivilDate

    init(of office: DemoOffice, seed: UInt64, years: Int, files: Int, today: CivilDate) {
        self.office = office
        self.seed = seed
        self.today = today
        let told = office.toldFiles(today: today)
        self.files = max(files, told.count)
        let start = today.adding(years: -years)
        var chance = Chance(seed: seed, for: office.name, 0)
        openings = WorkCalendar.openings(self.files - told.count, from: start, to: WorkCalendar.before(today), by: &chance)
        // Checks weigh much (every reason of every programme), so only the newest files of a large archive have one.
        checksSince = openings.isEmpty ? start : openings[max(0, openings.count - Self.filesWithChecks)]
        running = TimeHeap()
        for (number, steps) in told.enumerated() { running.push(RunningFile(number: number, steps: steps)) }
        begins = min(WorkCalendar.onOrAfter(start), running.first?.at.local.day ?? today)
    }

    /// The last moment anything is told of: the evening before today, on the last open day.
    private var end: Moment { LocalTime(day: WorkCalendar.before(today), hour: 20, minute: 0).moment }

    /// The next deeds, at most so many; empty at the end.
    mutating func next(_ count: Int) -> [(file: Int, step: Step, isLast: Bool)] {
        var deeds: [(file: Int, step: Step, isLast: Bool)] = []
        deeds.reserveCapacity(count)
        while deeds.count < count {
            while nextOpening < openings.count, running.first.map({ openings[nextOpening] <= $0.at.local.day }) ?? true { open() }
            guard var file = running.popFirst() else { break }
            let step = file.steps[file.position]
            file.position += 1
            let isLast = file.position == file.steps.count
            if !isLast { running.push(file) }
            deeds.append((file.number, step, isLast))
        }
        return deeds
    }

    private mutating func open() {
        let day = openings[nextOpening]
        let number = files - openings.count + nextOpening
        nextOpening += 1
        var chance = Chance(seed: seed, for: office.name, number + 1)
        let owners = office.numbers(of: office.desk == .return ? .counsellor : .housingCounsellor)
        let owner = chance.pick(owners, weights: owners.map { 30 - 4 * $0 })
        let steps: [Step]
        switch office.desk {
        case .return:
            var course = ReturnCourse(office: office, today: today, owner: owner, on: day, checksSince: checksSince, chance: chance)
            steps = course.steps(until: end)
        case .housing:
            var course = HousingCourse(office: office, today: today, owner: owner, on: day, checksSince: checksSince, chance: chance)
            steps = course.steps(until: end)
        }
        running.push(RunningFile(number: number, steps: steps))
    }
}

/// A file whose course is being told.
struct RunningFile {
    let number: Int
    let steps: [Step]
    var position = 0

    var at: Moment { steps[position].at }

    static func < (left: RunningFile, right: RunningFile) -> Bool { (left.at, left.number) < (right.at, right.number) }
}

/// Files by their next moment, the earliest first.
struct TimeHeap {
    private var files: [RunningFile] = []

    var first: RunningFile? { files.first }

    mutating func push(_ file: RunningFile) {
        guard !file.steps.isEmpty else { return }
        files.append(file)
        var child = files.count - 1
        while child > 0, files[child] < files[(child - 1) / 2] {
            files.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> RunningFile? {
        guard let last = files.popLast() else { return nil }
        guard let first = files.first else { return last }
        files[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < files.count && files[child] < files[least] { least = child }
            guard least != parent else { return first }
            files.swapAt(parent, least)
            parent = least
        }
    }
}
