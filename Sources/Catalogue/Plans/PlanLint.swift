/// L060 and L028 for plans: steps and times without a source, and times nobody has read.
extension Survey {
    func planFindings() -> [Finding] {
        trees.filter { $0["plan"] != nil }.flatMap { tree in
            (tree["steps"]?.map ?? []).flatMap { unsourced($0) + unread($0) }
        }
    }

    private func unsourced(_ step: Tree.Entry) -> [Finding] {
        var found = unsourced(step.value, step.place, "the step '\(step.key)'", assumption: "text, by, review_by")
        for key in ["lead", "by", "opens", "keeps"] {
            for value in step.value[key]?.list ?? [] where value["value"]?.text != "unread" {
                found += unsourced(value, value.place, "a value of '\(key)' of the step '\(step.key)'", assumption: "text, by, review_by")
            }
        }
        return found
    }

    private func unread(_ step: Tree.Entry) -> [Finding] {
        guard let lead = step.value.entry("lead"), lead.value.text == "unread" else { return [] }
        return [
            Finding(
                code: .valueUnread, severity: .info, place: lead.place, message: "how long '\(step.key)' takes is not known",
                mend: "read it in a source; until then an office may write down its own experience")
        ]
    }
}
