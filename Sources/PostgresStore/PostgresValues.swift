#if PostgreSQL
    import CPostgres
    import Store

    func readRows(_ result: OpaquePointer) throws(DatabaseError) -> [Row] {
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
                guard let value = SQLValue(binary: bytes, type: types[Int(column)]) else {
                    throw .decoding("column \(columns.names[Int(column)]) has PostgreSQL type \(types[Int(column)]), which this program does not use")
                }
                values.append(value)
            }
            rows.append(Row(columns: columns, values: values))
        }
        return rows
    }

    extension SQLValue {
        /// From the binary form of a type by its number in `pg_type`; nil for a type we do not use.
        init?(binary bytes: UnsafeRawBufferPointer, type: Oid) {
            func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
                Number(bigEndian: bytes.loadUnaligned(as: Number.self))
            }
            switch type {
            case 16: self = .bool(bytes[0] != 0)
            case 17: self = .blob(Array(bytes))
            case 20: self = .integer(number(Int64.self))
            case 21: self = .integer(Int64(number(Int16.self)))
            case 23: self = .integer(Int64(number(Int32.self)))
            case 18, 19, 25, 1042, 1043: self = .text(String(decoding: bytes, as: UTF8.self))
            case 2278: self = .null
            default: return nil
            }
        }
    }

    /// Bound values in binary form, one after the other in one piece of memory.
    struct Parameters {
        private(set) var types: [Oid] = []
        private var bytes: [UInt8] = []
        /// Where each begins; nil for NULL.
        private var starts: [Int?] = []
        private var lengths: [Int32] = []

        init(_ values: [SQLValue]) {
            for value in values { append(value) }
        }

        private mutating func append(_ value: SQLValue) {
            switch value {
            case .null:
                types.append(0)
                starts.append(nil)
                lengths.append(0)
            case .bool(let flag): append(16, CollectionOfOne(flag ? 1 : 0))
            case .integer(let number): withUnsafeBytes(of: number.bigEndian) { append(20, $0) }
            case .text(let text): append(25, text.utf8)
            case .blob(let blob): append(17, blob)
            }
        }

        private mutating func append(_ type: Oid, _ content: some Collection<UInt8>) {
            types.append(type)
            starts.append(bytes.count)
            lengths.append(Int32(content.count))
            bytes.append(contentsOf: content)
        }

        func withPointers<Result>(
            _ body: (UnsafePointer<UnsafePointer<CChar>?>?, [Int32], [Int32]) -> Result
        ) -> Result {
            // One byte more, so that an empty text has an address too and is no NULL.
            (bytes + [0]).withUnsafeBytes { buffer in
                let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
                return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, [Int32](repeating: 1, count: lengths.count)) }
            }
        }
    }
#endif
