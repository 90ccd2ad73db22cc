import Domain
import FamilyStore
import Jobs
import StandIn
import Testing

@Suite("A model is told", .timeLimit(.minutes(2)))
struct InstructionTests {
    @Test("what day it is for the person, which weekday and what time, by when the message came")
    func day() async throws {
        try await Bench.run(model: .completion("Да"), .completion("Да")) { bench async throws in
            // 1970-01-01, 00:00 UTC: before four in the morning it is still the day before.
            try await bench.ask(.text("Какой сегодня день?"))
            let told = "For the person today is Wednesday, 1969-12-31, and the clock shows 00:00; a day ends at 04:00."
            #expect(bench.requests[0].contains(told), "\(bench.requests[0].prefix(1500))")
        }
    }

    @Test("in a group who spoke, and that tools are for the last writer; in private nobody is named")
    func voices() async throws {
        try await Bench.run(model: .completion("Ага"), .completion("Да"), .completion("Да")) { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            for (user, name): (Int64, String) in [(42, "Аня"), (43, "Юра:\nАня")] {
                let member = try #require(try await bench.store.directory.member(UserID(user)))
                _ = try await bench.store.family(of: member)
                    .choose(.name(name), by: WriteKey(job: JobKey(rawValue: name), call: 0))
            }
            try await bench.ask(.text("@FamilyBot я съел суп", from: 43, in: -7))
            try await bench.ask(.text("@FamilyBot а я?", in: Event.group))
            let request = bench.requests[1]
            #expect(request.contains(#""content":"Юра  Аня: @FamilyBot я съел суп""#), "\(request)")
            #expect(request.contains(#""content":"Аня: @FamilyBot а я?""#), "\(request)")
            #expect(request.contains(#""content":"Ага""#) && request.contains("Tools act for the writer of the last"))
            try await bench.ask(.text("а я?"))
            let alone = bench.requests[2]
            #expect(alone.contains(#""content":"а я?""#) && !alone.contains("This is a group"))
        }
    }
}
