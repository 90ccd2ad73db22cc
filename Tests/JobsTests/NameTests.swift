import Domain
import Jobs
import Testing

@Suite("A lane's name")
struct LaneNameTests {
    private static let rows: [(Lane, String)] = [
        (.conversation(ChatID(42), UserID(42)), "c:42:42"),
        (.conversation(ChatID(-1_001_234_567_890), UserID(42)), "c:-1001234567890:42"),
        (.conversation(ChatID(.min), UserID(.max)), "c:-9223372036854775808:9223372036854775807"),
        (.photos(ChatID(42), UserID(43)), "p:42:43"),
        (.control(ChatID(-7), UserID(43)), "ctl:-7:43"),
        (.membership(ChatID(-7)), "m:-7"),
        (.output(ChatID(42)), "o:42"),
        (.exports(ChatID(42), UserID(43)), "x:42:43"),
        (.reports(ChatID(-7)), "r:-7"),
        (.system(.backup), "sys:backup"),
        (.system(.report), "sys:report"),
    ]

    @Test("is stored as it always was, and read back", arguments: rows)
    func roundTrip(_ lane: Lane, name: String) {
        #expect(lane.description == name)
        #expect(Lane(name) == lane)
    }

    @Test(
        "that this version does not know is none",
        arguments: [
            "", ":", "c", "c:", "c:1", "c:1:", "c:1:2:3", "c:one:2", "c:1:2 ", "C:1:2", "m:1:2", "o", "o:", "o:1:2",
            "q:1:2", "sys:", "sys:1", "sys:other", "sys:backup:1", "x:1", "r:1:2", "c:99999999999999999999:1", "c:1:2:",
            ":1:2", "c::1:2",
        ])
    func unknown(_ name: String) {
        #expect(Lane(name) == nil)
    }
}

@Suite("A pool's name")
struct PoolNameTests {
    @Test("is its own to everybody, but that `control` is shown as a part of `chat`")
    func shown() {
        #expect(PoolName.control.shown == .chat)
        for pool in PoolName.allCases where pool != .control { #expect(pool.shown == pool) }
    }
}

@Suite("An address")
struct AddressTests {
    private static let rows: [(Address, String)] = [
        (Address(chat: ChatID(42), thread: nil, user: nil, message: nil, language: nil), "42::::"),
        (
            Address(
                chat: ChatID(-1_001_234_567_890), thread: ThreadID(5), user: UserID(42), message: MessageID(7),
                language: .russian), "-1001234567890:5:42:7:ru"
        ),
        (Address(chat: ChatID(42), thread: nil, user: UserID(42), message: nil, language: .english), "42::42::en"),
        (Address(chat: ChatID(42), thread: ThreadID(2), user: nil, message: MessageID(1), language: nil), "42:2::1:"),
        (
            Address(
                chat: ChatID(.min), thread: ThreadID(.max), user: UserID(.max), message: MessageID(.max), language: nil),
            "-9223372036854775808:9223372036854775807:9223372036854775807:9223372036854775807:"
        ),
    ]

    @Test("is stored as it always was, and read back", arguments: rows)
    func roundTrip(_ address: Address, text: String) {
        #expect(address.description == text)
        #expect(Address(text[...]) == address)
    }

    @Test("of a later version loses what is new, and only that")
    func later() {
        #expect(Address("42:5:6:7:ru:new:newer") == Self.address(.russian))
        #expect(Address("42:5:6:7:de") == Self.address(nil))
    }

    @Test(
        "that nobody printed is none",
        arguments: ["", "-", ":::::", "42", "42:::", "me::::", "42:a:::", "42::b::", "42:::c:", "42:5 :::", " 42::::"])
    func unreadable(_ text: String) {
        #expect(Address(text[...]) == nil)
    }

    private static func address(_ language: Language?) -> Address {
        Address(chat: ChatID(42), thread: ThreadID(5), user: UserID(6), message: MessageID(7), language: language)
    }
}

@Suite("A job's key")
struct JobKeyTests {
    @Test("names the update and its date, and an output after it")
    func names() {
        let key = JobKey(update: UpdateID(100), date: 1_700_000_000)
        #expect(key.rawValue == "100-1700000000" && key.description == key.rawValue)
        #expect(key.output(0).rawValue == "100-1700000000/0")
        #expect(key.output(0).output(3).rawValue == "100-1700000000/0/3")
    }

    @Test(
        "leads back to the update at the root",
        arguments: ["100-17", "100-17/0", "100-17/0/3", "100-17/apology", "100-17/full", "100-17/"])
    func trace(_ key: String) {
        #expect(JobKey(rawValue: key).trace == "100-17")
    }

    @Test("without an update has no trace")
    func none() {
        #expect(JobKey(rawValue: "").trace.isEmpty)
        #expect(JobKey(rawValue: "/0").trace.isEmpty)
    }
}
