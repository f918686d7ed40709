public import HTTPTypes
import Hummingbird
public import Markup

/// What a handler gives back.
public struct Answer: Sendable {
    public var status: HTTPResponse.Status
    public var headers: HTTPFields
    public var body: [UInt8]
    var cookies: [Cookie] = []
    /// Whether a browser that opens it must run and load nothing of it.
    var isShutIn = false

    public init(status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    init(status: HTTPResponse.Status, page: HTML) {
        self.init(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: page.bytes)
    }

    /// 303: the browser asks for `link` next, so a reload repeats nothing.
    public static func seeOther(_ link: Link) -> Answer {
        Answer(status: .seeOther, headers: [.location: link.text])
    }

    /// A file. Without `shown` the browser keeps it instead of opening it; `name` is ASCII without quotes, and names no person.
    public static func file(_ bytes: [UInt8], type: String, name: String, shown: Bool = false) -> Answer {
        let safe = name.utf8.map { byte in (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 46 ? byte : 45
        }
        return Answer(
            status: .ok,
            headers: [
                .contentType: type,
                .contentDisposition: "\(shown ? "inline" : "attachment"); filename=\"\(String(decoding: safe, as: UTF8.self))\"",
            ], body: bytes)
    }

    var response: Response {
        var headers = headers
        if isShutIn { headers[.contentSecurityPolicy] = "sandbox; default-src 'none'" }
        for cookie in cookies { headers.append(HTTPField(name: .setCookie, value: cookie.description)) }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
