public import Basics

/// An office that uses the product; every row belongs to one.
public enum OfficeRecord {}
public typealias OfficeID = Identifier<OfficeRecord>

/// Somebody who signs in.
public enum WorkerRecord {}
public typealias WorkerID = Identifier<WorkerRecord>

/// The file kept about one household's counselling.
public enum CaseRecord {}
public typealias CaseID = Identifier<CaseRecord>

/// A member of a household.
public enum PersonRecord {}
public typealias PersonID = Identifier<PersonRecord>

/// A counselling talk.
public enum SessionRecord {}
public typealias SessionID = Identifier<SessionRecord>

public enum AppointmentRecord {}
public typealias AppointmentID = Identifier<AppointmentRecord>

/// A room of the office where talks take place.
public enum RoomRecord {}
public typealias RoomID = Identifier<RoomRecord>

/// A municipal shelter.
public enum ShelterRecord {}
public typealias ShelterID = Identifier<ShelterRecord>

/// A household in the shelters, with or without a file.
public enum ShelterHouseholdRecord {}
public typealias ShelterHouseholdID = Identifier<ShelterHouseholdRecord>

/// A household's time in one shelter.
public enum StayRecord {}
public typealias StayID = Identifier<StayRecord>

/// Somebody in the office's book of interpreters, with or without an account.
public enum InterpreterRecord {}
public typealias InterpreterID = Identifier<InterpreterRecord>

/// Appointments that were booked together, week after week.
public enum SeriesRecord {}
public typealias SeriesID = Identifier<SeriesRecord>

/// Something somebody has to do by a day.
public enum TaskRecord {}
public typealias TaskID = Identifier<TaskRecord>

/// A funding check that was put into the timeline.
public enum CheckRecord {}
public typealias CheckID = Identifier<CheckRecord>

/// A binding offer (Zusage).
public enum OfferRecord {}
public typealias OfferID = Identifier<OfferRecord>

/// A letter written from a template.
public enum LetterRecord {}
public typealias LetterID = Identifier<LetterRecord>

public enum DepartureRecord {}
public typealias DepartureID = Identifier<DepartureRecord>

/// A conference, a workshop, an open hour.
public enum EventRecord {}
public typealias EventID = Identifier<EventRecord>

/// Somebody on the list of an event.
public enum GuestRecord {}
public typealias GuestID = Identifier<GuestRecord>

/// Somebody who offers flats.
public enum LandlordRecord {}
public typealias LandlordID = Identifier<LandlordRecord>

/// A flat that was offered.
public enum FlatRecord {}
public typealias FlatID = Identifier<FlatRecord>

/// One choosing of households for a flat, by criteria fixed before.
public enum RoundRecord {}
public typealias RoundID = Identifier<RoundRecord>

/// A household proposed for a flat.
public enum NominationRecord {}
public typealias NominationID = Identifier<NominationRecord>

/// A date on which a household sees a flat.
public enum ViewingRecord {}
public typealias ViewingID = Identifier<ViewingRecord>

/// A household's move into a flat.
public enum MoveInRecord {}
public typealias MoveInID = Identifier<MoveInRecord>

/// A talk after the move.
public enum AftercareRecord {}
public typealias AftercareID = Identifier<AftercareRecord>

/// A household a shelter's social service reported.
public enum HouseholdReportRecord {}
public typealias HouseholdReportID = Identifier<HouseholdReportRecord>

/// The secret address at which a shelter's social service reports.
public enum ReportAddressRecord {}
public typealias ReportAddressID = Identifier<ReportAddressRecord>

/// Somebody in the office's book of volunteers, with or without an account.
public enum VolunteerRecord {}
public typealias VolunteerID = Identifier<VolunteerRecord>

/// A training a volunteer took part in.
public enum TrainingRecord {}
public typealias TrainingID = Identifier<TrainingRecord>

/// One thing one volunteer does with one household.
public enum ErrandRecord {}
public typealias ErrandID = Identifier<ErrandRecord>

/// A volunteer who stands by a household for some months.
public enum TandemRecord {}
public typealias TandemID = Identifier<TandemRecord>

/// What a volunteer spent.
public enum ExpenseRecord {}
public typealias ExpenseID = Identifier<ExpenseRecord>

/// What a volunteer asked the professionals.
public enum BoxQuestionRecord {}
public typealias BoxQuestionID = Identifier<BoxQuestionRecord>

/// A confirmation of a volunteer's hours.
public enum ThanksRecord {}
public typealias ThanksID = Identifier<ThanksRecord>

/// One sending of a command; sent twice, it happens once.
public enum CommandRecord {}
public typealias CommandID = Identifier<CommandRecord>

/// A version of the catalogue that was proposed.
public enum RuleVersionRecord {}
public typealias RuleVersionID = Identifier<RuleVersionRecord>
