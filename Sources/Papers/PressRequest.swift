import Foundation

/// What the worker is asked, as the one line it reads.
enum PressRequest: Encodable {
    case letter(LetterSheet)
    case check(CheckReport)
    case certificate(CertificateSheet)
    case slip(AppointmentSlip)
    case hours(HoursSheet)
    case thanks(ThanksSheet)

    private enum Key: CodingKey {
        case template, data
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .letter(let sheet):
            try container.encode("zusage.typ", forKey: .template)
            try container.encode(sheet, forKey: .data)
        case .check(let report):
            try container.encode("pruefung.typ", forKey: .template)
            try container.encode(report, forKey: .data)
        case .certificate(let sheet):
            try container.encode("teilnahme.typ", forKey: .template)
            try container.encode(sheet, forKey: .data)
        case .slip(let slip):
            try container.encode("terminzettel.typ", forKey: .template)
            try container.encode(slip, forKey: .data)
        case .hours(let sheet):
            try container.encode("stundenzettel.typ", forKey: .template)
            try container.encode(sheet, forKey: .data)
        case .thanks(let sheet):
            try container.encode("ehrenamt.typ", forKey: .template)
            try container.encode(sheet, forKey: .data)
        }
    }

    /// JSON has no line ends of its own; sorted keys, so that the same letter is the same line.
    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }
}
