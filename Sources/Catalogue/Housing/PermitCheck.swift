public import Basics

extension HousingRules {
    /// Until when residence titles have to hold where a certificate is applied for on a day; nil where the Land's rule is not known.
    public func titlesNeeded(land: String, applyingOn day: CivilDate) -> CivilDate? {
        permits.first { $0.land == land }?.values.version(on: day)?.value?.title.after(day)
    }
}

extension FlatRuler {
    /// The certificate a funded flat needs.
    func permits(_ needs: HousingNeeds) -> [FlatPoint] {
        guard let funded = flat.funded else { return [point(.permitMissing, .open, .funded)] }
        guard funded else { return [point(.permitMissing, .fits)] }
        switch needs.permit {
        case nil: return [point(.permitMissing, .open, .permit)]
        case .held?: return [point(.permitMissing, .fits), expiry(needs), group(needs)]
        case .applied?, .missing?: return [point(.permitMissing, .not), title(needs)]
        }
    }

    private func expiry(_ needs: HousingNeeds) -> FlatPoint {
        guard let until = needs.permitUntil else { return point(.permitExpired, .open, .permitUntil) }
        return point(.permitExpired, until >= day ? .fits : .not)
    }

    private func group(_ needs: HousingNeeds) -> FlatPoint {
        guard !flat.permitGroups.isEmpty else { return point(.permitGroup, .open, .permitGroups) }
        guard let own = needs.permitGroup else { return point(.permitGroup, .open, .ownGroup) }
        return point(.permitGroup, flat.permitGroups.contains(own) ? .fits : .not)
    }

    /// Whether a certificate could be had if it was applied for today.
    private func title(_ needs: HousingNeeds) -> FlatPoint {
        guard let until = needs.titleUntil else { return point(.titleShort, .open, .titleUntil) }
        guard let needed = permit?.version?.value?.title.after(day) else { return point(.titleShort, .open, .sizeRule) }
        return point(.titleShort, until >= needed ? .fits : .not)
    }
}
