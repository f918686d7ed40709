import Basics
import Papers
import Testing

@Suite struct CalendarFileTests {
    static let begins = LocalTime(day: CivilDate(year: 2026, month: 6, day: 2)!, hour: 9, minute: 30).moment

    static func event(_ summary: String, location: String = "") -> CalendarFile.Event {
        CalendarFile.Event(
            uid: "1@neuanfang", sequence: 2, changed: begins.adding(seconds: -86_400),
            time: .span(begins: begins, ends: begins.adding(seconds: 3_600)),
            summary: summary, location: location)
    }

    private func lines(_ file: CalendarFile) -> [String] {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(text.hasSuffix("\r\n"))
        return text.components(separatedByLineEnd: "\r\n")
    }

    @Test func anEventIsWrittenAsTheStandardSays() {
        let lines = lines(CalendarFile(name: "Neuanfang", events: [Self.event("Termin M-7K3F9Q", location: "am Telefon")]))
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
        for line in [
            "DTSTART:20260602T073000Z", "DTEND:20260602T083000Z", "DTSTAMP:20260601T073000Z", "LAST-MODIFIED:20260601T073000Z", "SEQUENCE:2",
            "SUMMARY:Termin M-7K3F9Q", "LOCATION:am Telefon", "STATUS:CONFIRMED", "UID:1@neuanfang",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test func textIsEscapedAndCannotBreakOut() {
        let lines = lines(CalendarFile(name: "a", events: [Self.event("Komma, Strich; \\ und\r\nEND:VCALENDAR")]))
        #expect(lines.contains("SUMMARY:Komma\\, Strich\\; \\\\ und\\nEND:VCALENDAR"))
        #expect(lines.filter { $0 == "END:VCALENDAR" }.count == 1)
    }

    @Test func longLinesAreFoldedBetweenCharacters() {
        let long = String(repeating: "ä", count: 40) + String(repeating: "العربية ", count: 12) + String(repeating: "x", count: 200)
        let lines = lines(CalendarFile(name: "a", events: [Self.event(long)]))
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let start = lines.firstIndex { $0.hasPrefix("SUMMARY") } ?? 0
        let folded = lines[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst() }
        #expect(([lines[start].dropFirst(8)] + folded).joined() == long.cleaned)
    }

    @Test func aDeadlineIsAWholeDay() {
        let event = CalendarFile.Event(
            uid: "2@neuanfang", sequence: 0, changed: Self.begins, time: .wholeDay(CivilDate(year: 2026, month: 12, day: 31)!), summary: "Frist")
        let lines = lines(CalendarFile(name: "a", events: [event]))
        #expect(lines.contains("DTSTART;VALUE=DATE:20261231") && lines.contains("DTEND;VALUE=DATE:20270101"))
    }
}

extension String {
    fileprivate func components(separatedByLineEnd end: String) -> [String] {
        var lines: [String] = []
        var current: [UInt8] = []
        for byte in utf8 {
            current.append(byte)
            if current.suffix(2) == [13, 10] {
                lines.append(String(decoding: current.dropLast(2), as: UTF8.self))
                current = []
            }
        }
        return lines
    }
}
