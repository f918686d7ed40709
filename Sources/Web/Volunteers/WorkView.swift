import Basics
import Markup
import Office
import Papers

/// A year's hours, expenses and confirmations, for the volunteer and for whoever keeps the book.
struct WorkView {
    let work: WorkOfYear
    let thisYear: Int
    /// The same page for another year.
    let yearLink: (Int) -> Link
    /// Where a confirmation is printed.
    let paper: (ThanksID) -> Link

    /// The year that is asked for; this one where none is.
    static func year(_ context: SignedInContext) -> Int {
        context.query["jahr"].flatMap { Int($0) }.flatMap { (2000...context.today.year).contains($0) ? $0 : nil } ?? context.today.year
    }

    var sums: HTML {
        let open = work.sum(.asked) + work.sum(.agreed)
        return panel(
            .plain,
            """
            <p class="big">\(HoursSheet.words(work.minutes)) Stunden in \(String(work.year))</p>\
            <p>Auslagen: \(work.sum(.paid).german) ausgezahlt, \(open.german) offen</p>
            """)
    }

    var expenses: HTML {
        guard !work.expenses.isEmpty else { return .empty }
        let table = Table(
            "Auslagen",
            columns: [.init("Am", .name), .init("Wofür"), .init("Betrag", .number), .init("Beleg"), .init("Stand")],
            rows: work.expenses.map { expense in
                [
                    day(expense.claim.day), Self.about(expense), "\(expense.claim.amount.german)", expense.claim.hasReceipt ? "ja" : "nein",
                    Self.standing(expense),
                ]
            })
        return "<h2>Auslagen</h2>\(table.markup)"
    }

    static func about(_ expense: Expense) -> HTML {
        "\(expense.claim.kind.german)\(expense.claim.about.map { " <span class=\"hint\">\(HTML.bdi($0))</span>" as HTML })"
    }

    static func standing(_ expense: Expense) -> HTML {
        let tone: Tone =
            switch expense.state {
            case .asked: .warn
            case .agreed, .paid: .good
            case .refused: .bad
            }
        let when = expense.paidOn.map { " am \($0.german)" } ?? ""
        let by: HTML? = expense.decidedBy.map { " <span class=\"hint\">von \(HTML.bdi($0))</span>" }
        let why: HTML? = expense.refusedWhy.map { " <span class=\"hint\">\(HTML.bdi($0))</span>" }
        return "\(tag(expense.state.german + when, tone))\(by)\(why)"
    }

    /// Without an act nothing can be done about them here.
    func hours(_ act: ((GivenHours) -> HTML)? = nil) -> HTML {
        guard !work.hours.isEmpty else { return "<h2>Stunden</h2><p>Für dieses Jahr sind noch keine Stunden eingetragen.</p>" }
        let table = Table(
            "Stunden",
            columns: [.init("Am", .name), .init("Wofür"), .init("Stunden", .number)] + (act == nil ? [] : [.init("Schritt", .action)]),
            rows: work.hours.map { given in
                let hint: HTML? = given.ofErrand ? " <span class=\"hint\">aus einem Auftrag</span>" : nil
                return [day(given.day), "\(given.kind.german)\(hint)", "\(HoursSheet.words(given.minutes))"] + (act.map { [$0(given)] } ?? [])
            })
        return "<h2>Stunden</h2>\(table.markup)"
    }

    var thanks: HTML {
        guard !work.thanks.isEmpty else { return .empty }
        let lines: [HTML] = work.thanks.map {
            "<li><a href=\"\(paper($0.id))\">Bescheinigung \($0.number)</a>, vom \(day($0.from)) bis \(day($0.to)), ausgestellt am \(day($0.givenOn))</li>"
        }
        return "<h2>Dank und Bescheinigung</h2><ul>\(lines)</ul>"
    }

    var otherYears: HTML {
        let years = [work.year - 1, work.year + 1].filter { (2000...thisYear).contains($0) }.map {
            "<a href=\"\(yearLink($0))\">\(String($0))</a>" as HTML
        }
        return "<p class=\"noprint\">\(years.joined(separator: " · "))</p>"
    }

    /// The confirmation as PDF.
    static func paper(_ sheet: ThanksSheet, _ context: SignedInContext) async throws -> Answer {
        do {
            guard let press = context.visit.face.press else { throw PaperError.closed }
            return .file(try await press.press(sheet), type: "application/pdf", name: "Bescheinigung-\(sheet.number).pdf", shown: true)
        } catch is PaperError {
            throw Refusal.notNow(why: "Der Briefdruck steht gerade nicht bereit.", instead: "Versuchen Sie es später noch einmal.")
        }
    }
}

/// The fields of hours and of an expense.
enum WorkFields {
    static func hours(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.date("day", "Am"))\(form.text("hours", "Stunden", hint: "1:30 oder 1,5", width: .short, maxLength: 6))</div>\
        \(form.select("kind", "Wofür?", options: ErrandKind.allCases.map { Choice($0.rawValue, $0.german) }))
        """
    }

    static func readHours(_ read: inout FormReader) -> (day: CivilDate, minutes: Int, kind: ErrandKind)? {
        let day = read.date("day", required: "den Tag")
        let minutes = read.hours("hours", required: "die Stunden")
        let kind: ErrandKind? = read.choice("kind", required: "aus, wofür es war")
        guard let day, let minutes, let kind else { return nil }
        return (day, minutes, kind)
    }

    static func expense(_ form: Form) -> HTML {
        """
        <div class="pair">\(form.date("spent_on", "Ausgegeben am"))\(form.money("amount", "Betrag", hint: "In Euro, zum Beispiel 3,20"))</div>\
        \(form.select("expense", "Wofür?", options: ExpenseKind.allCases.map { Choice($0.rawValue, $0.german) }))\
        \(form.text("about", "Genauer", hint: "Zum Beispiel: Straßenbahn zum Jobcenter. Keine Namen.", isOptional: true, maxLength: 300))\
        \(form.radios("receipt", "Gibt es einen Beleg?", options: [Choice("ja", "Ja"), Choice("nein", "Nein")], isRow: true))
        """
    }

    static func readExpense(_ read: inout FormReader) -> ExpenseClaim? {
        let day = read.date("spent_on", required: "den Tag")
        let amount = read.money("amount", required: "den Betrag")
        let kind: ExpenseKind? = read.choice("expense", required: "aus, wofür es war")
        let about = read.line("about", max: 300)
        let receipt = read.yesNo("receipt", required: "aus, ob es einen Beleg gibt")
        guard let day, let amount, let kind, let receipt else { return nil }
        return ExpenseClaim(day: day, amount: amount, kind: kind, hasReceipt: receipt, about: about)
    }
}
