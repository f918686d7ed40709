import Foundation
import Papers
import Testing

/// documents/worker.py with files that want to do harm, or tell too much.
@Suite(.enabled(if: Workshop.takesPapers)) struct DocumentReaderTests {
    private struct Fate: Decodable {
        let refused: String?
        let type: String?
        let removed: [String]?
        let without: [String]?
    }

    @Test func theCorpusIsCleanedOrRefusedWithItsReason() async throws {
        try await Workshop.withFolder { folder in
            let made = try Workshop.run([Workshop.root + "Tests/Documents/corpus.py", folder.path()])
            try #require(made.status == 0, "\(made.output)")
            let fates = try JSONDecoder().decode([String: Fate].self, from: Data(contentsOf: folder.appending(path: "corpus.json")))
            #expect(fates.count > 30)
            let reader = Workshop.reader()
            for (name, fate) in fates.sorted(by: { $0.key < $1.key }) {
                let content = [UInt8](try Data(contentsOf: folder.appending(path: name)))
                let read = try await reader.read(Multipart.body(file: name, content), contentType: Multipart.type)
                #expect(read.fields?.map(\.value) == ["Pässe"], "\(name)")
                expect(read.file, fate, name)
            }
            await reader.close()
        }
    }

    private func expect(_ file: ReadUpload.File, _ fate: Fate, _ name: String) {
        switch file {
        case .none: Issue.record("\(name) was not seen")
        case .refused(let refusal): #expect(refusal.rawValue == fate.refused, "\(name)")
        case .clean(let document):
            #expect(fate.refused == nil && document.type.rawValue == fate.type, "\(name)")
            #expect(document.removed.map(\.rawValue) == fate.removed, "\(name)")
            #expect(document.name == name)
            for word in fate.without ?? [] { #expect(Data(document.bytes).range(of: Data(word.utf8)) == nil, "\(name) still tells \(word)") }
        }
    }

    @Test func aFormWithoutAFileAndBrokenFormsAreToldApart() async throws {
        let reader = Workshop.reader()
        let nothing = try await reader.read(Multipart.body(file: "", []), contentType: Multipart.type)
        if case .none = nothing.file {} else { Issue.record("an empty choice is no file") }
        let broken: [([UInt8], String)] = [
            (Array("nichts".utf8), Multipart.type), ([], Multipart.type), (Multipart.body(file: "a", [1]), "multipart/form-data"),
            (Array(Multipart.body(file: "a.pdf", Array(repeating: 65, count: 900)).dropLast(20)), Multipart.type),
            (
                Array("--grenze\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8) + [0xff, 0xfe] + Array("\r\n--grenze--\r\n".utf8),
                Multipart.type
            ),
        ]
        for (body, type) in broken {
            await #expect { try await reader.read(body, contentType: type) } throws: { error in
                if case PaperError.refused = error { true } else { false }
            }
        }
        if case .refused(.unknownType) = try await reader.read(Multipart.body(file: "a", [1]), contentType: Multipart.type).file {
        } else {
            Issue.record("the reader lives on")
        }
        await reader.close()
    }

    /// The child that takes a file apart can open neither file nor socket nor process.
    @Test func theChildIsShutIn() throws {
        let attempt = """
            import os, socket, sys
            sys.path.insert(0, sys.argv[1])
            import worker
            libraries = worker.Libraries()
            def harm(name):
                try:
                    if name == "file": open("/etc/hostname")
                    if name == "socket": socket.socket()
                    if name == "process": os.posix_spawn("/bin/true", ["true"], {}) if os.geteuid() else open("/dev/null")
                    if name == "memory": bytearray(worker.MEMORY)
                    return "could " + name
                except (OSError, MemoryError) as error:
                    return type(error).__name__
            for name in ("file", "socket", "process", "memory"):
                worker.answer_about = lambda *rest: harm(name).encode()
                print(name, worker.in_a_child(libraries, "", b"").decode())
            """
        let run = try Workshop.run(["-I", "-B", "-c", attempt, Workshop.root + "documents"])
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4 && lines.allSatisfy { $0.hasSuffix("Error") }, "\(run.output)")
    }

    @Test func withoutItsPackagesTheReaderSaysWhich() async throws {
        let missing = DocumentReader(python: "/usr/bin/python3", worker: "/nowhere/worker.py")
        guard case .missing(let reason) = await missing.state() else {
            Issue.record("a reader that is not there says it runs")
            return
        }
        #expect(reason.contains("/nowhere/worker.py"))
        await missing.close()
    }
}

@Suite struct DocumentRefusalTests {
    @Test func everyRefusalSaysWhatIsWrongAndWhatToDo() {
        for refusal in DocumentRefusal.allCases { #expect(refusal.sentence.hasSuffix(".") && refusal.instead.hasSuffix(".")) }
    }

    @Test(arguments: [
        ("unix:/run/clamd.sock", true), ("localhost:3310", true), ("localhost", false), (":3310", false), ("host:99999", false), ("", false),
    ])
    func aScannersAddressIsReadOrRefused(text: String, isGood: Bool) { #expect((ScannerAddress(text) != nil) == isGood) }
}

/// A form as a browser sends it.
enum Multipart {
    static let type = "multipart/form-data; boundary=grenze"

    static func body(file name: String, _ content: [UInt8]) -> [UInt8] {
        Array("--grenze\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nPässe\r\n".utf8)
            + Array("--grenze\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8)
            + Array("Content-Type: application/octet-stream\r\n\r\n".utf8) + content + Array("\r\n--grenze--\r\n".utf8)
    }
}

extension Workshop {
    /// Whether the reader's packages are here.
    static let takesPapers = ProcessInfo.processInfo.environment["CI"] != nil || (try? run(["-c", "import multipart, pikepdf, PIL"]))?.status == 0

    static func reader() -> DocumentReader {
        DocumentReader(python: python, worker: root + "documents/worker.py", timeLimit: .seconds(60))
    }
}
