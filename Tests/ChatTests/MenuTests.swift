import Domain
import HTTPClient
import Jobs
import Phrases
import Redis
import StandIn
import Support
import TelegramAPI
import Testing

@testable import Chat

@Suite("The menu of commands", .timeLimit(.minutes(1)))
struct MenuTests {
    private func run(
        _ world: @escaping @Sendable (Call) async throws -> StandIn.Answer? = { _ in nil },
        _ body: @Sendable (_ menu: @escaping @Sendable (Language) -> CommandMenu, StandIn) async throws -> Void
    ) async throws {
        let lanes = LaneFunctions(
            connection: try await SharedRedis.server().connect("menu"), bot: SharedRedis.bots.next())
        defer { lanes.connection.close() }
        let client = HTTPClient.Client(maximumConnectionsPerHost: 4)
        defer { client.shutdown() }
        let token = try #require(BotToken("123456:TEST-TOKEN"))
        try await StandIn.run({ call in try await world(call) ?? .done }) { server in
            let bot = Bot(token: token, base: server.url, client: client)
            try await body({ CommandMenu(bot: bot, lanes: lanes, defaultLanguage: $0) }, server)
        }
    }

    @Test("is set for private chats and for groups, in both languages and for everybody else, once for all workers")
    func once() async throws {
        try await run { menu, world async throws in
            #expect(try await menu(.russian).publish() == .standing)
            let told = world.calls.map(\.text)
            #expect(told.count == 6)
            #expect(told.count { $0.contains(#""scope":{"type":"all_private_chats"}"#) } == 3)
            #expect(told.count { $0.contains(#""scope":{"type":"all_group_chats"}"#) } == 3)
            #expect(told.count { $0.contains(#""language_code":"ru""#) } == 2)
            #expect(told.count { $0.contains(#""language_code":"en""#) } == 2)
            #expect(told.count { $0.contains("что я умею") } == 4 && told.count { $0.contains("what I can do") } == 2)
            let groups = told.filter { $0.contains("all_group_chats") }
            #expect(groups.allSatisfy { !$0.contains(#""today""#) }, "what tells of health is not for groups")
            #expect(try await menu(.russian).publish() == .standing)
            #expect(world.calls.count == 6)
            #expect(try await menu(.english).publish() == .standing)
            #expect(world.calls.count == 12, "a change is told")
        }
    }

    @Test("that Telegram does not take is set by the next one who tries")
    func again() async throws {
        let outage = Outage(.refusal(500, "Internal Server Error"))
        try await run({ _ in outage.answer }) { menu, world async throws in
            await #expect(throws: TelegramError.self) { try await menu(.russian).publish() }
            outage.end()
            #expect(try await menu(.russian).publish() == .standing)
            #expect(world.calls.count == 7)
        }
    }

    @Test("names commands that all do something", arguments: MenuEntry.allCases)
    func known(_ entry: MenuEntry) async throws {
        try await Bench.run { bench async throws in
            let answer = try await bench.ask(.text("/\(entry.rawValue)"))
            #expect(answer.count == 1 && answer != ["phrase unknownCommand"])
        }
        #expect(Language.allCases.allSatisfy { (1...256).contains(entry.text(in: $0).utf16.count) })
    }

    @Test("is not all that people try: no command is left without an answer")
    func others() async throws {
        let names = """
            retry image prompt memory again undo profile goal tonight export mydata forget privacy settings limits invite \
            users adduser removeuser admin queues backup audit broadcast topic
            """
        try await Bench.run { bench async throws in
            for name in names.split(separator: " ") {
                let answer = try await bench.ask(.text("/\(name)"))
                #expect(answer.filter { !$0.hasPrefix("job ") }.count == 1, "/\(name): \(answer)")
            }
        }
    }
}
