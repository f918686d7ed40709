import Basics
import Foundation
import Papers
import Testing

@Suite struct SheetTests {
    private var sheet: Sheet {
        Sheet(
            title: "Fälle [Liste]", notes: ["Fälle: offen", "=cmd|' /C calc'!A0"], columns: ["Nummer", "Tag", "Betrag", "Zahl"],
            rows: [
                [.text("M-7K3F9Q"), .day(CivilDate(year: 2026, month: 11, day: 21)!), .money(Money(cents: 120_050)), .number(3)],
                [.text("=HYPERLINK(\"http://boese\")"), .empty, .empty, .empty], [.text("العراق <&> \u{0}\u{1F600}"), .empty, .empty, .number(-1)],
            ])
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func nothingTypedIsEverAFormulaInCSV() throws {
        let lines = text(Array(try sheet.bytes(as: .csv).dropFirst(3))).split(separator: "\r\n").map(String.init)
        #expect(lines[1] == "\"'=cmd|' /C calc'!A0\"")
        #expect(lines[2] == "\"Nummer\";\"Tag\";\"Betrag\";\"Zahl\"")
        #expect(lines[3] == "\"M-7K3F9Q\";21.11.2026;1200,50;3")
        #expect(lines[4] == "\"'=HYPERLINK(\"\"http://boese\"\")\";;;")
        for evil in ["+1", "-1", "@x", "\t=1", " =1", "＝1"] {
            let one = Sheet(title: "x", notes: [], columns: ["a"], rows: [[.text(evil)]])
            #expect(text(try one.bytes(as: .csv)).contains("\"'\(evil)\""), "\(evil)")
        }
    }

    @Test(arguments: [SheetFormat.xlsx, .ods]) func aSpreadsheetHoldsRealDaysAndAmounts(format: SheetFormat) throws {
        let file = text(try sheet.bytes(as: format))
        #expect(file.contains("M-7K3F9Q") && file.contains("العراق &lt;&amp;&gt; \u{1F600}") && file.contains("=HYPERLINK(&quot;http://boese&quot;)"))
        #expect(!file.contains("\u{0}\u{1F600}"))
        switch format {
        // 21 November 2026 is day 46347 of Excel's count.
        case .xlsx: #expect(file.contains("s=\"2\"><v>46347</v>") && file.contains("<v>1200.50</v>") && !file.contains("<f>"))
        default: #expect(file.contains("office:date-value=\"2026-11-21\"") && file.contains("office:value=\"1200.50\""))
        }
    }

    @Test func theSameSheetGivesTheSameBytes() throws {
        for format in SheetFormat.allCases {
            let (first, second) = (try sheet.bytes(as: format), try sheet.bytes(as: format))
            #expect(first == second)
        }
    }
}
