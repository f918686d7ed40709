@testable import Catalogue

/// Small programmes that between them use every construct of the format, to hold the two evaluators against each other.
enum BulkConstructs {
    static var catalogue: SmallCatalogue {
        var small = SmallCatalogue(main, head: "valid: {from: 2000-01-01}")
        small.sets = sets
        small.others = [
            SmallCatalogue.programme(
                "q", moving, head: "valid: {from: 2024-01-01, to: 2025-12-31}\nanchor: departure_date\ncoverage: {destination: set:lands}"),
            SmallCatalogue.programme("r", rest),
        ]
        small.relations = relations
        return small
    }

    private static let sets = """
        schema: 1
        sets:
          lands:
            code_list: iso-3166-1
            versions:
              - {from: 2020-01-01, to: 2024-12-31, values: [IQ, {code: GE, when: {field: a, is: true}}]}
              - {from: 2025-01-01, values: [IQ, BJ, {code: GE, when: {elapsed_since: since, to: anchor, at_least: 1 year}}, {code: UA, when: {field: b, is: true}}]}
          tones:
            field: kind
            versions: [{from: 2025-01-01, values: [red, green]}]
        """

    private static let main = """
        parameters:
          rate: {unit: EUR, values: [{from: 2020-01-01, to: 2024-12-31, value: "150.00"}, {from: 2025-01-01, value: "200.00"}]}
          top: {unit: EUR, values: [{from: 2000-01-01, value: "400.00"}]}
          part: {unit: percent, values: [{from: 2000-01-01, value: 33.33}]}
          age: {unit: count, values: [{from: 2000-01-01, value: 18}]}
          stay: {unit: duration, values: [{from: 2000-01-01, value: 18 months}]}
          dark: {unit: EUR, values: [{from: 2000-01-01, value: unread}]}
        rules:
          listed: {text: listed, when: {field: destination, in: set:lands}}
          young: {text: young, when: {age_of: born, on: anchor, under: param:age}}
          stayed: {text: stayed, when: {elapsed_since: since, to: anchor, at_least: param:stay}}
          soon: {text: soon, when: {elapsed_since: since, to: departure_date, at_most: 6 weeks}}
          usual: {text: usual, presumed: yes, when: {field: c, is: true}}
          rare: {text: rare, presumed: no, when: {not: {field: place, is: true}}}
        offers:
          listed: {form: service, per: person, when: {all: [{rule: listed}, {any: [{field: a, is: true}, {not: {field: b, is: true}}]}]}}
          some:
            form: cash
            per: person
            when: {at_least_of: {n: 2, of: [{rule: stayed}, {rule: usual}, {field: kind, in: [red, blue]}, {rule: soon}]}}
            amount: {lesser_of: [{greater_of: [{field: wish}, "20.00"]}, {sum: [param:rate, {share: [{field: wish}, param:part], round: half_up}]}]}
          aged:
            form: cash
            per: person
            when: {all: [{not: {rule: rare}}, {any_member: {field: signs, is: true}}, {field: kind, in: set:tones}]}
            amount: {by: born, rows: [{under: 12, amount: "50.00"}, {at_least: 12, under: 18, amount: param:rate}, {otherwise: {field: wish}}]}
          family:
            form: cash
            per: household
            when: {all: [{any_member: {rule: young}}, {count_members: {where: {field: b, is: true}}, at_least: 1}, {field: rooms, more_than: 2}]}
            amount: {times: [param:rate, {count_members: {where: {rule: young}}}]}
          turned:
            form: cash
            per: person
            when: {field: a, is: true}
            amount: {rows: [{when: {field: b, is: true}, amount: "10.00"}, {when: {field: c, is: true}, amount: "20.00"}, {otherwise: "30.00"}]}
            exceptions:
              - {id: more, when: {rule: young}, amount: "99.00"}
              - {id: none, overrides: [more], when: {all: [{rule: listed}, {field: c, is: true}]}, refuse: true}
              - {id: other, when: {field: needs, has_any: [sick]}, amount: {field: wish}}
          kind: {form: in_kind, per: person, when: {field: needs, has_any: [old, sick]}, value_up_to: param:dark}
          all: {form: service, per: person, when: {all: [{field: needs, has_all: [old, pregnant]}, {main_applicant: true}]}}
          everyone: {form: service, per: household, when: {every_member: {any: [{field: a, is: true}, {field: wish, less_than: param:top}]}}}
          few: {form: service, per: household, when: {count_members: {where: {field: a, is: true}}, is: 1}}
          before: {form: service, per: person, when: {received_before: {offer: some, within: 5 years}}}
        limits:
          each: {offers: [some, aged], scope: person, at_most: param:rate, share_out: in_order}
          family: {offers: [some, aged, family], scope: household, at_most: {sum: [param:top, {times: ["10.00", {field: rooms}]}]}, share_out: pro_rata}
          only: {offers: [some], scope: household, at_most: param:top, when: {any_member: {field: b, is: true}}, share_out: in_order}
        """

    private static let moving = """
        parameters:
          rate: {unit: EUR, values: [{from: 2024-01-01, to: 2024-12-31, value: "100.00"}, {from: 2025-01-01, to: 2025-06-30, value: "120.00"}]}
          many: {unit: count, values: [{from: 2024-01-01, to: 2024-12-31, value: 1}, {from: 2025-01-01, value: 2}]}
        offers:
          gone:
            form: cash
            per: person
            when: {all: [{elapsed_since: since, to: anchor, more_than: 14 days}, {field: destination, in: set:lands}]}
            amount: {dated: [{from: 2024-01-01, to: 2024-12-31, amount: {field: wish}}, {from: 2025-01-01, amount: param:rate}]}
          dear: {form: service, per: person, when: {any: [{field: wish, at_least: param:rate}, {anchor: {from: 2025-07-01}}]}}
          group: {form: service, per: household, when: {count_members: {where: {field: c, is: true}}, at_least: param:many}}
        limits:
          most: {offers: [gone], scope: household, at_most: {times: [param:rate, 2]}, share_out: in_order}
        """

    private static let rest = """
        offers:
          uncovered: {form: service, per: person, when: {not_covered: {help: return, key: destination}}}
          after: {form: service, per: person, when: {all: [{programme: p, offer: some, result: no}, {offer: uncovered}]}}
          paid: {form: cash, per: person, when: {field: b, is: true}, amount: "80.00"}
          mine: {form: cash, per: household, when: {field: rooms, at_least: 1}, amount: "70.00"}
          once: {form: service, per: person, when: {field: c, is: true}}
          beside: {form: cash, per: person, when: {field: a, is: true}, amount: {field: wish}}
        """

    private static let relations = """
        schema: 1
        relations:
          wide: {kind: exclusive, scope: household, prefer: [p.some, q.dear]}
          narrow: {kind: exclusive, scope: person, prefer: [p.aged, p.kind]}
          last: {kind: subsidiary, scope: household, offer: q.group, behind: [p.family, p.listed]}
          both: {kind: requires, scope: person, offer: q.gone, needs: [p.listed]}
          less: {kind: deducts, scope: person, from: r.paid, of: [p.some], share: 50, round: up}
          less_together: {kind: deducts, scope: household, from: r.mine, of: [p.turned, p.family], share: 100, round: down}
          never_twice: {kind: once, offers: [r.once]}
          silent: {kind: unstated, scope: person, offers: [r.beside, r.paid, p.turned]}
          silent_together: {kind: unstated, scope: household, offers: [r.mine, p.everyone]}
          past: {kind: exclusive, scope: household, prefer: [p.few, p.everyone], valid: {to: 2024-12-31}}
        """
}
