import Phrases
import Testing

@Suite("/audit", .timeLimit(.minutes(2)))
struct AuditTests {
    @Test("shows those who look after the family who gave which role to whom")
    func shown() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            try await bench.ask(.text("/adduser 43 child"))
            try await bench.ask(.text("/removeuser 43"))
            let said = try await bench.ask(.text("/audit"))[0].split(separator: "\n")
            #expect(said.count == 5, "\(said)")
            #expect(said[1].contains("43 больше не в семье (сделал(а) Аня)"), "\(said)")
            #expect(said[2].contains("43: роль была взрослый, стала ребёнок (сделал(а) Аня)"), "\(said)")
            #expect(said[3].contains("43 теперь в семье, роль — взрослый (сделал(а) Аня)"), "\(said)")
            #expect(said[4].contains("Аня теперь в семье, роль — владелец"), "\(said)")
        }
    }

    @Test("shows nothing to others, and nothing where others read along")
    func denied() async throws {
        try await Bench.run { bench async throws in
            try await bench.ask(.text("/adduser 43 adult"))
            let said = try await bench.ask(.text("/audit", from: 43))[0]
            #expect(said == "phrase notPermitted")
            #expect(try await bench.ask(.text("/audit@FamilyBot", in: Event.group)) == ["phrase onlyPrivately"])
        }
    }
}
