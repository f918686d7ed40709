import Basics
import Markup
import Office

extension SignedInContext {
    /// Says on a form that a colleague changed the same thing minutes ago; nil where nobody did.
    func justChanged(_ change: LastChange.Change?) -> HTML? {
        guard let change, change.worker != worker.id else { return nil }
        let minutes = office.clock.now().seconds(since: change.at) / 60
        guard minutes < 15 else { return nil }
        let when = minutes < 1 ? "gerade eben" : "vor \(counted(minutes, "Minute", "Minuten", none: ""))"
        return panel(.warn, "<p>\(HTML.bdi(change.workerName)) hat hier \(when) etwas geändert. Vielleicht sprechen Sie sich ab.</p>")
    }
}
