import Store
import Testing

@Suite struct Addresses {
    @Test func theTwoKindsAreRead() throws {
        #expect(try DatabaseAddress("sqlite:data/n.sqlite") == .sqlite(path: "data/n.sqlite"))
        #expect(try DatabaseAddress("sqlite:///var/n.sqlite") == .sqlite(path: "/var/n.sqlite"))
        #expect(try DatabaseAddress("postgresql://u:p@h/n") == .postgres(url: "postgresql://u:p@h/n"))
        #expect(try DatabaseAddress("postgres://h/n") == .postgres(url: "postgres://h/n"))
    }

    @Test(arguments: ["", "n.sqlite", "sqlite:", "sqlite://", "sqlite::memory:", "mysql://u:geheim@h/n"])
    func anythingElseIsRefusedWithoutRepeatingIt(text: String) throws {
        let error = try #require(throws: DatabaseError.self) { try DatabaseAddress(text) }
        #expect("\(error)".contains("sqlite:") || "\(error)".contains("path"))
        #expect(!"\(error)".contains("geheim"))
    }

    @Test(arguments: [
        ("postgresql://u:geheim@h:5432/n?sslmode=verify-full", "postgresql://u@h:5432/n"), ("postgresql://u:ge@heim@h/n", "postgresql://u@h/n"),
        ("postgresql://h/n?password=geheim", "postgresql://h/n"), ("sqlite:n.sqlite", "sqlite:n.sqlite"),
    ])
    func anAddressIsShownWithoutItsPassword(text: String, shown: String) throws {
        #expect(try DatabaseAddress(text).description == shown)
    }
}

@Suite struct Statements {
    @Test func aListHasOneOfFewLengths() {
        let sql: SQL = "id IN \(list: [1, 2, 3, 4, 5])"
        let (text, values) = Dialect.postgres.render(sql)
        #expect(text == "id IN ($1, $2, $3, $4, $5, $6, $7, $8)")
        #expect(values == [1, 2, 3, 4, 5, 5, 5, 5].map { SQLValue.integer($0) })
        let one: SQL = "id IN \(list: ["a"])"
        #expect(Dialect.sqlite.render(one).text == "id IN (?)")
        let none: SQL = "id IN \(list: [Int]())"
        #expect(Dialect.sqlite.render(none).text == "id IN (NULL)")
    }

    @Test func fragmentsAreJoinedWithTheirValues() {
        let conditions: [SQL] = ["a = \(1)", "b = \("x")"]
        let sql: SQL = "WHERE \(conditions.joined(separator: " AND ")) LIMIT \(5)"
        let (text, values) = Dialect.postgres.render(sql)
        #expect(text == "WHERE a = $1 AND b = $2 LIMIT $3")
        #expect(values == [.integer(1), .text("x"), .integer(5)])
    }
}
