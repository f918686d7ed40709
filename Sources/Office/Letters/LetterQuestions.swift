public import Basics
public import Catalogue
public import Papers
import Store

/// The templates a file may use.
public struct LetterChoice: Question {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public var opens: CaseID? { file }

    public init(file: CaseID) { self.file = file }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let templates: [LetterTemplate]
        /// Files of templates that cannot be used.
        public let broken: [Diagnosis]
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.openFile(file)
        let letters = desk.shelf.letters
        return Answer(file: file, templates: letters.all.filter { $0.isFor(file.desk) }, broken: letters.findings.errors)
    }
}

extension LetterTemplate {
    func isFor(_ desk: CounsellingDesk) -> Bool { self.desk == .both || self.desk.rawValue == desk.rawValue }
}

/// A letter as it would be frozen now.
public struct LetterPreview: Question {
    public static let needs = Right.keepFiles
    public let file: CaseID
    public let template: String
    /// Nil to begin: with what the replaced letter was made of, or with nothing.
    public let input: LetterInput?
    public let replaces: LetterID?
    /// The proposal whose flat fills in what it can, to begin with.
    public let nomination: NominationID?
    public var opens: CaseID? { file }

    public init(file: CaseID, template: String, input: LetterInput?, replaces: LetterID? = nil, nomination: NominationID? = nil) {
        self.nomination = nomination
        self.file = file
        self.template = template
        self.input = input
        self.replaces = replaces
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let persons: [Person]
        public let template: LetterTemplate
        public let input: LetterInput
        public let letter: OfficeLetter
        public let missing: [LetterGap]
        public let refused: [FieldError]
        /// The letter whose place it takes.
        public let replaced: LetterLine?
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.openFile(file)
        let template = try desk.letterTemplate(template, for: file)
        let old = try replaces.map { try desk.sealedLetter($0, of: file) }
        let input =
            try input ?? (old?.body.template == template.id ? old?.body.input : nil) ?? nomination.map {
                try desk.letterInput(of: file, for: $0, template)
            } ?? LetterInput()
        let draft = try desk.draftLetter(template, input, of: file)
        return Answer(
            file: file, persons: try desk.persons(of: file), template: template, input: input, letter: draft.letter, missing: draft.missing,
            refused: draft.refused, replaced: old?.line)
    }
}

extension Desk {
    func letterTemplate(_ id: String, for file: CaseFile) throws -> LetterTemplate {
        guard let template = shelf.letters[id], template.isFor(file.desk) else {
            throw Refusal.notNow(why: "Diese Vorlage gibt es nicht mehr.", instead: "Wählen Sie eine andere unter „Neuer Brief“.")
        }
        return template
    }
}

/// A frozen letter.
public struct LetterOnFile: Question {
    public static let needs = Right.seeConfidential
    public let file: CaseID
    public let letter: LetterID
    public var opens: CaseID? { file }

    public init(file: CaseID, letter: LetterID) {
        self.file = file
        self.letter = letter
    }

    public struct Answer: Sendable {
        public let file: CaseFile
        public let line: LetterLine
        public let letter: OfficeLetter
        /// Why it took another one's place.
        public let reason: String?
        public let replaces: LetterLine?
        public let replacedBy: LetterLine?
        /// The template it was written from, where there still is one of that name.
        public let template: String?
        /// When the person allowed it.
        public let consentOn: CivilDate?
        /// `sha256:…` of the template as it was.
        public let templateHash: String
        public let maySend: Bool
        public let today: CivilDate
    }

    public func answer(at desk: Desk) throws -> Answer {
        let file = try desk.file(file)
        let all = try desk.sealedLetters(of: file)
        guard let (line, body) = all.first(where: { $0.line.id == letter }) else { throw Refusal.notFound }
        func other(_ id: LetterID?) -> LetterLine? { id.flatMap { id in all.first { $0.line.id == id }?.line } }
        return Answer(
            file: file, line: line, letter: body.letter, reason: body.reason, replaces: other(line.replaces), replacedBy: other(line.replacedBy),
            template: desk.shelf.letters[body.template]?.id, consentOn: body.input.consentOn, templateHash: body.hash,
            maySend: desk.worker.may(.keepFiles), today: desk.today)
    }
}
