import Foundation
import Logging
@testable import Operations
import Testing

@Suite struct JSONLogHandlerTests {
    @Test("a line has its fields in order: time, level, program, event, trace, then the others by name")
    func layout() throws {
        let pipe = LogPipe()
        var logger = pipe.logger()
        logger[metadataKey: "zone"] = "z"
        logger[metadataKey: "pool"] = "overridden"
        logger.notice("job done", metadata: ["pool": "chat", "trace": "u1", "ms": "\(12)"])
        let line = try #require(try pipe.lines().first)
        #expect(
            line.wholeMatch(of: /\{"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",(.*)/)?.output.1
                == #""level":"notice","program":"familybot-test","event":"job done","trace":"u1","ms":"12","pool":"chat","zone":"z"}"#
        )
    }

    @Test("nested metadata is flattened, lists stay lists, reserved names do not clash")
    func flattened() throws {
        let pipe = LogPipe()
        pipe.logger().info("x", metadata: ["a": ["b": ["c": "1"], "d": "2"], "l": ["p", "q"], "event": "e", "e": []])
        let object = try #require(try pipe.objects().first)
        #expect(object["a.b.c"] as? String == "1")
        #expect(object["a.d"] as? String == "2")
        #expect(object["l"] as? [String] == ["p", "q"])
        #expect(object["e"] as? [String] == [])
        #expect(object["event"] as? String == "x")
        #expect(object["event_"] as? String == "e")
    }

    @Test("the provider's metadata and an error are there")
    func provider() throws {
        struct Lost: Error, CustomStringConvertible { let description = "connection lost" }
        let pipe = LogPipe()
        let settings = LogSettings(level: .info, format: .json)
        let logger = Logger(label: "x") { _ in
            var handler = JSONLogHandler(
                program: "p", settings: settings, scrubber: Scrubber(secrets: []), output: pipe.output)
            handler.metadataProvider = Logger.MetadataProvider { ["trace": "from provider"] }
            return handler
        }
        logger.error("failed", error: Lost())
        logger.debug("below the level")
        let objects = try pipe.objects()
        #expect(objects.count == 1)
        #expect(objects.first?["trace"] as? String == "from provider")
        #expect(objects.first?["error"] as? String == "connection lost")
    }

    @Test(
        "control characters, NUL, quotes, emoji and broken UTF-8 come back from a JSON parser as they were",
        arguments: [
            "\0", "\u{1B}[31mred", "a\nb\r\nc\td", #"quote " and \ backslash"#, "\u{7F}\u{1}\u{1F}", "Аня 👩‍👩‍👧 e\u{301}",
            String(decoding: [0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82], as: UTF8.self), "\u{2028}\u{FEFF}\u{10FFFF}", "",
        ])
    func escaping(text: String) throws {
        let pipe = LogPipe()
        pipe.logger().info("x", metadata: ["text": "\(text)", "\(text)key": "1"])
        let object = try #require(try pipe.objects().first)
        #expect(Array((object["text"] as? String ?? "missing").unicodeScalars) == Array(text.unicodeScalars))
        #expect(object["\(text)key"] as? String == "1")
    }

    @Test(
        "no line is longer than 16 KiB, and a cut one is still JSON and says so",
        arguments: [
            String(repeating: "x", count: 100_000), String(repeating: "\0", count: 20_000),
            String(repeating: "Я", count: 50_000), String(repeating: "👩‍👩‍👧", count: 9000),
        ])
    func bounded(text: String) throws {
        let pipe = LogPipe()
        let logger = pipe.logger()
        logger.info("long value", metadata: ["a": "\(text)", "b": "after"])
        logger.info("long list", metadata: ["a": .array(Array(repeating: "\(text.prefix(3000))", count: 40))])
        logger.info("\(text)", metadata: ["b": "after"])
        logger.info("long name", metadata: ["\(text)": "value"])
        let lines = try pipe.lines()
        #expect(lines.count == 4)
        for line in lines {
            #expect(line.utf8.count < 16 * 1024)
            #expect(line.utf8.count > 15 * 1024)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["cut"] as? Bool == true)
        }
    }

    @Test("very many fields are cut too")
    func manyFields() throws {
        let pipe = LogPipe()
        let fields = (0..<5000).map { ("field\($0)", Logger.MetadataValue.string("v")) }
        pipe.logger().info("x", metadata: Logger.Metadata(uniqueKeysWithValues: fields))
        let object = try #require(try pipe.objects().first)
        #expect(object["cut"] as? Bool == true)
    }

    @Test("tokens, keys and registered secrets are hidden in events, names, values, lists and errors")
    func scrubbed() throws {
        let token = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
        let pipe = LogPipe()
        let logger = pipe.logger(hiding: [Secret("p\"ss\nword")])
        logger.info(
            "call \(token)",
            metadata: [
                "url": "https://api.telegram.org/bot\(token)/getMe", "\(token)": "x", "list": ["sk-abcdefgh1"],
                "nested": ["a": "p\"ss\nword!"],
            ])
        let line = try #require(try pipe.lines().first)
        #expect(!line.contains("AAHdq") && !line.contains("abcdefgh") && !line.contains("word"))
        #expect(line.contains("https://api.telegram.org/bot[hidden]/getMe"))
    }

    @Test("a token across the place where a line is cut does not leak its beginning")
    func scrubbedAtTheCut() throws {
        let token = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
        for padding in stride(from: 15_900, to: 16_500, by: 7) {
            let pipe = LogPipe()
            pipe.logger().info("x", metadata: ["a": "\(String(repeating: " ", count: padding))\(token)"])
            // What was hidden before leaves room for what stands at the edge of the part that is looked at.
            pipe.logger().info("x", metadata: ["a": "sk-\(String(repeating: "x", count: padding)) \(token)"])
            for line in try pipe.lines() { #expect(!line.contains("12345"), "\(padding)") }
        }
    }

    @Test("the text format is one line for a person, scrubbed and escaped alike")
    func text() throws {
        let pipe = LogPipe()
        pipe.logger(.text).warning(
            "job failed", metadata: ["trace": "u1", "why": "two\nlines \u{1B}[0m", "l": ["a", "b"]])
        let line = try #require(try pipe.lines().first)
        #expect(line.hasSuffix(#" warning familybot-test: job failed trace=u1 l=a,b why=two\nlines \u001b[0m"#))
    }

    @Test("lines of eight threads do not mix")
    func threads() async throws {
        let pipe = LogPipe()
        let logger = pipe.logger()
        await withTaskGroup(of: Void.self) { group in
            for thread in 0..<8 {
                group.addTask {
                    for round in 0..<10 {
                        logger.info("x", metadata: ["filler": "\(String(repeating: "\(thread)", count: 500 + round))"])
                    }
                }
            }
        }
        let objects = try pipe.objects()
        #expect(objects.count == 80)
        #expect(objects.allSatisfy { Set(($0["filler"] as? String) ?? "ab").count == 1 })
    }
}
