import Foundation

/// A worker that does what a test wants done when a letter comes; otherwise it answers `turn n`, n being how many workers ran before it.
struct FakeWorker {
    let path: String
    private let folder: URL

    init(in folder: URL, onLetter: String) throws {
        self.folder = folder
        path = folder.appending(path: "worker.py").path()
        let pids = folder.appending(path: "pids").path().debugDescription
        let program = """
            import json, os, sys, time
            answers = sys.stdout.buffer
            turn = len(open(\(pids)).readlines()) if os.path.exists(\(pids)) else 0
            open(\(pids), "a").write(f"{os.getpid()}\\n")
            for line in sys.stdin.buffer:
                body = b"turn %d" % turn
                if "ask" in json.loads(line):
                    body = json.dumps(dict(os.environ)).encode()
                else:
                    \(onLetter.isEmpty ? "pass" : onLetter)
                answers.write(b"OK %d\\n" % len(body) + body)
                answers.flush()
            """
        try Data(program.utf8).write(to: folder.appending(path: "worker.py"))
    }

    /// Of the workers that ran so far.
    func pids() throws -> [pid_t] {
        try String(contentsOf: folder.appending(path: "pids"), encoding: .utf8).split(separator: "\n").compactMap { pid_t($0) }
    }

    /// A zombie exists, too.
    static func exists(_ pid: pid_t) -> Bool { FileManager.default.fileExists(atPath: "/proc/\(pid)") }
}
