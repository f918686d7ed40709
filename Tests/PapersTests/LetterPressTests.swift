import Foundation
import Papers
import Testing

/// How the press behaves when things go wrong.
@Suite(.enabled(if: Workshop.isOpen)) struct LetterPressTests {
    @Test func aLetterThatCannotBeSetIsRefusedAndTheNextOneIsSet() async throws {
        let press = Workshop.press()
        var strange = SampleLetters.short
        strange.recipient = ["Zeichen ohne Schrift: \u{E000}"]
        await #expect { try await press.press(strange) } throws: { error in
            if case PaperError.refused(let reason) = error { !reason.isEmpty } else { false }
        }
        #expect(try await press.press(SampleLetters.short).starts(with: Array("%PDF-1.7".utf8)))
        await press.close()
    }

    @Test func anAddressThatDoesNotFitTheWindowIsRefused() async throws {
        let press = Workshop.press()
        var long = SampleLetters.short
        long.recipient = Array(repeating: "Noch eine Zeile", count: 12)
        await #expect { try await press.press(long) } throws: { error in
            if case PaperError.refused(let reason) = error { reason.contains("Die Anschrift ist zu lang für das Fenster.") } else { false }
        }
        await press.close()
    }

    @Test func aPressThatHangsIsReplaced() async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "if turn == 0: time.sleep(3600)")
            let press = Workshop.press(worker: fake.path, timeLimit: .seconds(2))
            await #expect(throws: PaperError.tooSlow) { try await press.press(SampleLetters.short) }
            #expect(try fake.pids().count == 1)
            #expect(try fake.pids().allSatisfy { !FakeWorker.exists($0) })
            #expect(try await press.press(SampleLetters.short) == Array("turn 1".utf8))
            await press.close()
        }
    }

    @Test func aPressThatDiesOverALetterIsReplaced() async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "if turn == 0: os._exit(1)")
            let press = Workshop.press(worker: fake.path)
            await #expect(throws: PaperError.brokeDown) { try await press.press(SampleLetters.short) }
            #expect(try await press.press(SampleLetters.short) == Array("turn 1".utf8))
            await press.close()
            #expect(try fake.pids().allSatisfy { !FakeWorker.exists($0) })
        }
    }

    @Test(arguments: [
        "answers.write(b'Guten Tag\\n')", "answers.write(b'OK -1\\n')", "answers.write(b'OK 99999999999\\n')", "answers.write(b'x' * 100)",
    ])
    func anAnswerNobodyUnderstandsIsABreakdown(answer: String) async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: answer)
            let press = Workshop.press(worker: fake.path)
            await #expect(throws: PaperError.brokeDown) { try await press.press(SampleLetters.short) }
            await press.close()
        }
    }

    @Test func aPressThatDiesIdleIsBuriedAtOnceAndMissedByNobody() async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "")
            let press = Workshop.press(worker: fake.path)
            _ = try await press.press(SampleLetters.short)
            let pid = try #require(try fake.pids().first)
            kill(pid, SIGKILL)
            for _ in 0..<1_000 where FakeWorker.exists(pid) { try await Task.sleep(for: .milliseconds(10)) }
            #expect(!FakeWorker.exists(pid))
            #expect(try await press.press(SampleLetters.short) == Array("turn 1".utf8))
            await press.close()
        }
    }

    @Test func afterClosingNothingRunsAndNothingIsSet() async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "")
            let press = Workshop.press(worker: fake.path)
            _ = try await press.press(SampleLetters.short)
            await press.close()
            #expect(try fake.pids().allSatisfy { !FakeWorker.exists($0) })
            await #expect(throws: PaperError.closed) { try await press.press(SampleLetters.short) }
            #expect(await press.state() == .missing(reason: "Der Briefdruck ist geschlossen."))
        }
    }

    @Test func aForgottenPressLeavesNoProcessBehind() async throws {
        try await Workshop.withFolder { folder in
            let fake = try FakeWorker(in: folder, onLetter: "")
            _ = try await Workshop.press(worker: fake.path).press(SampleLetters.short)
            let pid = try #require(try fake.pids().first)
            for _ in 0..<1_000 where FakeWorker.exists(pid) { try await Task.sleep(for: .milliseconds(10)) }
            #expect(!FakeWorker.exists(pid))
        }
    }

    @Test func lettersAskedForTogetherAreSetOneAfterTheOther() async throws {
        let press = Workshop.press()
        let alone = try await press.press(SampleLetters.short)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<20 { group.addTask { try await press.press(SampleLetters.short) } }
            for try await pdf in group { #expect(pdf == alone) }
        }
        await press.close()
    }

    @Test func waitingForThePressHoldsNobodyElseUp() async throws {
        try await Workshop.withFolder { folder in
            let gate = folder.appending(path: "gate").path()
            let fake = try FakeWorker(in: folder, onLetter: "while not os.path.exists(\(gate.debugDescription)): time.sleep(0.01)")
            let presses = (0..<(ProcessInfo.processInfo.activeProcessorCount * 2)).map { _ in Workshop.press(worker: fake.path) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for press in presses { group.addTask { _ = try await press.press(SampleLetters.short) } }
                // The presses answer only once this task has had its turn.
                for _ in 0..<100 { await Task.detached {}.value }
                try Data().write(to: URL(filePath: gate))
                try await group.waitForAll()
            }
            for press in presses { await press.close() }
        }
    }
}
