/// How the bot calls a person: on one line, and no longer than a name.
public struct PersonName: Hashable, Sendable, CustomStringConvertible {
    /// UTF-16 units: as many as Telegram takes for a first name.
    public static let longest = 64

    public let shown: String

    /// - Parameter said: its end is cut off where it is too long; nil when nothing of it can be seen.
    public init?(_ said: String) {
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: said.unicodeScalars.lazy.filter(Self.isPartOfNames))
        let line = String(visible).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var shown = ""
        for character in line {
            guard shown.utf16.count + character.utf16.count <= Self.longest else { break }
            shown.append(character)
        }
        if shown.last == " " { shown.removeLast() }
        guard !shown.isEmpty else { return nil }
        self.shown = shown
    }

    public var description: String { shown }

    /// What turns the direction of writing, or shows nothing, could make one name look like another.
    private static func isPartOfNames(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar.properties.isWhitespace
        case .format, .privateUse, .surrogate, .unassigned: false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
