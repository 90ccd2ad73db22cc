/// Who reads along: nobody, or all who are in the group.
public enum ChatType: String, CaseIterable, Codable, Sendable {
    case privately = "private"
    case group
}

extension ChatID {
    public var type: ChatType { isGroup ? .group : .privately }
}
