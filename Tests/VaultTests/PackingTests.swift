import Testing
import Vault

@Suite struct PackingTests {
    @Test(arguments: [0, 1, 3, 4_096, 300_000])
    func whatIsPackedComesBack(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 % 17) }
        #expect(try Packing.unpack(Packing.pack(bytes)) == bytes)
    }

    @Test func aTextThatRepeatsItselfShrinks() throws {
        let text = Array(String(repeating: "Wohnort in München oder einem der elf Landkreise", count: 500).utf8)
        let packed = try Packing.pack(text)
        #expect(packed.count * 20 < text.count)
    }

    @Test func whatWasNotPackedIsRefused() throws {
        let packed = try Packing.pack(Array("Zusage".utf8))
        let broken: [[UInt8]] = [
            [], [1, 2, 3], Array(packed.dropLast()), [9, 0, 0, 0] + Array(packed.dropFirst(4)), [255, 255, 255, 255] + Array(packed.dropFirst(4)),
        ]
        for broken in broken {
            #expect(throws: VaultError.damaged) { try Packing.unpack(broken) }
        }
    }
}
