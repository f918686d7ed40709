import Basics
import Markup
import Office

/// The funding check sends workers to a field of the household and takes them back once it is saved.
extension RouteContext {
    private var comesFromFunding: Bool { query["zurueck"] == "foerderung" }

    /// The form's address, which remembers where the worker came from.
    func keepingWayBack(_ link: Link) -> Link { comesFromFunding ? Link(local: "\(link.text)?zurueck=foerderung") ?? link : link }

    /// Where to go on after saving.
    func wayBack(in file: CaseID) -> Link {
        comesFromFunding ? FilePages.Section.funding.link(in: file) : FilePages.Section.household.link(in: file)
    }
}

extension Link {
    /// The same address, at this place of its page.
    func at(_ place: String) -> Link { Link(local: "\(text)#\(place)") ?? self }

    /// The same address, with the field to which the cursor goes.
    func asking(_ field: String?) -> Link {
        guard let field else { return self }
        return Link(local: "\(text)\(text.contains("?") ? "&" : "?")feld=\(field)") ?? self
    }
}
