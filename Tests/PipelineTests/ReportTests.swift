import Glibc
import Support
import Testing

@Suite("The morning report, through real processes", .timeLimit(.minutes(2)))
struct ReportTests {
    @Test("tells what all programs did in a day, also those that have ended")
    func day() async throws {
        let bot = try await Installation.start(workers: 0, environment: ["FAMILYBOT_OWNER_IDS": "58"])
        let first = try await bot.startWorker()
        try await bot.world.say("как дела?", chat: 58)
        _ = try await bot.world.transcript(58, with: 1)
        first.kill(SIGTERM)
        #expect(try await first.exitStatus() == 0)
        try await bot.startWorker()
        let command = try ChildProcess(
            try Programs.path("familybot"), ["schedule", "run", "system-report"], environment: bot.environment)
        #expect(try await command.exitStatus() == 0, "\(command.log)")
        let report = try #require(try await bot.world.transcript(58, with: 2).said.last)
        // The question, and the message that answers it.
        #expect(
            report.contains("За сутки: сделано заданий — 2, сбоев — 0.\nИИ: ответов — 1, отказов — 0, токенов — "),
            "\(report)")
        #expect(!report.contains("$"))
    }

    @Test("comes to those who look after the bot, and to nobody else, with the heads of the audit log")
    func comes() async throws {
        let bot = try await Installation.start(environment: ["FAMILYBOT_OWNER_IDS": "55,56"])
        try await bot.world.say("/adduser 57 adult", chat: 55)
        _ = try await bot.world.transcript(55, with: 1)
        try await bot.world.say("/help", chat: 56)
        _ = try await bot.world.transcript(56, with: 1)
        let command = try ChildProcess(
            try Programs.path("familybot"), ["schedule", "run", "system-report"], environment: bot.environment)
        #expect(try await command.exitStatus() == 0, "\(command.log)")
        let heads = try await bot.auditHeads()
        for (owner, count) in [(55, 2), (56, 2)] as [(Int64, Int)] {
            let report = try #require(try await bot.world.transcript(owner, with: count).said.last)
            #expect(report.hasPrefix("📋 Утренний отчёт\nЛюдей: 3.\nОчередь пуста."), "\(report)")
            #expect(report.contains("⚠️ Резервной копии ещё не было."))
            for head in heads { #expect(report.contains(head), "\(report)") }
        }
        #expect(try await bot.world.transcript(57).said.isEmpty)
    }
}

extension Installation {
    /// As the operator's command prints them.
    fileprivate func auditHeads() async throws -> [String] {
        let command = try ChildProcess(try Programs.path("familybot"), ["audit", "verify"], environment: environment)
        #expect(try await command.exitStatus() == 0, "\(command.log)")
        let heads = command.log.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
        try #require(!heads.isEmpty)
        return heads
    }
}
