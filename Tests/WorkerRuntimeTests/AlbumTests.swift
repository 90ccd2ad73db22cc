import Domain
import Jobs
import Support
import Testing
import Threading
import WorkerRuntime

@Suite("Albums in a worker", .timeLimit(.minutes(1)))
struct AlbumTests {
    @Test("an album is one job with all its photos, and another album is another")
    func oneJob() async throws {
        let bench = try await Bench()
        try await bench.enqueue(photos: 1...3, of: "a")
        try await bench.enqueue(photos: 4...5, of: "b")
        try await bench.run([Self.pool(bench, seen: Locked([]))]) { _ async throws in
            #expect(try await bench.outputs(2).map(\.text) == ["1 2 3", "4 5"])
        }
        #expect(try await bench.outputsLeft() == 0)
    }

    @Test("an album whose worker was killed comes back whole, with what was paid for, and has one answer")
    func killed() async throws {
        let bench = try await Bench()
        try await bench.enqueue(photos: 1...3, of: "a")
        let now = AlbumRule(most: 10, quiet: .zero, longest: .zero)
        guard case .deliveries(let taken) = try await bench.lanes.take(1, from: .photo, as: "killed", albums: now)
        else { throw Missing("a job to take") }
        let lease = try #require(taken.first?.lease)
        _ = try await bench.lanes.remember(Array(#"{"it":"paid"}"#.utf8), of: "vision", lease)
        try await bench.enqueue(photos: 4...4, of: "a")
        let seen = Locked<[String]>([])
        try await bench.run([Self.pool(bench, seen: seen)], visibility: .seconds(1)) { _ async throws in
            #expect(try await bench.outputs(2).map(\.text) == ["1 2 3", "4"])
        }
        #expect(seen.withLock { $0 } == ["paid, crashes 1", "new, crashes 0"])
        #expect(try await bench.outputsLeft() == 0)
        #expect(try await bench.deadLetters().isEmpty)
    }

    @Test("a message and a stop know how many photos wait beside them")
    func photosWaiting() async throws {
        let bench = try await Bench()
        try await bench.enqueue(photos: 1...2, of: nil)
        try await bench.enqueue("/undo")
        let pool = bench.pool { job in .done([Draft("\(job.photosWaiting)", to: job)]) }
        try await bench.run([pool]) { _ async throws in
            #expect(try await bench.outputs(1).map(\.text) == ["2"])
        }
    }

    /// Answers with the photos of the job.
    private static func pool(_ bench: Bench, seen: Locked<[String]>) -> Pool {
        bench.pool(.photo) { job in
            let vision = try await job.step("vision") { "new" }
            seen.withLock { $0.append("\(vision), crashes \(job.crashes)") }
            let photos = [job.payload] + job.companions.map(\.payload)
            return .done([Draft(photos.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "), to: job)])
        }
    }
}

extension Bench {
    fileprivate func enqueue(photos: ClosedRange<Int64>, of album: String?) async throws {
        for number in photos {
            let update = UpdateID(1000 + number)
            var item = Item(
                pool: .photo, kind: .photo, key: JobKey(update: update, date: 1_700_000_000),
                arrival: 1_700_000_000_123,
                address: Address(chat: ChatID(7), thread: nil, user: UserID(7), message: nil, language: .russian),
                payload: Array("\(number)".utf8))
            item.album = album.flatMap { Album($0) }
            _ = try await lanes.enqueue(
                item, of: update, on: .photos(ChatID(7), UserID(7)), from: nil, capacity: 100, refusal: nil,
                deadline: .seconds(10))
        }
    }
}
