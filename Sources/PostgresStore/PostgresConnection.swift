import CPostgres
import Dispatch
import Store

/// Runs an actor's work on one dispatch queue, so that libpq's blocking calls
/// stay off Swift's cooperative threads.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "postgres")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}

/// Owns one connection and the thread it blocks.
actor PostgresWorker {
    private let executor = QueueExecutor()
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    private let connection: PostgresConnection

    init(url: String) { connection = PostgresConnection(url: url) }

    func transaction<Result: Sendable>(_ opening: String, _ body: @Sendable (any Transaction) throws -> Result) throws -> Result {
        try connection.transaction(opening, body)
    }

    func finish() { connection.finish() }
}

/// One libpq connection and its prepared statements; not for sharing.
final class PostgresConnection: Transaction {
    var dialect: Dialect { .postgres }
    private let url: String
    private var handle: OpaquePointer?
    private var prepared: [Prepared: String] = [:]

    private struct Prepared: Hashable {
        let text: String
        let types: [Oid]
    }

    init(url: String) { self.url = url }

    /// A connection that failed is opened anew at its next use.
    private func live() throws(DatabaseError) -> OpaquePointer {
        if let handle, PQstatus(handle) == CONNECTION_OK { return handle }
        finish()
        guard let fresh = PQconnectdb(url) else { throw .unavailable("out of memory") }
        guard PQstatus(fresh) == CONNECTION_OK else {
            defer { PQfinish(fresh) }
            throw .unavailable(String(cString: PQerrorMessage(fresh)))
        }
        PQsetNoticeProcessor(fresh, { _, _ in }, nil)
        handle = fresh
        return fresh
    }

    func finish() {
        if let handle { PQfinish(handle) }
        handle = nil
        prepared = [:]
    }

    func transaction<Result>(_ opening: String, _ body: (any Transaction) throws -> Result) throws -> Result {
        // Nothing has been done yet, so a connection that died while idle is simply replaced.
        do { try command(opening) } catch DatabaseError.unavailable {
            finish()
            try command(opening)
        }
        do {
            let result = try body(self)
            try command("COMMIT")
            return result
        } catch {
            try? command("ROLLBACK")
            throw error
        }
    }

    private func command(_ text: String) throws(DatabaseError) {
        let result = PQexec(try live(), text)
        defer { PQclear(result) }
        try check(result)
    }

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try run(sql) { result throws(DatabaseError) in try readRows(result) }
    }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try run(sql) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
    }

    private func run<Outcome>(
        _ sql: SQL, _ read: (OpaquePointer) throws(DatabaseError) -> Outcome
    ) throws(DatabaseError) -> Outcome {
        let handle = try live()
        let (text, values) = Dialect.postgres.render(sql)
        let parameters = values.map(Parameter.init)
        let name = try prepare(text, parameters.map(\.type), on: handle)

        var bytes: [[UInt8]?] = parameters.map(\.bytes)
        let lengths = parameters.map { Int32($0.length) }
        let formats = parameters.map { Int32($0.isBinary ? 1 : 0) }
        let result = withPointers(to: &bytes) {
            PQexecPrepared(handle, name, Int32(values.count), $0, lengths, formats, 1)
        }
        defer { PQclear(result) }
        try check(result)
        return try read(result!)
    }

    private func prepare(_ text: String, _ types: [Oid], on handle: OpaquePointer) throws(DatabaseError) -> String {
        let key = Prepared(text: text, types: types)
        if let name = prepared[key] { return name }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, text, Int32(types.count), types)
        defer { PQclear(result) }
        try check(result)
        prepared[key] = name
        return name
    }

    private func check(_ result: OpaquePointer?) throws(DatabaseError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: break
        }
        func field(_ code: Int) -> String {
            PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
        }
        let state = field(67)  // PG_DIAG_SQLSTATE, 'C'
        let constraint = field(110)  // PG_DIAG_CONSTRAINT_NAME, 'n'
        switch state {
        case "23505": throw .duplicate(constraint: constraint)
        case "23503": throw .brokenReference(constraint: constraint)
        case "23514", "23502": throw .violated(constraint: constraint)
        case "40001", "40P01": throw .conflict
        case "", "57P01", "57P02", "57P03": throw .unavailable(field(77))
        default: throw .engine(code: state, message: field(77))  // PG_DIAG_MESSAGE_PRIMARY, 'M'
        }
    }
}

private func readRows(_ result: OpaquePointer) throws(DatabaseError) -> [Row] {
    let width = PQnfields(result)
    let columns = Columns((0..<width).map { String(cString: PQfname(result, $0)) })
    let types = (0..<width).map { PQftype(result, $0) }
    var rows: [Row] = []
    rows.reserveCapacity(Int(PQntuples(result)))
    for line in 0..<PQntuples(result) {
        var values: [SQLValue] = []
        values.reserveCapacity(Int(width))
        for column in 0..<width {
            if PQgetisnull(result, line, column) == 1 {
                values.append(.null)
                continue
            }
            let bytes = UnsafeRawBufferPointer(start: PQgetvalue(result, line, column), count: Int(PQgetlength(result, line, column)))
            values.append(try SQLValue(binary: bytes, type: types[Int(column)]))
        }
        rows.append(Row(columns: columns, values: values))
    }
    return rows
}

extension SQLValue {
    init(binary bytes: UnsafeRawBufferPointer, type: Oid) throws(DatabaseError) {
        func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
            Number(bigEndian: bytes.loadUnaligned(as: Number.self))
        }
        switch type {
        case 16: self = .bool(bytes[0] != 0)
        case 17: self = .blob(Array(bytes))
        case 20: self = .integer(number(Int64.self))
        case 21: self = .integer(Int64(number(Int16.self)))
        case 23: self = .integer(Int64(number(Int32.self)))
        case 18, 19, 25, 1042, 1043, 114: self = .text(String(decoding: bytes, as: UTF8.self))
        case 2278: self = .null
        default: throw .decoding("PostgreSQL type \(type) is not one this program uses")
        }
    }
}

private struct Parameter {
    let type: Oid
    let bytes: [UInt8]?
    let isBinary: Bool
    var length: Int { isBinary ? bytes?.count ?? 0 : 0 }

    init(_ value: SQLValue) {
        switch value {
        case .null: self.init(0, nil)
        case .bool(let flag): self.init(16, flag ? "t" : "f")
        case .integer(let number): self.init(20, String(number))
        case .text(let text): self.init(25, text)
        case .blob(let blob): self.init(17, binary: blob)
        }
    }

    private init(_ type: Oid, _ text: String?) {
        self.type = type
        bytes = text.map { Array($0.utf8) + [0] }
        isBinary = false
    }

    private init(_ type: Oid, binary: [UInt8]) {
        self.type = type
        bytes = binary
        isBinary = true
    }
}

private func withPointers<Result>(
    to arrays: inout [[UInt8]?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    var flat: [UInt8] = []
    var offsets: [Int?] = []
    for array in arrays {
        offsets.append(array.map { _ in flat.count })
        if let array { flat += array }
    }
    flat.append(0)
    return flat.withUnsafeBytes { buffer in
        let base = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
        let pointers: [UnsafePointer<CChar>?] = offsets.map { $0.map { base + $0 } }
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
