public import TelegramAPI

extension Message {
    /// Whether text or caption names this user: `@name`, in any case, that is no part of a longer name or of a mail address.
    public func mentions(_ username: String) -> Bool {
        guard let text = text?.lowercased() else { return false }
        return text.ranges(of: "@\(username.lowercased())").contains { name in
            let neighbours = [text[..<name.lowerBound].last, text[name.upperBound...].first]
            return !neighbours.contains { $0.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
        }
    }
}
