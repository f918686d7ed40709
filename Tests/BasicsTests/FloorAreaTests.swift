import Basics
import Testing

@Suite struct FloorAreaTests {
    @Test(arguments: [("62", 6_200), ("62,5", 6_250), ("62.50 m²", 6_250), ("62 qm", 6_200), ("62,05m2", 6_205)])
    func anAreaIsReadAsPeopleTypeIt(_ text: String, _ hundredths: Int) {
        #expect(FloorArea(typed: text)?.hundredths == hundredths)
    }

    @Test(arguments: ["", "m²", "62,555", "1.000,5", "-5", "sechzig", "123456"]) func whatIsUnclearIsNoArea(_ text: String) {
        #expect(FloorArea(typed: text) == nil)
    }

    @Test func anAreaIsWrittenAsItIsRead() {
        for hundredths in [5, 50, 6_200, 6_205, 6_250, 9_999] {
            #expect(FloorArea(typed: FloorArea(hundredths: hundredths).german) == FloorArea(hundredths: hundredths))
        }
    }
}
