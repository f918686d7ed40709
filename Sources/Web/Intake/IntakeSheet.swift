import Basics
import Office

/// What the intake form says, read into the command that opens the file.
struct IntakeSheet {
    let command: OpenCase
    /// Who to look for among the files there are.
    let similar: SimilarPersons
    /// The worker saw the similar files and opens a new one all the same.
    let opensAnyway: Bool

    init(_ form: FormData, worker: Worker) throws {
        var read = FormReader(form)
        let identity = PersonIdentity(
            familyName: read.line("family_name", max: 80), givenName: read.line("given_name", max: 80),
            nameInOwnScript: read.line("own_script", max: 120), gender: read.choice("gender"))
        let born = read.date("born")
        let desk = Self.desk(&read, worker)
        let alias = read.line("alias", max: 80)
        let language = read.language("language")
        let interpreter = read.yesNo("interpreter")
        let destination = read.country("destination")
        let wish = read.text("wish", max: 4_000)
        if identity.isEmpty, alias == nil, language == nil, destination == nil, wish == nil {
            read.add("alias", "Tragen Sie mindestens eines ein, woran Sie den Fall wiedererkennen: eine Bezeichnung, die Sprache oder das Anliegen.")
        }
        if identity.fullName == nil, identity.nameInOwnScript != nil {
            read.add("own_script", "Tragen Sie den Namen auch in lateinischer Schrift ein, so wie er gesprochen wird.")
        }
        try read.finish()
        guard let desk else { throw Refusal.invalid(read.errors) }
        command = OpenCase(
            desk: desk, alias: alias, identity: identity, language: language, needsInterpreter: interpreter, destination: destination, wish: wish,
            born: born)
        similar = SimilarPersons(identity, born: born)
        opensAnyway = form["anyway"] == "ja"
    }

    /// A worker with one desk is not asked.
    private static func desk(_ read: inout FormReader, _ worker: Worker) -> CounsellingDesk? {
        let desks = worker.desks
        if desks.count == 1 { return desks.first }
        return read.choice("desk", required: "Rückkehr oder Auszug")
    }
}
