import Foundation
import Papers
import Testing

/// letters/worker.py by itself.
@Suite(.enabled(if: Workshop.isOpen)) struct WorkerTests {
    @Test func badInputNeverKillsTheWorker() async throws {
        let bad: [[UInt8]] = [
            Array("kein JSON".utf8), [], Array("[]".utf8), Array("{}".utf8), Array("null".utf8), [0xff, 0xfe, 0x00],
            Array(repeating: UInt8(ascii: "["), count: 200_000),
            Array(repeating: UInt8(ascii: "x"), count: 5 << 20), Array(#"{"template": "../zusage.typ", "data": {}}"#.utf8),
            Array(#"{"template": "zusage.typ", "data": {}}"#.utf8), Array(#"{"template": "zusage.typ", "data": {"date": "2026-11-21"}}"#.utf8),
            Array(#"{"template": "zusage.typ", "data": {"date": "2026-11-21", "parts": [{"#.utf8) + [0xc3] + Array(#""}]}}"#.utf8),
            Array(#"{"template": 1, "data": []}"#.utf8),
        ]
        let version = Array(#"{"ask": "version"}"#.utf8)
        let answers = try await answers(to: bad + [version])
        #expect(answers.count == bad.count + 1)
        #expect(answers.dropLast().allSatisfy { $0.hasPrefix("ERR ") })
        #expect(answers.last?.hasPrefix("OK ") == true)
    }

    @Test func theWorkerInheritsNothing() async throws {
        setenv("NEUANFANG_CANARY", "secret", 1)
        let leak = open("/etc/hostname", O_RDONLY)
        #expect(leak > 2)
        defer { close(leak) }
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "")
            let press = Workshop.press(worker: fake.path)
            guard case .ready(let environment) = await press.state() else {
                Issue.record("the worker does not run")
                return
            }
            #expect(!environment.contains("secret"))
            await press.close()

            let copy = folder.appending(path: "copy.py").path()
            try FileManager.default.copyItem(atPath: Workshop.worker, toPath: copy)
            let real = Workshop.press(worker: copy)
            _ = await real.state()
            let pid = try #require(Self.pid(running: copy))
            let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").map {
                try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
            }
            #expect(open.allSatisfy { $0.hasPrefix("socket:") || $0 == "/dev/null" || $0.hasPrefix("anon_inode:") }, "\(open)")
            await real.close()
        }
    }

    /// One answer a line, the bytes of each body left out.
    private func answers(to lines: [[UInt8]]) async throws -> [String] {
        try await Workshop.withFolder { folder in
            let input = folder.appending(path: "input")
            try Data(lines.joined(separator: [10]) + [10]).write(to: input)
            let reader = """
                import subprocess, sys
                out = subprocess.run([sys.executable, "-I", "-B", *sys.argv[2:]], stdin=open(sys.argv[1], "rb"), stdout=subprocess.PIPE).stdout
                while out:
                    head, out = out.split(b"\\n", 1)
                    print(head.decode())
                    out = out[int(head.split()[1]):]
                """
            let run = try Workshop.run(["-c", reader, input.path(), Workshop.worker, Workshop.letters, Workshop.fonts])
            return run.output.split(separator: "\n").map(String.init)
        }
    }

    private static func pid(running script: String) -> pid_t? {
        let pids = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        return pids.first { pid in
            guard let command = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") else { return false }
            return String(decoding: command, as: UTF8.self).contains(script)
        }
    }
}
