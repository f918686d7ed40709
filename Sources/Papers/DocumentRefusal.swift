/// Why a file is not taken; `documents/worker.py` gives the codes.
public enum DocumentRefusal: String, Sendable, Error, CaseIterable {
    case empty, encrypted, broken, program, office, heic, script, launch, action, attachment, media, xfa
    case tooLarge = "too_large"
    case unknownType = "unknown_type"
    case twoInOne = "two_in_one"
    case tooManyPixels = "too_many_pixels"
    case tooManyPages = "too_many_pages"
    /// The worker ran out of memory or time over it.
    case tooMuch = "too_much"

    /// What is wrong with it, one German sentence.
    public var sentence: String {
        switch self {
        case .empty: "Die Datei ist leer."
        case .encrypted: "Das PDF ist verschlüsselt oder mit einem Kennwort gesperrt."
        case .broken: "Die Datei ist beschädigt oder unvollständig."
        case .program: "Das ist ein Programm und kein Dokument, auch wenn der Name anders lautet."
        case .office: "Das ist ein Textdokument, eine Tabelle oder ein Archiv."
        case .heic: "Das ist ein Foto oder Film im Format des Telefons (HEIC oder MP4)."
        case .script: "Das PDF enthält ein Programm (JavaScript)."
        case .launch: "Das PDF will ein Programm starten."
        case .action: "Das PDF will beim Öffnen oder Ausfüllen selbst etwas tun oder senden."
        case .attachment: "Im PDF stecken weitere Dateien."
        case .media: "Im PDF stecken Filme, Töne oder 3D-Ansichten."
        case .xfa: "Das PDF ist ein Formular, das nur mit einem besonderen Programm lesbar ist (XFA)."
        case .tooLarge: "Die Datei ist größer als 20 MB."
        case .unknownType: "Das ist weder ein PDF noch ein JPEG- oder PNG-Bild, auch wenn der Name so lautet."
        case .twoInOne: "In der Datei steckt noch eine zweite (ein Archiv)."
        case .tooManyPixels: "Das Bild ist riesig: Es hätte entpackt mehr als 40 Millionen Bildpunkte."
        case .tooManyPages: "Das PDF hat mehr als 200 Seiten."
        case .tooMuch: "Die Datei war für die Prüfung zu aufwendig."
        }
    }

    /// What to do instead, one German sentence.
    public var instead: String {
        switch self {
        case .empty, .broken: "Bitten Sie um die Datei noch einmal, oder scannen Sie das Papier neu."
        case .encrypted: "Öffnen Sie es mit dem Kennwort, drucken Sie es „als PDF“ in eine neue Datei, und legen Sie diese ab."
        case .script, .launch, .action, .attachment, .media, .xfa, .twoInOne:
            "Drucken Sie es „als PDF“ in eine neue Datei, oder scannen Sie das Papier; öffnen Sie Unbekanntes nicht selbst."
        case .program, .unknownType: "Öffnen Sie sie nicht. Bitten Sie um ein PDF oder ein Foto."
        case .office: "Speichern Sie es dort „als PDF“, und legen Sie das PDF ab."
        case .heic: "Stellen Sie am Telefon „Maximale Kompatibilität“ ein, oder speichern Sie das Foto als JPEG."
        case .tooLarge, .tooManyPixels, .tooMuch: "Scannen Sie mit 150 bis 300 dpi, oder teilen Sie die Unterlage."
        case .tooManyPages: "Teilen Sie es, und legen Sie nur ab, was Sie brauchen."
        }
    }
}
