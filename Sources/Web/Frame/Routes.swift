extension Route {
    /// Every address there is; a screen adds its line here. The matrix test walks this table for every role.
    public static let all: [Route] = [
        PublicPages.routes,
        SignIn.routes,
        DayPage.routes,
        CaseListPage.routes,
        IntakePage.routes,
        DuplicatesPage.routes,
        OverviewPage.routes,
        HouseholdPage.routes,
        TimelinePage.routes,
        InterpretingPage.routes,
        ErrandsPage.routes,
        FundsPage.routes,
        RecordPage.routes,
        AccountsPage.routes,
        Funding.routes,
        Letters.routes,
        Departures.routes,
        Reports.routes,
        Rules.routes,
        RuleBook.routes,
        Events.routes,
        SettingsPage.routes,
        SnippetsPage.routes,
        KeyboardPage.routes,
    ].flatMap { $0 }
}
