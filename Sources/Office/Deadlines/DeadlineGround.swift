import Basics
import Catalogue

/// What the casework knows of one file for its deadlines.
struct DeadlineGround {
    let file: CaseID
    let fileNumber: String
    let fileTitle: String
    let owner: WorkerID
    let ownerName: String
    /// Benefits promised under a signature, and those the newest frozen check gives.
    var benefits: Set<String> = []
    var milestones: [Milestone] = []
    /// The days members of the household left on.
    var departures: Set<CivilDate> = []
    var plannedDeparture: CivilDate?
    /// The days of the members' negative decisions.
    var rejections: Set<CivilDate> = []
    var marks: [FileDeadline.Key: FileDeadline.Mark] = [:]

    /// The programmes whose deadlines are the family's: a benefit of it is promised or given, or something was done in it.
    func programmes(of catalogue: Catalogue) -> [Programme] {
        let known = Set(benefits.map { String($0.prefix { $0 != "." }) }).union(milestones.compactMap(\.programme))
        return catalogue.programmes.filter { known.contains($0.id) && !$0.deadlines.isEmpty }
    }

    /// The deadlines of a programme that go with what the family gets of it; all, where only a step in it is known.
    func deadlines(of programme: Programme) -> [Deadline] {
        let given = benefits.filter { $0.hasPrefix(programme.id + ".") }
        guard !given.isEmpty else { return programme.deadlines }
        return programme.deadlines.filter { deadline in
            (deadline.offers.isEmpty || !given.isDisjoint(with: deadline.offers)) && given.isDisjoint(with: deadline.notWith)
        }
    }

    /// Whether any of its deadlines counts from an event or ends with it.
    func needs(_ event: Deadline.Event, in catalogue: Catalogue) -> Bool {
        programmes(of: catalogue).contains { deadlines(of: $0).contains { $0.from == event || $0.metBy == event } }
    }

    /// The milestones its deadlines hang on, the household's last.
    func steps(_ catalogue: Catalogue) -> [MilestoneStep] {
        var shared: Set<Deadline.Event> = []
        let own = programmes(of: catalogue).flatMap { programme in
            let events = Set(deadlines(of: programme).flatMap { [$0.from, $0.metBy].compactMap { $0 } }.filter(\.isMilestone))
            shared.formUnion(events.filter { !$0.isPerProgramme })
            return Deadline.Event.allCases.filter { events.contains($0) && $0.isPerProgramme }
                .map { MilestoneStep(event: $0, programme: programme.id, programmeTitle: programme.title) }
        }
        return own + Deadline.Event.allCases.filter(shared.contains).map { MilestoneStep(event: $0, programme: nil, programmeTitle: nil) }
    }

    /// The days of an event, the first one first; empty while none is known.
    func days(of event: Deadline.Event, in programme: String) -> [CivilDate] {
        switch event {
        case .departure: return departures.sorted()
        // Who left has no plan to leave.
        case .plannedDeparture: return departures.isEmpty ? [plannedDeparture].compactMap { $0 } : []
        case .rejection: return rejections.sorted()
        case .submission, .approval, .riatRequest, .arrival, .move:
            let place = event.isPerProgramme ? programme : nil
            return milestones.filter { $0.event == event && $0.programme == place }.map(\.day).sorted()
        }
    }

    /// Every deadline of the file: for each day of its event one, and one without days while the event has none.
    func fileDeadlines(_ catalogue: Catalogue, _ calendar: WorkingDays, on today: CivilDate) -> [FileDeadline] {
        programmes(of: catalogue).flatMap { programme in
            deadlines(of: programme).flatMap { deadline in
                let days = days(of: deadline.from, in: programme.id)
                let met = deadline.metBy.flatMap { self.days(of: $0, in: programme.id).first }
                guard days.isEmpty else {
                    return days.compactMap { deadline.dates(from: $0, calendar) }.map { line(programme, deadline, $0, met) }
                }
                let isOver = met != nil || deadline.from == .plannedDeparture && !departures.isEmpty
                return isOver || !deadline.valid.contains(today) ? [] : [line(programme, deadline, nil, nil)]
            }
        }
    }

    private func line(_ programme: Programme, _ deadline: Deadline, _ dates: Deadline.Dates?, _ met: CivilDate?) -> FileDeadline {
        let key = dates.map { FileDeadline.Key(programme: programme.id, deadline: deadline.id, eventDay: $0.event) }
        return FileDeadline(
            file: file, fileNumber: fileNumber, fileTitle: fileTitle, owner: owner, ownerName: ownerName, programme: programme.id,
            programmeTitle: programme.title, deadline: deadline, dates: dates, mark: key.flatMap { marks[$0] }, metOn: met)
    }
}
