import Basics
import Catalogue
import Store
import Vault

/// What a merge would do, and what stands in its way; made anew by the command itself.
struct MergePlan {
    let from: CaseFile
    let into: CaseFile
    let fromPersons: [Person]
    let intoPersons: [Person]
    /// Who in the file that goes is who in the file that stays.
    let same: [PersonID: PersonID]

    var members: [Person] { fromPersons.filter { same[$0.id] == nil } }
    func person(_ id: PersonID) -> Person? { (fromPersons + intoPersons).first { $0.id == id } }

    /// Why not, and what to do instead; nil where nothing stands in the way.
    func obstacle(at desk: Desk) throws -> Refusal? {
        if from.id == into.id { return .notNow(why: "Das ist ein und derselbe Fall.", instead: "Wählen Sie zwei verschiedene Fälle.") }
        guard from.desk == into.desk else {
            return .notNow(
                why: "Die Fälle gehören zu verschiedenen Stellen.",
                instead: "Jede Stelle führt ihren Fall weiter; verweisen Sie in einer Notiz aufeinander.")
        }
        for file in [from, into] where file.stage == .closed {
            return .notNow(
                why: "Der Fall \(file.number) ist abgeschlossen.",
                instead: "Öffnen Sie ihn in der Übersicht wieder; danach lässt er sich zusammenführen.")
        }
        guard desk.worker.may(.assignFiles) || (from.owner == desk.worker.id && into.owner == desk.worker.id) else {
            return .notNow(
                why: "Nicht beide Fälle sind Ihre.",
                instead: "Bitten Sie die Teamleitung, sie zusammenzuführen; danach ist nur noch eine Person zuständig.")
        }
        guard try desk.closedTo(from.id) == desk.closedTo(into.id) else {
            return .notNow(
                why: "Einer der Fälle ist für jemanden verschlossen, der den anderen öffnen darf.",
                instead: "Verschließen Sie zuerst beide für dieselben Kolleginnen und Kollegen.")
        }
        if into.naming == .nameless, from.naming == .named {
            return .notNow(why: "Der Fall, der bleibt, ist ohne Namen.", instead: "Führen Sie den namenlosen in den benannten Fall, nicht umgekehrt.")
        }
        let drafts: Int? = try desk.transaction.value(
            "SELECT COUNT(*) FROM drafts WHERE office = \(desk.office) AND case_id = \(from.id) AND discarded_at IS NULL")
        guard drafts == 0 else {
            return .notNow(
                why: "Im Fall \(from.number) hat jemand etwas getippt und noch nicht abgeschickt.",
                instead: "Schicken Sie den Entwurf ab, oder verwerfen Sie ihn; sonst ginge er verloren.")
        }
        if let open = try desk.openNomination(of: from.id) {
            return .notNow(
                why: "Der Fall \(from.number) ist gerade für die Wohnung \(open.flatNumber) vorgeschlagen.",
                instead: "Beenden Sie den Vorschlag, oder führen Sie den anderen Fall in diesen.")
        }
        return try obstacleInPeople(at: desk)
    }

    private func obstacleInPeople(at desk: Desk) throws -> Refusal? {
        guard !same.isEmpty else {
            return .notNow(
                why: "Niemand ist in beiden Fällen dieselbe Person.", instead: "Sagen Sie bei mindestens einer Person, wer sie im anderen Fall ist.")
        }
        guard Set(same.values).count == same.count,
            same.allSatisfy({ key, value in
                fromPersons.contains { $0.id == key } && intoPersons.contains { $0.id == value }
            })
        else {
            return .notNow(why: "Zwei Personen sollen im anderen Fall dieselbe sein.", instead: "Ordnen Sie jede Person nur einmal zu.")
        }
        guard into.persons + members.count <= AddPerson.limit else {
            return .notNow(why: "Der Haushalt hätte mehr als \(AddPerson.limit) Personen.", instead: "Lassen Sie die Fälle getrennt.")
        }
        return try obstacleInBooks(at: desk)
    }

    /// What may stand only once would stand twice.
    private func obstacleInBooks(at desk: Desk) throws -> Refusal? {
        let lines = "SELECT benefit, person FROM offer_lines WHERE office = \(desk.office) AND live AND case_id =" as SQL
        let known = Set(
            try desk.transaction.rows("\(lines) \(into.id)").map { [try $0.get(at: 0, as: String.self), try $0.get(at: 1, as: String.self)] })
        for row in try desk.transaction.rows("\(lines) \(from.id)") {
            let (benefit, person): (String, String) = (try row.get(at: 0), try row.get(at: 1))
            let after = PersonID(person).flatMap { same[$0] }?.text ?? person
            guard known.contains([benefit, after]) else { continue }
            return .notNow(
                why: "In beiden Fällen gibt es eine Zusage oder einen Entwurf über „\(desk.shelf.current.offer(benefit)?.title.de ?? benefit)“.",
                instead: "Ziehen Sie eine davon zurück; dann lassen sich die Fälle zusammenführen.")
        }
        let left = try desk.departures(of: into).filter { $0.voidedAt == nil }.map(\.person)
        for departure in try desk.departures(of: from) where departure.voidedAt == nil && same[departure.person].map(left.contains) == true {
            return .notNow(
                why: "Für \(person(departure.person)?.called ?? "eine Person") ist in beiden Fällen eine Ausreise bestätigt.",
                instead: "Nehmen Sie eine der Bestätigungen zurück.")
        }
        if let obstacle = try obstacleOnTheWay(at: desk) { return obstacle }
        let days = try desk.milestoneDays(of: into.id)
        for (kind, day) in try desk.milestoneDays(of: from.id) where days[kind].map({ $0 != day }) == true {
            return .notNow(
                why: "Ein Meilenstein hat in beiden Fällen verschiedene Tage (\(day.german)).", instead: "Berichtigen Sie ihn in einem der Fälle.")
        }
        return nil
    }

    /// A household is on one way at a time: to one flat, or to one other office.
    private func obstacleOnTheWay(at desk: Desk) throws -> Refusal? {
        if let one = try desk.openNomination(of: from.id), let other = try desk.openNomination(of: into.id) {
            return .notNow(
                why: "Beide Fälle sind gerade für eine Wohnung vorgeschlagen (\(one.flatNumber) und \(other.flatNumber)).",
                instead: "Beenden Sie einen der Vorschläge; dann lassen sich die Fälle zusammenführen.")
        }
        guard let sent = try desk.transfers(of: from.id).first(where: { $0.state == .sent }) else { return nil }
        return .notNow(
            why: "Der Haushalt im Fall \(from.number) ist unterwegs zu einer anderen Stelle (\(sent.to)).",
            instead: "Warten Sie auf die Antwort, oder nehmen Sie ihn zurück.")
    }
}

extension Desk {
    /// The plan, for whoever may open both files.
    func mergePlan(_ from: CaseID, into: CaseID, same: [PersonID: PersonID]) throws -> MergePlan {
        let (from, into) = (try file(from), try file(into))
        return MergePlan(from: from, into: into, fromPersons: try persons(of: from), intoPersons: try persons(of: into), same: same)
    }

    /// The file this one went into; nil for a file of its own.
    func mergedInto(_ file: CaseID) throws -> CaseID? {
        let text: String? = try transaction.rows("SELECT merged_into FROM cases WHERE office = \(office) AND case_id = \(file)").first?.get(at: 0)
        return text.flatMap { CaseID($0) }
    }

    /// The files whose course belongs to this one: itself, and those that went into it.
    func course(of file: CaseID) throws -> [CaseID] {
        var all = [file]
        var next = 0
        while next < all.count {
            all += try transaction.values(
                "SELECT from_case FROM file_merges WHERE office = \(office) AND into_case = \(all[next]) AND undone_at IS NULL ORDER BY merged_at")
            next += 1
        }
        return all
    }
}
