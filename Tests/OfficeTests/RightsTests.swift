import Basics
import Catalogue
import Office
import TestSupport
import Testing

/// Every command and question there is, asked by every role: who lacks the right is refused before anything is looked at.
@Suite struct RightsTests {
    private typealias Knock = (name: String, needs: Right, knock: @Sendable (TestOffice, Worker) async throws -> Void)

    private static func command<C: Command>(_ command: C) -> Knock {
        (C.name, C.needs, { test, worker in _ = try await test.office.perform(command, id: CommandID(), by: worker) })
    }

    private static func question<Q: Question>(_ question: Q) -> Knock {
        ("\(Q.self)", Q.needs, { test, worker in _ = try await test.office.ask(question, by: worker) })
    }

    private static let (file, person) = (CaseID(), PersonID())
    private static let day = CivilDate(year: 2026, month: 5, day: 4)!

    private static let knocks: [Knock] = [
        command(OpenCase(desk: .return)), command(NameCase(file: file, identity: PersonIdentity(familyName: "A"), version: 1)),
        command(AddPerson(file: file, identity: PersonIdentity())),
        command(RecordPerson(file: file, person: person, identity: PersonIdentity(), facts: [:], version: 1)),
        command(RemovePerson(file: file, person: person)),
        command(RecordHousehold(file: file, facts: [:], wish: nil, language: nil, needsInterpreter: nil, version: 1)),
        command(HoldSession(file: file, heldOn: day, minutes: 30, channel: .office, language: nil, interpreting: .notNeeded, note: "")),
        command(WriteNote(file: file, text: "x")), command(MoveStage(file: file, stage: .plan, version: 1)),
        command(CloseCase(file: file, outcome: .stays, version: 1)),
        command(AssignFile(file: file, owner: WorkerID(), restricted: false, version: 1)),
        command(ConfirmDeparture(file: file, persons: [person], leftOn: day, country: Country("XK")!, proof: .ticket, proofDetail: "")),
        command(VoidDeparture(file: file, departure: DepartureID())),
        command(BookAppointment(file: file, begins: TestOffice.start, minutes: 30, matter: .talk, language: nil, needsInterpreter: false)),
        command(SettleAppointment(appointment: AppointmentID(), state: .kept)),
        command(AnswerInterpreting(appointment: AppointmentID(), accepts: true)), command(AddTask(file: file, title: "x", dueOn: day)),
        command(FinishTask(task: TaskID())), command(FreezeCheck(file: file, anchor: day)),
        command(DraftOffer(file: file, check: CheckID(), chosen: [ChosenBenefit(benefit: "coming-home.startup", person: 1)])),
        command(SignOffer(offer: OfferID(), version: 1)), command(CountersignOffer(offer: OfferID(), version: 1)),
        command(WithdrawOffer(offer: OfferID(), version: 1)), command(EraseFile(fileNumber: "R-AAAAAA", reason: "demand")),
        command(RecordMilestone(file: file, event: .arrival, programme: nil, day: day)),
        command(VoidMilestone(file: file, milestone: MilestoneID())),
        command(FinishDeadline(file: file, programme: "eurp", deadline: "post_return", eventDay: day)), question(FileDeadlines(file: file)),
        command(CloseAccount(account: WorkerID())), question(CaseList()), question(FindPersons(text: "ahmeti")),
        question(CaseOverview(file: file)), question(HouseholdSheet(file: file)), question(Timeline(file: file)),
        question(MyDay(day: day)), question(MyInterpreting()), question(MyErrands()), question(VolunteerBook()), question(VolunteerNotice()),
        question(VolunteerAccounts()),
        question(VolunteerSheet(VolunteerID())), question(FileVolunteers(file)), question(MyErrand(ErrandID())),
        question(MyFlats()), question(MyQuestions()), question(MyWork(year: 2026)), question(VolunteerWork(of: VolunteerID(), year: 2026)),
        question(QuestionBox()), question(ExpensesToSettle()), question(VolunteerCounts(from: day, to: day)),
        command(AnswerErrand(errand: ErrandID(), accepts: true)), command(SettleErrand(errand: ErrandID(), state: .accepted)),
        command(EndTandem(tandem: TandemID(), why: .office)), command(DecideExpense(expense: ExpenseID(), agrees: true)),
        command(AskProfessionals(topic: .other, text: "x")), command(AnswerQuestion(question: BoxQuestionID(), text: "x")),
        command(NoteOwnHours(day: day, minutes: 30, kind: .other)), command(EndVolunteer(volunteer: VolunteerID(), on: day)),
        question(CheckFunding(file: file)),
        question(FrozenCheckSheet(file: file, check: CheckID())), question(OfferSheet(offer: OfferID(), file: file)),
        question(FileLetters(file: file)), question(OfferRegister()), question(ActivityReport(from: day, to: day)), question(AccessRecord()),
        question(WorkerList()),
    ]

    @Test func everyRoleIsLetInExactlyWhereItsRightsSay() async throws {
        try await Engine.sqlite.withOffice { test in
            for (name, needs, knock) in Self.knocks {
                for role in Role.allCases {
                    var refused = false
                    do { try await knock(test, test.worker(role)) } catch Refusal.notPermitted(needs) { refused = true } catch is Refusal {}
                    #expect(refused != role.rights.contains(needs), "\(name) by \(role.rawValue)")
                }
            }
        }
    }

    @Test func everyRightIsSomebodysAndEveryRoleHasOne() {
        for right in Right.allCases { #expect(Role.allCases.contains { $0.rights.contains(right) }, "\(right)") }
        for role in Role.allCases { #expect(!role.rights.isEmpty) }
    }

    @Test func whoAdministersOrGuardsReadsNoFile() {
        for role in [Role.administrator, .dataProtectionOfficer, .finance, .volunteer, .interpreter] {
            #expect(role.rights.isDisjoint(with: [.seeFiles, .seeConfidential, .keepFiles]), "\(role)")
        }
    }

    @Test func nobodyBothGuardsTheLogAndKeepsFiles() {
        for role in Role.allCases { #expect(!(role.rights.contains(.seeLog) && role.rights.contains(.keepFiles))) }
    }
}
