/// The scripts whose letters are read into sounds.
enum Script: Sendable {
    case latin, arabic, hebrew, cyrillic, greek, georgian, armenian, ethiopic, other

    /// Short vowels are not written.
    var isAbjad: Bool { self == .arabic || self == .hebrew }

    init(of scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7a, 0xc0...0x24f, 0x259, 0x1e00...0x1eff: self = .latin
        case 0x370...0x3ff, 0x1f00...0x1fff: self = .greek
        case 0x400...0x52f: self = .cyrillic
        case 0x530...0x58f: self = .armenian
        case 0x590...0x5ff: self = .hebrew
        case 0x600...0x6ff, 0x750...0x77f, 0x8a0...0x8ff: self = .arabic
        case 0x10a0...0x10ff, 0x1c90...0x1cbf: self = .georgian
        case 0x1200...0x139f: self = .ethiopic
        default: self = .other
        }
    }
}

/// Letters of the scripts that write one letter after the other, each with its sounds.
enum Letters {
    /// "б b, в v": a letter, a blank, its sounds; nothing behind the blank is a letter without a sound.
    static func table(_ text: String) -> [Unicode.Scalar: [Sound]] {
        var table: [Unicode.Scalar: [Sound]] = [:]
        for entry in text.split(separator: ",") {
            let parts = entry.split(separator: " ", maxSplits: 1)
            guard let first = parts.first, let letter = first.unicodeScalars.first else { continue }
            table[letter] = Sound.list(parts.count > 1 ? String(parts[1]) : "")
        }
        return table
    }

    static func table(of script: Script) -> [Unicode.Scalar: [Sound]]? {
        switch script {
        case .cyrillic: cyrillic
        case .greek: greek
        case .georgian: georgian
        case .armenian: armenian
        case .arabic: arabic
        case .hebrew: hebrew
        case .latin, .ethiopic, .other: nil
        }
    }

    /// Russian, Ukrainian, Serbian, Macedonian, Bulgarian, and the letters of Central Asia.
    private static let cyrillic = table(
        """
        а a,б b,в v,г 1,ґ g,д d,е e,ё o,є e,ж Z,з z,и i,і i,ї i,й y,ј y,к k,л l,љ l,м m,н n,њ n,о o,п p,р r,с s,т t,у u,ф f,х x,ц 3,ч C,ш S,щ S,\
        ъ ,ы i,ь ,э e,ю yu,я ya,ђ 7,ћ C,џ J,ќ C,ѓ J,ѕ z,қ q,ғ G,ҳ h,ҷ J,ӣ i,ӯ u,ң n,ө o,ү u,ұ u,һ h,ә a,ў u,ѐ e,ѝ i
        """)

    private static let greek = table(
        """
        α a,β v,γ 1,δ D,ε e,ζ z,η i,θ T,ι i,κ k,λ l,μ m,ν n,ξ ks,ο o,π p,ρ r,σ s,ς s,τ t,υ i,φ f,χ x,ψ ps,ω o
        """)

    private static let georgian = table(
        """
        ა a,ბ b,გ g,დ d,ე e,ვ v,ზ z,თ t,ი i,კ k,ლ l,მ m,ნ n,ო o,პ p,ჟ Z,რ r,ს s,ტ t,უ u,ფ p,ქ k,ღ G,ყ q,შ S,ჩ C,ც 3,ძ z,წ 3,ჭ C,ხ x,ჯ J,ჰ h
        """)

    private static let armenian = table(
        """
        ա a,բ b,գ g,դ d,ե e,զ z,է e,ը e,թ t,ժ Z,ի i,լ l,խ x,ծ 3,կ k,հ h,ձ z,ղ G,ճ C,մ m,յ y,ն n,շ S,ո o,չ C,պ p,ջ J,ռ r,ս s,վ v,տ t,ր r,ց 3,ւ v,\
        փ p,ք k,օ o,ֆ f,և ev
        """)

    /// Arabic with the letters of Persian, Pashto, Kurdish and Urdu. Ayn and hamza are not heard by those who write the name down here.
    private static let arabic = table(
        """
        ا A,أ N,إ N,آ A,ٱ N,ى A,ب b,پ p,ت t,ة ,ث T,ج 6,چ C,ح h,خ x,د d,ذ D,ر r,ز z,ژ Z,س s,ش S,ص s,ض 0,ط t,ظ 0,ع N,غ G,ف f,ق 9,ك k,ک k,گ g,ڪ k,ل l,\
        م m,ن n,ه h,ھ h,ۀ h,ہ h,ۂ h,ۃ ,و W,ؤ W,ۆ W,ۇ W,ۋ W,ي Y,ی Y,ې Y,ێ Y,ۍ Y,ئ Y,ے Y,ۓ Y,ء ,ە e,ں n,ٹ t,ڈ d,ڑ r,ټ t,ډ d,ړ r,ږ Z,ښ S,څ 3,ځ z,ڼ n,ڤ v,ڵ l,ڕ r,ګ g
        """)

    private static let hebrew = table(
        """
        א N,ב b,ג g,ד d,ה h,ו W,ז z,ח x,ט t,י Y,כ k,ך k,ל l,מ m,ם m,נ n,ן n,ס s,ע N,פ p,ף f,צ 3,ץ 3,ק k,ר r,ש S,ת t
        """)
}
