/// L060 and L028 for the rules of flats: values without a source, and values nobody has read.
extension Survey {
    func housingFindings() -> [Finding] {
        trees.compactMap { $0["housing"] }.flatMap { tree in
            (tree.map ?? []).flatMap { section -> [Finding] in
                if section.key == "allowance" { return versions(section.value, "the allowance") }
                return (section.value.map ?? []).flatMap { entry -> [Finding] in
                    let what = "'\(entry.key)' of '\(section.key)'"
                    let own = unsourced(entry.value, entry.place, what, assumption: "text, by, review_by")
                    return own + (entry.value["values"].map { versions($0, what) } ?? [])
                }
            }
        }
    }

    private func versions(_ tree: Tree, _ what: String) -> [Finding] {
        (tree.list ?? []).flatMap { version -> [Finding] in
            let found = unsourced(version, version.place, "a value of \(what)", assumption: "text, by, review_by")
            guard version["value"]?.text == "unread" else { return found }
            return found + [
                Finding(
                    code: .valueUnread, severity: .info, place: version.entry("value")?.place ?? version.place,
                    message: "a value of \(what) was not read", mend: "read it in a source; until then the answer says that it is not known")
            ]
        }
    }
}
