/// Why a letter did not become paper.
public enum PaperError: Error, Sendable, Equatable {
    /// The press cannot run here; the reason is for the administrator, in German. The letter can still be printed from the browser.
    case pressMissing(String)
    /// The press looked at this letter and will not set it; the text is the typesetter's.
    case refused(String)
    /// The letter was not set within the time limit. The next one gets a fresh press.
    case tooSlow
    /// The press broke down over this letter. The next one gets a fresh press.
    case brokeDown
    /// The press was closed for good.
    case closed
}
