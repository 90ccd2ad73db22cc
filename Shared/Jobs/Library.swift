/// A text of the library `fb1`: its revision tells which of two builds' texts a server shall have.
///
/// Revisions of one version understand each other's calls, so the highest serves all programs that stand side by side.
struct Library: Equatable, Sendable {
    let text: [UInt8]
    /// From the second line, `-- revision 2`; a text without one is older than revisions are.
    let revision: Int

    init(text: [UInt8]) {
        self.text = text
        let second = text.prefix(200).split(separator: UInt8(ascii: "\n"), maxSplits: 2).dropFirst().first ?? []
        let words = String(decoding: second, as: UTF8.self).split(separator: " ")
        revision = words.count == 3 && words[0] == "--" && words[1] == "revision" ? Int(words[2]) ?? 1 : 1
    }

    /// The one that was built in.
    static let own = Library(text: PackageResources.lanes_lua)

    enum Choice: Equatable {
        case keepStanding
        case replaceStanding
        /// Two texts claim to be the same revision: neither may take the other's place unseen.
        case conflict
    }

    /// What is to be done on a server.
    ///
    /// - Parameter standing: what it has; nil for nothing.
    func choice(over standing: Library?) -> Choice {
        guard let standing, standing.revision <= revision else {
            return standing == nil ? .replaceStanding : .keepStanding
        }
        if standing.revision < revision { return .replaceStanding }
        return standing.text == text ? .keepStanding : .conflict
    }
}
