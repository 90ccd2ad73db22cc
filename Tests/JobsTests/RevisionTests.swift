import Redis
import Support
import Testing

@testable import Jobs

@Suite("The lane functions of two builds", .timeLimit(.minutes(1)))
struct RevisionTests {
    @Test("have a revision that their second line names; a text without one is the first")
    func revisions() {
        #expect(text(of: 7).revision == 7 && Library.own.revision > 1)
        for line in ["", "-- revision", "-- revision two", "-- Revision 7", "--revision 7", "-- revision 7 8"] {
            #expect(Library(text: Array("#!lua name=fb1\n\(line)\nx".utf8)).revision == 1, "\(line)")
        }
        #expect(Library(text: []).revision == 1)
    }

    @Test("yield to the higher revision, whichever program starts last")
    func higherStays() async throws {
        try await onServer { lanes async throws in
            for (revision, standing) in [(2, 2), (1, 2), (3, 3), (2, 3), (3, 3), (12, 12), (9, 12)] {
                #expect(try await lanes.load(text(of: revision)) == nil)
                #expect(try await self.standing(lanes) == text(of: standing))
            }
        }
    }

    @Test("that differ under one revision do not take each other's place, and say what to do")
    func conflict() async throws {
        try await onServer { lanes async throws in
            #expect(try await lanes.load(text(of: 2)) == nil)
            let problem = try #require(try await lanes.load(text(of: 2, with: "-- another\n")))
            #expect(problem.contains("revision 2") && problem.contains("redis-cli FUNCTION DELETE fb1"))
            #expect(try await standing(lanes) == text(of: 2))
            let line = Library.own.text.count
            let other = Library(text: Library.own.text.prefix(line - 1) + [UInt8(ascii: " "), UInt8(ascii: "\n")])
            _ = try await lanes.connection.send(Command("FUNCTION", "DELETE", "fb1"))
            #expect(try await lanes.load(other) == nil)
            #expect(try await lanes.prepare(for: .relaxed).count == 1, "the program does not begin")
        }
    }

    @Test("that are the same are loaded once, however many programs start")
    func same() async throws {
        try await onServer { lanes async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await lanes.load() } }
                try await group.waitForAll()
            }
            #expect(try await standing(lanes) == .own)
            let stats = try #require(try await lanes.connection.send(Command("INFO", "commandstats")).text)
            #expect(stats.contains("cmdstat_function|load:calls=1,"))
        }
    }

    @Test("end at the highest revision when programs of many builds start at once", arguments: 0..<5)
    func race(_: Int) async throws {
        try await onServer { lanes async throws in
            try await withThrowingTaskGroup(of: String?.self) { group in
                for revision in (1...12).shuffled() { group.addTask { try await lanes.load(text(of: revision)) } }
                for try await problem in group { #expect(problem == nil) }
            }
            #expect(try await standing(lanes) == text(of: 12))
            #expect(try await lanes.connection.send(Command("EXISTS", "{fb1}loading")) == .integer(0))
        }
    }

    @Test("come back by themselves when the server has lost them, or has got older ones from a backup")
    func lost() async throws {
        try await onServer { lanes async throws in
            let bucket = Bucket(name: "x", interval: 1000, burst: 1)
            try await lanes.load()
            _ = try await lanes.connection.send(Command("FUNCTION", "FLUSH"))
            #expect(try await lanes.slot(for: "x", own: [bucket], shared: []) == .zero)
            _ = try await lanes.connection.send(Command("FUNCTION", "FLUSH"))
            #expect(try await lanes.load(text(of: 1)) == nil)
            #expect(try await lanes.slot(for: "x", own: [bucket], shared: []) > .zero)
            #expect(try await standing(lanes) == .own)
        }
    }

    /// A small library of a revision.
    private func text(of revision: Int, with more: String = "") -> Library {
        Library(
            text: Array(
                """
                #!lua name=fb1
                -- revision \(revision)
                \(more)redis.register_function('fb1_only', function(keys, args) return \(revision) end)
                """.utf8))
    }

    private func standing(_ lanes: LaneFunctions) async throws -> Library {
        let reply = try await lanes.connection.send(Command("FUNCTION", "LIST", "WITHCODE"))
        let fields = try #require(reply.array?.first?.array)
        return Library(text: try #require(fields.last?.bytes))
    }

    /// A server of the test's own: the names of functions are global.
    private func onServer(_ body: @Sendable (LaneFunctions) async throws -> Void) async throws {
        let server = try await RedisServer.start()
        let lanes = LaneFunctions(connection: server.connect(), bot: 1)
        defer { lanes.connection.close() }
        try await body(lanes)
    }
}
