import Domain
import Jobs

/// An update as it comes from Telegram.
struct Update {
    var id: UpdateID
    var lane: Lane
    var item: Item
    var sender: UserID?
    var capacity: Int
    var refusal: (lane: Lane, item: Item)
}

/// Where updates come from: a few chats and people, and the updates of the past, which may come again.
struct Doors {
    private(set) var past: [Update] = []
    private var made: Int64 = 0

    /// Lanes that updates come in on.
    static let lanes: [Lane] = [
        .conversation(ChatID(1), UserID(1)), .photos(ChatID(1), UserID(1)), .conversation(ChatID(2), UserID(2)),
        .conversation(ChatID(-3), UserID(1)), .photos(ChatID(-3), UserID(3)), .membership(ChatID(-3)),
    ]
    static let outputs: [Lane] = [.output(ChatID(1)), .output(ChatID(2)), .output(ChatID(-3))]

    mutating func next(on lane: Lane, capacity: Int, random: inout Generator) -> Update {
        made += 1
        // Neighbours in different bitmaps: ids of 0… and of 65536….
        let id = UpdateID((made % 2) << 16 + made)
        let (chat, user) = Self.people(lane)
        let key = JobKey(update: id, date: 1_700_000_000)
        let address = Address(chat: chat, thread: nil, user: user, message: nil, language: .russian)
        var item = Item(
            pool: Self.pool(lane), kind: .text, key: key, arrival: made,
            address: random.chance(percent: 10) ? nil : address, payload: Array("\(made)\n\0👋".utf8))
        if case .photos = lane, item.address != nil, random.chance(percent: 80) { item.album = Album("\(made / 30)") }
        let update = Update(
            id: id, lane: lane, item: item, sender: user, capacity: capacity,
            refusal: (
                .output(chat),
                Item(
                    pool: .send, kind: .phrase, key: JobKey(rawValue: "\(key)/full\(made)"), arrival: made,
                    address: address, payload: [])
            ))
        past.append(update)
        return update
    }

    static func pool(_ lane: Lane) -> PoolName {
        switch lane {
        case .conversation, .membership: .chat
        case .control: .control
        case .photos: .photo
        case .output: .send
        case .exports: .export
        case .reports, .system(.report): .report
        case .system(.backup): .backup
        }
    }

    private static func people(_ lane: Lane) -> (ChatID, UserID?) {
        switch lane {
        case .conversation(let chat, let user), .photos(let chat, let user), .control(let chat, let user),
            .exports(let chat, let user):
            (chat, user)
        case .membership(let chat), .output(let chat), .reports(let chat): (chat, nil)
        case .system: (ChatID(0), nil)
        }
    }
}
