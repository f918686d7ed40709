import Basics
import Figures
import Markup
import Office

/// "Berichte": what the office counted in a period.
enum Reports {
    static let routes: [Route] = [.get("/berichte", needs: .right(.seeReports), activity)] + HousingReportPage.routes

    private static func activity(_ context: SignedInContext) async throws -> Answer {
        let period = ReportPeriod(context.query, today: context.today)
        guard period.errors.isEmpty else {
            return context.page(ReportPage(context: context, period: period, figures: nil, events: nil, shelters: nil).page)
        }
        do {
            let reported = ReportedPeriod(from: period.from, to: period.to, asOf: period.asOf)
            let figures = try await context.ask(ActivityReport(over: reported))
            let events = try await context.ask(EventReport(over: reported))
            let shelters = try await context.ask(ShelterReport(over: reported))
            return context.page(ReportPage(context: context, period: period, figures: figures, events: events, shelters: shelters).page)
        } catch Refusal.invalid {
            var failed = period
            failed.errors = [FieldError(field: "bis", message: "Das Ende liegt vor dem Anfang.")]
            return context.page(ReportPage(context: context, period: failed, figures: nil, events: nil, shelters: nil).page)
        }
    }
}

/// From when to when, and as known on which day; what is not given is this year up to today.
struct ReportPeriod {
    let from: CivilDate
    let to: CivilDate
    let asOf: CivilDate?
    let today: CivilDate
    let typed: FormData
    var errors: [FieldError]

    init(_ query: FormData, today: CivilDate) {
        var read = FormReader(query)
        let from = read.date("von")
        let to = read.date("bis")
        asOf = read.date("stand")
        self.from = from ?? Self.first(of: (to ?? today).year)
        self.to = to ?? max(today, self.from)
        self.today = today
        errors = read.errors
        typed = errors.isEmpty ? ["von": self.from.german, "bis": self.to.german, "stand": asOf?.german] : query
    }

    /// The periods offices report on: this year so far, the half-year that ended last, the two years before.
    var presets: [(title: String, from: CivilDate, to: CivilDate)] {
        let year = today.year
        let half = Self.first(of: year).adding(months: today.month > 6 ? 0 : -6)
        let years = [year - 1, year - 2].map { ("Jahr \($0)", Self.first(of: $0), Self.first(of: $0 + 1).adding(days: -1)) }
        return [
            ("dieses Jahr", Self.first(of: year), today),
            ("\(half.month == 1 ? 1 : 2). Halbjahr \(half.year)", half, half.adding(months: 6).adding(days: -1)),
        ] + years
    }

    private static func first(of year: Int) -> CivilDate { CivilDate(year: year, month: 1, day: 1) ?? CivilDate(dayNumber: 0) }
}
