import Domain

/// Something that shall go wrong, for the next `count` calls that match.
struct Fault: Sendable {
    enum Target: String, Sendable {
        case telegram
        case ai
        case webhook
    }

    enum Kind: String, CaseIterable, Sendable {
        case status
        case dropBefore = "drop_before"
        case dropAfter = "drop_after"
        case delay
        case garbage
        case blocked
        case duplicate
        case drop
        case hang
        case emptyChoices = "empty_choices"
        case refusal
        case cut
        case cutStream = "cut_stream"
        case badJSON = "bad_json"
        case contentFilter = "content_filter"
        case contextTooLong = "context_too_long"
        case emptyContent = "empty_content"
        case notJSON = "not_json"
    }

    let target: Target
    let kind: Kind
    /// In lower case; nil matches every method.
    let method: String?
    let chat: ChatID?
    /// Nil: until it is removed.
    var count: Int?
    let value: JSON

    static let kinds: [Target: Set<Kind>] = [
        .telegram: [.status, .dropBefore, .dropAfter, .delay, .garbage, .blocked],
        .ai: [
            .status, .drop, .delay, .hang, .emptyChoices, .refusal, .cut, .cutStream, .badJSON, .contentFilter,
            .contextTooLong, .emptyContent, .notJSON,
        ],
        .webhook: [.dropBefore, .dropAfter, .delay, .duplicate],
    ]
}

/// The faults to come, in their order. A value; the first that matches is used up.
struct Faults: Sendable {
    private(set) var waiting: [Fault] = []

    mutating func add(_ fault: Fault) { waiting.append(fault) }

    mutating func clear() { waiting = [] }

    /// The fault for this call. A fault bound to a chat matches only calls that name the chat.
    mutating func take(_ target: Fault.Target, method: String? = nil, chat: ChatID? = nil) -> Fault? {
        let found = waiting.firstIndex { fault in
            fault.target == target && (fault.method == nil || fault.method == method)
                && (fault.chat == nil || fault.chat == chat)
        }
        guard let found else { return nil }
        let fault = waiting[found]
        if let count = fault.count {
            if count > 1 { waiting[found].count = count - 1 } else { waiting.remove(at: found) }
        }
        return fault
    }
}
