import Basics
import Markup
import Office

/// "Räume": where talks take place; a room that cannot be used is closed, never deleted.
enum RoomsPage {
    static let link: Link = "/kalender/raeume"

    static let routes: [Route] = [
        .get("/kalender/raeume", needs: .right(.keepFiles)) { context in context.page(try await list(context)) },
        .post("/kalender/raeume", needs: .right(.keepFiles)) { context in
            try await context.attempt {
                _ = try await context.perform(KeepRoom(details: try read(context.form)))
                return context.seeOther(link, notice: Notice("Der Raum ist eingetragen."))
            } orShow: { kept, errors in
                try await list(context, kept, errors)
            }
        },
        .get("/kalender/raeume/:raum", needs: .right(.keepFiles)) { context in context.page(try await edit(context)) },
        .post("/kalender/raeume/:raum", needs: .right(.keepFiles)) { context in
            try await context.attempt {
                var reader = FormReader(context.form)
                let version = reader.version()
                try reader.finish()
                _ = try await context.perform(KeepRoom(room: try context.id("raum"), details: try read(context.form), version: version))
                return context.seeOther(link, notice: Notice("Die Angaben zum Raum sind gespeichert."))
            } orShow: { kept, errors in
                try await edit(context, kept, errors)
            }
        },
        .post("/kalender/raeume/:raum/schliessen", needs: .right(.keepFiles)) { try await close($0, true) },
        .post("/kalender/raeume/:raum/oeffnen", needs: .right(.keepFiles)) { try await close($0, false) },
    ]

    private static func close(_ context: SignedInContext, _ closes: Bool) async throws -> Answer {
        let room: RoomID = try context.id("raum")
        _ = try await context.perform(CloseRoom(room: room, closes: closes))
        guard closes else { return context.seeOther(link, notice: Notice("Der Raum ist wieder offen.")) }
        return context.seeOther(
            link, notice: Notice("Der Raum ist geschlossen. Was dort vereinbart ist, bleibt stehen.", undo: "/kalender/raeume/\(room)/oeffnen"))
    }

    private static func read(_ form: FormData) throws -> RoomDetails {
        var read = FormReader(form)
        let name = read.line("name", required: "den Namen des Raums", max: 80)
        let places = read.number("places", in: 1...500, required: "die Zahl der Plätze")
        let (stepFree, floor) = (read.yesNo("step_free"), read.line("floor", max: 40))
        try read.finish()
        return RoomDetails(name: name ?? "", places: places ?? 0, isStepFree: stepFree, floor: floor)
    }

    private static func list(_ context: SignedInContext, _ kept: FormData = FormData(), _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let answer = try await context.ask(RoomList())
        let form = context.form(to: link, kept: kept, errors: errors)
        let table = Table(
            "Räume",
            columns: [
                .init("Raum", .name), .init("Plätze", .number), .init("Stufenlos"), .init("Stockwerk"), .init("Vor uns"), .init("Schritt", .action),
            ],
            rows: answer.rooms.map { room in
                [
                    "<a href=\"\("/kalender/raeume/\(room.id)" as Link)\">\(room.name)</a>\(room.isOpen ? .empty : " \(tag("geschlossen"))" as HTML)",
                    "\(room.details.places)", "\(words(room.details.isStepFree))", "\(room.details.floor ?? "")",
                    "<a href=\"\("/kalender?wer=raum:\(room.id)" as Link)\">\(counted(answer.ahead[room.id] ?? 0, "Termin", "Termine", none: "kein Termin"))\(unseen(" in \(room.name)"))</a>",
                    button(context, room),
                ]
            })
        return Page(
            "Räume", lead: "Ein Raum wird nie zweimal zur selben Zeit vergeben.", area: .calendar, errors: errors,
            body: """
                \(answer.rooms.isEmpty ? "<p>Noch ist kein Raum eingetragen.</p>" : table.markup)\
                <details class="group"\(flag: "open", if: answer.rooms.isEmpty || kept != FormData())><summary>Raum eintragen</summary>\
                \(form.markup(fields(form), submit: "Raum eintragen"))</details><p><a href="/kalender">Zum Kalender</a></p>
                """)
    }

    private static func button(_ context: SignedInContext, _ room: Room) -> HTML {
        room.isOpen
            ? context.form(to: "/kalender/raeume/\(room.id)/schliessen").button("Schließen", about: room.name)
            : context.form(to: "/kalender/raeume/\(room.id)/oeffnen").button("Wieder öffnen", about: room.name)
    }

    private static func words(_ answer: Bool?) -> String { answer.map { $0 ? "ja" : "nein" } ?? "nicht bekannt" }

    private static func fields(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.text("name", "Name", maxLength: 80))\(form.text("places", "Plätze", width: .short, maxLength: 3, inputMode: "numeric"))</div>\
        \(form.yesNoUnknown("step_free", "Kommt man mit einem Rollstuhl hinein?"))\(form.text("floor", "Stockwerk", isOptional: true, width: .half, maxLength: 40))
        """
    }

    private static func edit(_ context: SignedInContext, _ kept: FormData? = nil, _ errors: FieldErrors = FieldErrors()) async throws -> Page {
        let id: RoomID = try context.id("raum")
        guard let room = try await context.ask(RoomList()).rooms.first(where: { $0.id == id }) else { throw Refusal.notFound }
        let preset: FormData = [
            "name": room.name, "places": String(room.details.places), "step_free": room.details.isStepFree.map { $0 ? "ja" : "nein" } ?? "unbekannt",
            "floor": room.details.floor,
        ]
        let form = context.form(to: "/kalender/raeume/\(id)", kept: kept ?? preset, errors: errors)
        return Page(
            "Raum ändern", area: .calendar, errors: errors, isNarrow: true,
            body: "\(form.markup("\(form.version(room.version))\(fields(form))", submit: "Speichern"))<p><a href=\"\(link)\">Zu den Räumen</a></p>")
    }
}
