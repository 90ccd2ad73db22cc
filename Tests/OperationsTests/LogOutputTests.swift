import Foundation
import Glibc
import Logging
import Testing
import Threading

@testable import Operations

@Suite("The output of a log", .timeLimit(.minutes(1)))
struct LogOutputTests {
    @Test("nobody waits for a reader that stalls; when it reads, all is in order and one line tells what is missing")
    func stalled() async throws {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        let logger = logger(to: output)
        let filler = String(repeating: "x", count: 1000)
        let written = AsyncStream<Int>.makeStream()
        startThread(named: "busy") {
            let count = 3 * LogOutput.capacity / 1000
            for number in 1...count { logger.info("line", metadata: ["number": "\(number)", "filler": "\(filler)"]) }
            written.continuation.yield(count)
        }
        var iterator = written.stream.makeAsyncIterator()
        let count = try #require(await iterator.next(), "the log waits for its reader")
        let text = AsyncStream<Data>.makeStream()
        let reading = pipe.fileHandleForReading
        startThread(named: "reader") {
            text.continuation.yield((try? reading.readToEnd()) ?? Data())  // no data is a failed test
        }
        let writing = pipe.fileHandleForWriting
        startThread(named: "busy") {
            output.flush(within: .seconds(30))
            logger.info("afterwards")
            output.flush(within: .seconds(30))
            try? writing.close()  // one that stays open ends the test by its time limit
        }
        var texts = text.stream.makeAsyncIterator()
        let lines = try #require(await texts.next()).split(separator: UInt8(ascii: "\n")).map { line in
            try #require(try JSONSerialization.jsonObject(with: line) as? [String: String])
        }
        let numbers = lines.prefix { $0["event"] == "line" }.compactMap { $0["number"].flatMap { Int($0) } }
        #expect(numbers == Array((1..<count).prefix(numbers.count)))
        let others = lines.dropFirst(numbers.count)
        #expect(others.map { $0["event"] } == ["log lines left out", "afterwards"])
        #expect(others.first?["count"] == String(count - numbers.count))
    }

    @Test("what was logged before the end of the process goes out")
    func end() async throws {
        let result = try await #require(processExitsWith: .exitCode(7), observing: [\.standardErrorContent]) {
            let logger = LogOutputTests().logger(to: .standardError)
            for number in 1...300 { logger.info("line", metadata: ["number": "\(number)"]) }
            exit(7)
        }
        let lines = result.standardErrorContent.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 300)
        #expect(lines.last.map { String(decoding: $0, as: UTF8.self).contains(#""number":"300""#) } == true)
    }

    @Test("whoever waits for the last line waits as long as told, when its reader stalls")
    func impatience() {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        let logger = logger(to: output)
        for _ in 1...20 { logger.info("\(String(repeating: "x", count: 10_000))") }
        let began = ContinuousClock.now
        output.flush(within: .milliseconds(100))
        #expect((.milliseconds(100)..<(.seconds(5))).contains(.now - began))
    }

    @Test("a closed output loses the line and not the program")
    func closed() throws {
        let pipe = Pipe()
        let output = LogOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForReading.close()
        logger(to: output).info("to nobody")
        output.flush(within: .seconds(10))
        try pipe.fileHandleForWriting.close()
        logger(to: output).info("to nothing")
        output.flush(within: .seconds(10))
    }

    private func logger(to output: LogOutput) -> Logger {
        Logger(label: "test") { _ in
            JSONLogHandler(
                program: "familybot-test", settings: LogSettings(level: .trace, format: .json),
                scrubber: Scrubber(secrets: []), output: output)
        }
    }
}

@Suite("Lines that wait to be written")
struct LogBacklogTests {
    @Test("come out as they came in")
    func order() {
        var backlog = LogBacklog(capacity: 10_000)
        var seen: [String] = []
        for number in 0..<100 {
            backlog.add("\(number)")
            if number % 3 > 0 { seen.append(backlog.line() ?? "none") }
        }
        while let line = backlog.line() { seen.append(line) }
        #expect(seen == (0..<100).map(String.init))
    }

    @Test("are left out when there is no room, and a line in their place tells how many")
    func gap() {
        var backlog = LogBacklog(capacity: 50)
        for line in ["a", "b", "c", "d"] { backlog.add(line) }
        #expect(backlog.line() == "a")
        for line in ["e", "f"] { backlog.add(line) }
        let rest = (1...5).map { _ in backlog.line() }
        #expect(rest == ["b", "2 left out", "e", "1 left out", nil])
    }

    @Test("are left out until half of the room is free")
    func half() {
        var backlog = LogBacklog(capacity: 100)
        for line in ["a", "b", "c", "d", "e", "f"] { backlog.add(line) }
        #expect(backlog.line() == "a")
        backlog.add("g")
        #expect([backlog.line(), backlog.line()] == ["b", "c"])
        backlog.add("h")
        let rest = (1...5).map { _ in backlog.line() }
        #expect(rest == ["d", "e", "2 left out", "h", nil])
    }
}

extension LogBacklog {
    /// Adds a line of twenty bytes.
    fileprivate mutating func add(_ line: String) {
        add(Array((line + String(repeating: ".", count: 20 - line.utf8.count)).utf8)) { Array("\($0) left out".utf8) }
    }

    fileprivate mutating func line() -> String? {
        next().map { String(decoding: $0.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self) }
    }
}
