import Basics
import Catalogue
import HTTPTypes
import Markup
import Office

/// One member of the household: who they are, and everything the programmes may ask about them.
enum PersonPage {
    static let routes: [Route] = [
        .get("/faelle/:fall/haushalt/person/neu", needs: .right(.keepFiles)) { context in
            context.page(try await page(context, of: nil, nil, FieldErrors()))
        },
        .post("/faelle/:fall/haushalt/person/neu", needs: .right(.keepFiles), add),
        .get("/faelle/:fall/haushalt/person/:person", needs: .right(.seeConfidential)) { context in
            context.page(try await page(context, of: try context.id("person"), nil, FieldErrors()))
        },
        .post("/faelle/:fall/haushalt/person/:person", needs: .right(.keepFiles), record),
        .post("/faelle/:fall/haushalt/person/:person/schutz", needs: .right(.seeConfidential), showNeeds),
        .post("/faelle/:fall/haushalt/person/:person/entfernen", needs: .right(.keepFiles), remove),
    ]

    private static func add(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        return try await context.attempt {
            var read = FormReader(context.form)
            let identity = try IdentityFields.read(&read)
            let facts = FactSheet(context.office.shelf.current, of: .person).read(&read)
            try read.finish()
            let similar = SimilarPersons(
                identity, born: facts["born"]?.values.first.flatMap { CivilDate(iso: $0) }, nationality: facts["nationality"]?.values.first,
                apartFrom: file)
            if context.form["anyway"] != "ja" {
                let hits = try await context.ask(similar)
                guard hits.isEmpty else { return context.page(try await page(context, of: nil, context.form, FieldErrors(), similar: hits)) }
            }
            _ = try await context.perform(AddPerson(file: file, identity: identity, facts: facts))
            return context.seeOther("/faelle/\(file)/haushalt", notice: Notice("Die Person gehört jetzt zum Haushalt."))
        } orShow: { kept, errors in
            try await page(context, of: nil, kept, errors)
        }
    }

    private static func record(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let id: PersonID = try context.id("person")
        return try await context.attempt(together: parts(context)) { form in
            var read = FormReader(form)
            let identity = try IdentityFields.read(&read)
            let facts = FactSheet(context.office.shelf.current, of: .person).read(&read)
            let version = read.version()
            try read.finish()
            _ = try await context.perform(RecordPerson(file: file, person: id, identity: identity, facts: facts, version: version))
            return context.seeOther(context.wayBack(in: file), notice: Notice("Die Angaben zur Person sind gespeichert."))
        } newest: {
            let answer = try await context.ask(HouseholdSheet(file: file))
            guard let person = answer.persons.first(where: { $0.id == id }) else { throw Refusal.notFound }
            return NewestState(
                file: answer.file, section: .household,
                values: PersonView.typed(person, try await shownNeeds(context, of: id), FactSheet(context.office.shelf.current, of: .person)),
                version: person.version, change: try await lastChange(context, file, id))
        } orShow: { kept, errors in
            try await page(context, of: id, kept, errors)
        }
    }

    /// The same form with what was typed into it, and with what is sensitive.
    private static func showNeeds(_ context: SignedInContext) async throws -> Answer {
        let id: PersonID = try context.id("person")
        let sheet = FactSheet(context.office.shelf.current, of: .person)
        let needs = sheet.typed(try await needs(context, of: id))
        let before = Choosing.decoded(context.form.exact(Choosing.beforeField)).fields.map { ($0.name, $0.value) } + needs
        let kept = FormData(context.form.fields.map { ($0.name, $0.value) } + needs).setting(Choosing.beforeField, to: FormData(before).encoded)
        return context.page(try await page(context, of: id, kept, FieldErrors(), isOpened: true))
    }

    private static func needs(_ context: SignedInContext, of person: PersonID) async throws -> RecordedFacts {
        let all = try await context.ask(ProtectionNeeds(file: try context.id("fall"), reason: context.readingReason))
        guard let person = all.first(where: { $0.id == person }) else { throw Refusal.notFound }
        return person.facts
    }

    /// What a form shows that came back: what is sensitive only where it stood in it before.
    private static func shownNeeds(_ context: SignedInContext, of person: PersonID) async throws -> RecordedFacts? {
        let fields = FactGroup.sensitive(FactSheet(context.office.shelf.current, of: .person).fields)
        guard fields.contains(where: { context.form.exact(FactSheet.standingName($0)) != nil }) else { return nil }
        return try await needs(context, of: person)
    }

    private static func parts(_ context: SignedInContext) -> [SharedPart] {
        IdentityFields.parts + FactSheet(context.office.shelf.current, of: .person).fields.map { .fact($0) }
    }

    private static func lastChange(_ context: SignedInContext, _ file: CaseID, _ person: PersonID) async throws -> LastChange.Change? {
        try await context.ask(LastChange(file: file, actions: [RecordPerson.name], subject: person.text))
    }

    private static func remove(_ context: SignedInContext) async throws -> Answer {
        let file: CaseID = try context.id("fall")
        let id: PersonID = try context.id("person")
        return try await context.attempt {
            _ = try await context.perform(RemovePerson(file: file, person: id))
            return context.seeOther("/faelle/\(file)/haushalt", notice: Notice("Die Person gehört nicht mehr zum Haushalt."))
        } orShow: { _, errors in
            try await page(context, of: id, nil, errors)
        }
    }

    private static func page(
        _ context: SignedInContext, of id: PersonID?, _ kept: FormData?, _ errors: FieldErrors, similar: [SimilarPerson] = [],
        isOpened: Bool = false
    ) async throws -> Page {
        let answer = try await context.ask(HouseholdSheet(file: try context.id("fall")))
        let person = try id.map { id in
            guard let person = answer.persons.first(where: { $0.id == id }) else { throw Refusal.notFound }
            return person
        }
        var change: LastChange.Change?
        var needs: RecordedFacts?
        if let person {
            change = try await lastChange(context, answer.file.id, person.id)
            needs = isOpened ? try await Self.needs(context, of: person.id) : try await shownNeeds(context, of: person.id)
        }
        let pairs = id == nil ? [] : try await context.ask(DuplicatePairs(of: answer.file.id)).filter { $0.one.person == id || $0.other.person == id }
        return PersonView(
            context: context, file: answer.file, person: person, needs: needs, change: change, kept: kept, errors: errors, similar: similar,
            pairs: pairs
        ).page
    }
}
