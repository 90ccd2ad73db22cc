import Domain
import Jobs
import Redis
import Support
import Testing

@Suite("The people whom the door knows")
struct KnownPeopleTests {
    let lanes: LaneFunctions
    var people: KnownPeople { lanes.knownPeople }

    init() async throws {
        lanes = LaneFunctions(connection: try await SharedRedis.server().connect(), bot: SharedRedis.bots.next())
    }

    @Test("are everyone while there is no set, and whoever comes then begins none")
    func none() async throws {
        #expect(try await people.all() == nil)
        try await people.note(UserID(1), isMember: true)
        try await people.note(UserID(2), isMember: false)
        #expect(try await people.all() == nil)
        #expect(
            try await outcomes(of: 9, count: 5) == Array(repeating: .ready, count: 1)
                + Array(repeating: .queued, count: 4))
    }

    @Test("are those of the roll from then on, even when nobody is on it: strangers have three places")
    func roll() async throws {
        try await people.correct(nil, by: [])
        #expect(try await people.all() == [])
        #expect(
            try await outcomes(of: 9, count: 5) == [.ready, .queued, .queued, .tooManyStrangers, .tooManyStrangers])
        try await people.note(UserID(8), isMember: true)
        #expect(try await outcomes(of: 8, count: 4) == [.ready, .queued, .queued, .queued])
        try await people.note(UserID(8), isMember: false)
        #expect(try await outcomes(of: 8, count: 1, from: 10) == [.tooManyStrangers])
        #expect(try await people.all() == [])
    }

    @Test("come and go as a later roll says, and whoever came meanwhile stays")
    func correction() async throws {
        try await people.correct(nil, by: [UserID(1), UserID(2)])
        let seen = try await people.all()
        #expect(seen == [UserID(1), UserID(2)])
        try await people.note(UserID(3), isMember: true)
        let change = try await people.correct(seen, by: [UserID(2), UserID(4)])
        #expect(change == (1, 1))
        #expect(try await people.all() == [UserID(2), UserID(3), UserID(4)])
    }

    @Test("are not begun anew by a correction whose set was lost meanwhile")
    func lost() async throws {
        try await people.correct(nil, by: [UserID(1)])
        let seen = try await people.all()
        _ = try await lanes.connection.send(Command("DEL", "\(lanes.prefix)known"))
        try await people.correct(seen, by: [UserID(1), UserID(2)])
        #expect(try await people.all() == nil)
        #expect(try await !people.exist())
    }

    @Test("may be many thousands")
    func many() async throws {
        let many = Set((1...25_000).map { UserID($0) })
        try await people.correct(nil, by: [UserID(1)])
        try await people.correct(try await people.all(), by: many)
        #expect(try await people.all() == many)
        #expect(try await people.exist())
    }

    /// What becomes of updates of one person.
    private func outcomes(of user: Int64, count: Int, from first: Int64 = 0) async throws -> [EnqueueOutcome] {
        var outcomes: [EnqueueOutcome] = []
        for number in first..<first + Int64(count) {
            let update = user * 100 + number
            outcomes.append(
                try await lanes.enqueue(
                    .text("x", update: update), of: UpdateID(update),
                    on: .conversation(ChatID(user), UserID(user)), from: UserID(user), capacity: 100, refusal: nil,
                    deadline: .seconds(30)))
        }
        return outcomes
    }
}
