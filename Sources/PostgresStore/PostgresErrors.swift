#if PostgreSQL
    import CPostgres
    import Store

    /// Throws what the server answered, without the values it may quote.
    func check(_ result: OpaquePointer?, of handle: OpaquePointer) throws(DatabaseError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: break
        }
        func field(_ code: UnicodeScalar) -> String {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) } ?? ""
        }
        if PQstatus(handle) != CONNECTION_OK { throw .unavailable("the connection to PostgreSQL was lost") }
        // The field codes of the protocol: C state, n constraint, t table, c column, M message.
        let state = field("C")
        switch state {
        case "23505": throw .duplicate(constraint: field("n"))
        case "23503": throw .brokenReference(constraint: field("n"))
        case "23502": throw .violated(constraint: "\(field("t")).\(field("c"))")
        case "23514": throw .violated(constraint: field("n"))
        case "P0001": throw .violated(constraint: field("M"))
        default: throw DatabaseError(state: state, message: field("M"))
        }
    }

    extension DatabaseError {
        init(state: String, message: String) {
            switch state {
            case "40001", "40P01": self = .conflict
            case "25006": self = .readOnly
            case "57014": self = .interrupted
            case "55P03": self = .unavailable("another program holds the database; nothing was written, try again")
            case "53100": self = .full("PostgreSQL's disk is full; nothing was written")
            case "53300": self = .unavailable("PostgreSQL has no connection left")
            case "57P01", "57P02", "57P03", "25P03", "": self = .unavailable("PostgreSQL is stopping or starting")
            case "58030": self = .unavailable("PostgreSQL could not read or write its disk; nothing was written")
            // Syntax and rights: the message names our tables and columns. Others may quote what was bound.
            case _ where state.hasPrefix("42"): self = .engine(code: state, message: message)
            default: self = .engine(code: state, message: "see PostgreSQL's list of error codes")
            }
        }
    }

    extension String {
        var firstLine: String { split(separator: "\n").first.map(String.init) ?? "" }
    }
#endif
