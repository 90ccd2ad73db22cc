extension String {
    /// The whole text, or as much of it as leaves room for an ellipsis within so many UTF-16 units. No character is cut.
    func fitting(_ limit: Int) -> String {
        guard utf16.count > limit else { return self }
        var kept = ""
        var room = limit - 1
        for character in self {
            room -= character.utf16.count
            if room < 0 { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
