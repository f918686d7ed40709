import Basics
import Office

/// The rooms of a demo office and its book of interpreters, those without an account too.
struct CalendarFurniture {
    let office: DemoOffice

    private static let munichRooms = [
        RoomDetails(name: "Zimmer 101", places: 4, isStepFree: true, floor: "Erdgeschoss"),
        RoomDetails(name: "Zimmer 204", places: 3, isStepFree: true, floor: "2. Stock"),
        RoomDetails(name: "Zimmer 205", places: 5, isStepFree: true, floor: "2. Stock"),
        RoomDetails(name: "Besprechung", places: 12, isStepFree: false, floor: "3. Stock"),
    ]
    private static let cologneRooms = [
        RoomDetails(name: "Büro 1", places: 4, isStepFree: true, floor: "Erdgeschoss"),
        RoomDetails(name: "Büro 2", places: 6, isStepFree: nil, floor: "1. Stock"),
    ]

    /// Writes everything down and returns the rooms in use.
    func write(_ sitting: Sitting, workers: [Worker], at now: Moment) throws -> [RoomID] {
        let keeper = workers[0]
        let rooms = office.desk == .return ? Self.munichRooms : Self.cologneRooms
        let ids = try rooms.map { try sitting.perform(KeepRoom(details: $0), by: keeper, at: now).id }
        if office.desk == .return {
            let cellar = try sitting.perform(
                KeepRoom(details: RoomDetails(name: "Zimmer 007", places: 4, isStepFree: false, floor: "Keller")), by: keeper, at: now)
            try sitting.perform(CloseRoom(room: cellar.id), by: keeper, at: now)
        }
        for entry in try sitting.ask(InterpreterBook(), by: keeper, at: now) {
            var details = entry.details
            furnish(&details)
            try sitting.perform(KeepInterpreter(interpreter: entry.id, details: details, version: entry.version), by: keeper, at: now)
        }
        for details in office.desk == .return ? Self.withoutAccount : [] {
            try sitting.perform(KeepInterpreter(details: details), by: keeper, at: now)
        }
        return ids
    }

    private static let women: Set = [
        "Lindita Hoti", "Homa Sultani", "Irina Weiß", "Vera Stein", "Grace Bello", "Parwin Azizi", "Olena Hahn", "Selam Abraha",
    ]
    private static let dialects = ["Salah Murad": ["Irakisch", "Badini"], "Homa Sultani": ["Kabuli"], "Rami Issa": ["Syrisch"]]

    private func furnish(_ details: inout InterpreterDetails) {
        details.gender = Self.women.contains(details.name) ? .female : .male
        details.dialects = Self.dialects[details.name] ?? []
        details.districts = office.settings.district.map { [$0] } ?? []
        details.isSworn = details.languages.count <= 2
        details.worksByPhone = details.name != "Salah Murad"
        details.perHour = Money(cents: details.isSworn == true ? 8_500 : 6_000)
        details.travel = Money(cents: 1_800)
    }

    /// Names, numbers and prices are made up.
    private static let withoutAccount = [
        InterpreterDetails(
            name: "Freweini Haile", languages: [Language("ti")!, Language("am")!], gender: .female, districts: [District(ags: "09162")!],
            isSworn: false, worksByPhone: true, perHour: Money(cents: 5_500), travel: Money(cents: 1_200), availability: "dienstags und donnerstags",
            contact: "089 0000-411"),
        InterpreterDetails(
            name: "Amadou Ndiaye", languages: [Language("wo")!, Language("fr")!], gender: .male, districts: [District(ags: "09162")!],
            worksByPhone: true, perHour: Money(cents: 6_000)),
        InterpreterDetails(
            name: "Nino Kapanadse", languages: [Language("ka")!, Language("ru")!], gender: .female, isSworn: true, worksByPhone: false,
            perHour: Money(cents: 8_500), travel: Money(cents: 3_500), availability: "ab 10 Uhr", contact: "nino@dolmetschen.example"),
        InterpreterDetails(
            name: "Karim Haddad", languages: [Language("ar")!], dialects: ["Syrisch", "Libanesisch"], gender: .male,
            districts: [District(ags: "09162")!, District(ags: "09184")!], isSworn: true, worksByPhone: true, perHour: Money(cents: 8_500),
            travel: Money(cents: 1_500)),
    ]
}
