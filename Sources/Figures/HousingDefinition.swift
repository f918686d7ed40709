/// What each figure means, in one sentence.
public enum HousingDefinition {
    public static let placed =
        "Umgezogen: ein Haushalt mit allen seinen Personen, an dem Tag, an dem er in die Wohnung zog. Eine Wohnung zählt einmal, auch mit mehreren Haushalten."
    public static let ukraine =
        "Aus der Ukraine: was beim Einzug dazu eingetragen wurde. Wo nichts steht, ist es nicht bekannt; aus anderen Angaben wird es nicht geschlossen."
    public static let middle = "Mitte: Die Hälfte brauchte höchstens so viele Tage; neun von zehn höchstens so viele, wie daneben stehen."
    public static let time = "Von der Meldung bis zum Umzug: Tage von dem Tag an, an dem der Haushalt gemeldet wurde, wo er bekannt ist. \(middle)"
    public static let steps =
        "Tage je Schritt: vom Beginn bis zum Ende eines Schritts, der im Zeitraum endete und dessen Beginn bekannt ist. Was für den Haushalt gilt und für jede Wohnung, zählt einmal. \(middle)"
    public static let proposals =
        "Vorschlag: ein Haushalt, der im Zeitraum für eine Wohnung vorgeschlagen wurde. Mehrere zugleich sind gewollt. Besichtigung: eine, die stattfand. Geteilt wird durch die Haushalte, die im Zeitraum einzogen."
    public static let lost =
        "Verlorenes Angebot: eine Wohnung, deren Angebot im Zeitraum endete, ohne dass jemand einzog. Was doppelt gemeldet war, was die Stadt zurücknahm und was eine andere Stelle im Verbund vermittelt hat, ist nicht verloren."
    public static let housed =
        "Noch in der Wohnung: von den Haushalten, die diesen Tag im Zeitraum erreichten, was zuletzt bekannt war. Wen niemand erreicht hat, ist nicht bekannt."
    public static let network =
        "Im Verbund: was jede Stelle selbst eingetragen hat, nur gezählt; kein Fall einer anderen Stelle wird dafür geöffnet. Eine Wohnung der Stadt zählt einmal, und wer sie vermietet, steht im Buch der Stadt."
    public static let volunteers =
        "Aktiv: wer an einem Tag des Zeitraums im Ehrenamt aktiv war. Stunden, die zurückgenommen wurden, zählen nicht. Gezählt wird, was heute eingetragen ist."
    public static let small =
        "Unter fünf steht keine Zahl, wo jemand erkannt werden könnte, und Tage stehen erst ab fünf. Ließe sie sich aus den anderen errechnen, stehen auch die nächstkleineren nicht da."
}
