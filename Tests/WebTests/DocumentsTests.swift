import Basics
import Foundation
import HTTPTypes
import Office
import Papers
import TestSupport
import Testing
import Web

@Suite struct DocumentsTests {
    private func address(_ file: CaseID) -> String { "/faelle/\(file.text)/unterlagen" }

    @Test func aPaperIsTakenInListedOpenedAndRemoved() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let reader = ReaderOfTests.reader
            guard case .ready = await reader.state() else { return }
            let client = try await house.browser(reader: reader)
            let empty = try await client.get(address(file))
            #expect(PageCheck(empty.body).findings == [] && empty.body.contains("höchstens 20 MB"))
            let sent = try await client.upload(
                Self.png, named: "../../etc/pässe.png", ["kind": "passport", "expires": "01.02.2030"], on: address(file))
            #expect(sent.status == .seeOther)
            let list = try await client.get(address(file))
            #expect(PageCheck(list.body).findings == [] && list.body.contains("Reisepass") && list.body.contains("01.02.2030"))
            let link = try #require(list.body.firstMatch(of: #/href="([^"]*/datei)"/#)?.1)
            let opened = try await client.get(String(link))
            #expect(opened.bytes.starts(with: [0x89, 0x50]) && opened.headers[.contentType] == "image/png")
            #expect(opened.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
            #expect(opened.headers[.contentSecurityPolicy] == "sandbox; default-src 'none'" && opened.headers[.xContentTypeOptions] == "nosniff")
            #expect(opened.headers[.cacheControl] == "no-store")
            let one = String(link.dropLast("/datei".count))
            let page = try await client.get(one)
            #expect(PageCheck(page.body).findings == [] && page.body.contains("../../etc/pässe.png"))
            let gone = try await client.submit(on: one, to: one + "/loeschen", [:], following: true)
            #expect(gone.body.contains("Die Unterlage ist gelöscht"))
            await reader.close()
        }
    }

    @Test func aRefusedFileSaysWhyAndKeepsWhatWasTyped() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let reader = ReaderOfTests.reader
            guard case .ready = await reader.state() else { return }
            let client = try await house.browser(reader: reader)
            let answer = try await client.upload(
                Array("MZ program".utf8), named: "pass.pdf", ["kind": "school", "remark": "Zeugnis"], on: address(file))
            #expect(answer.status == .unprocessableContent && answer.body.contains("Das ist ein Programm und kein Dokument"))
            #expect(answer.body.contains("value=\"Zeugnis\"") && PageCheck(answer.body).findings == [])
            let forged = try await client.upload(Self.png, named: "a.png", ["kind": "school", "siegel": "falsch"], on: address(file))
            #expect(forged.status == .forbidden)
            let foreign = try await client.upload(
                Self.png, named: "a.png", ["kind": "school"], on: address(file), headers: [HTTPField.Name("Sec-Fetch-Site")!: "cross-site"])
            #expect(foreign.status == .forbidden)
            await reader.close()
        }
    }

    @Test func whatIsTooLongIsRefusedBeforeItIsRead() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let reader = ReaderOfTests.reader
            let client = try await house.browser(reader: reader)
            // Only said to be long: nothing of it has to come for the answer.
            let said = try await client.upload(Self.png, named: "a.png", [:], on: address(file), headers: [.contentLength: "209715200"])
            #expect(said.status == .contentTooLarge && said.body.contains("höchstens 20 MB"))
            let long = try await client.upload([UInt8](repeating: 0, count: 21 << 20), named: "a.png", [:], on: address(file))
            #expect(long.status == .contentTooLarge)
            await reader.close()
        }
    }

    @Test func withoutAReaderPapersAreRefusedAndThePageSaysSo() async throws {
        try await Screens.withOffice { house in
            let file = try await house.openNamedFile()
            let without = try await house.browser(of: .counsellor)
            let page = try await without.get(address(file))
            #expect(page.status == .ok && page.body.contains("werden deshalb gerade nicht angenommen"))
            let broken = DocumentReader(python: "/nowhere/python", worker: "/nowhere/worker.py")
            let client = try await house.browser(reader: broken)
            let answer = try await client.upload(Self.png, named: "a.png", ["kind": "school"], on: address(file))
            #expect(answer.status == .serviceUnavailable && answer.body.contains("nicht angenommen") && !answer.body.contains("/nowhere"))
            await broken.close()
        }
    }

    /// One grey point.
    static let png: [UInt8] = Array(
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==") ?? Data())
}

/// The reader as the server runs it.
enum ReaderOfTests {
    static var reader: DocumentReader {
        DocumentReader(
            python: ProjectFiles.home.appendingPathComponent(".venv/bin/python").path,
            worker: ProjectFiles.home.appendingPathComponent("documents/worker.py").path, timeLimit: .seconds(60))
    }
}

extension TestOffice {
    fileprivate func browser(reader: DocumentReader) async throws -> InProcessClient {
        let assets = try WebAssets(directory: ProjectFiles.home.appendingPathComponent("web").path)
        let browser = InProcessClient(Face(office: office, assets: assets, documents: reader, clock: clock.clock))
        _ = try await browser.signIn(login: Role.counsellor.rawValue, password: Self.password)
        return browser
    }
}

extension InProcessClient {
    /// Sends a page's form with a file, as a browser does.
    fileprivate func upload(
        _ content: [UInt8], named name: String, _ fields: FormData, on path: String, headers: HTTPFields = [:]
    ) async throws -> Answer {
        let page = try await get(path)
        let form = try #require(ShownForm.all(in: page.body).first { $0.action == path })
        var body: [UInt8] = []
        for field in form.filled(with: fields).fields {
            body += Array("--grenze\r\nContent-Disposition: form-data; name=\"\(field.name)\"\r\n\r\n\(field.value)\r\n".utf8)
        }
        body += Array("--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: x/y\r\n\r\n".utf8)
        body += content + Array("\r\n--grenze--\r\n".utf8)
        var headers = headers
        headers[.contentType] = "multipart/form-data; boundary=grenze"
        return try await send(.post, path, headers: headers, body: body)
    }
}
