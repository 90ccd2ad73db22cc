/// The colours of a chart, dark on light.
struct Colour {
    let red: Double
    let green: Double
    let blue: Double

    private init(_ hex: Int) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    static let paper = Colour(0xFBFBF8)
    static let ink = Colour(0x1F2A37)
    static let pencil = Colour(0x5B6776)
    static let grid = Colour(0xDFE3E8)
    static let past = Colour(0x8FB8DE)
    static let now = Colour(0x2F6FB0)
    static let mark = Colour(0xC2571A)
}
