import DataExport
import Domain
import FamilyStore
import Foundation
import Support
import Testing

@Suite("An export as text", .timeLimit(.minutes(2)))
struct TextExportTests {
    private func text(_ bytes: [UInt8]?) throws -> String { String(decoding: try #require(bytes), as: UTF8.self) }

    @Test("has a table for each kind of records that there are, as the language's Excel reads it")
    func csv() async throws {
        let diary = try await Diary()
        try await diary.eat(["суп; \"борщ\"", "=1+1"])
        try await diary.measure(.weight, 72.4)
        let files = try await diary.files(diary.export(.csv, DayRange(Diary.day, Diary.day)))
        let prefix = "familybot-2026-11-25_2026-11-25"
        #expect(
            files.keys.sorted() == ["days", "health", "items", "meals", "people"].map { "\(prefix)-\($0).csv" })
        let items = try #require(files["\(prefix)-items.csv"])
        #expect(items.starts(with: [0xEF, 0xBB, 0xBF]))
        let lines = [
            #"Дата;Время;Приём пищи;Продукт;"Вес, г";Ккал;"Белки, г";"Жиры, г";"Углеводы, г";Откуда числа"#,
            #"2026-11-25;12:00;обед;"суп; ""борщ""";150,5;123,5;1,3;2,5;20,1;таблица"#,
            "2026-11-25;12:00;обед;'=1+1;150,5;123,5;1,3;2,5;20,1;таблица", "",
        ]
        #expect(try text(Array(items.dropFirst(3))) == lines.joined(separator: "\r\n"))
        let english = try await diary.files(diary.export(.csv, language: .english))
        #expect(
            try text(english["familybot-all-2026-11-25-health.csv"]).contains("2026-11-25,12:00,weight,72.4,kg\r\n"))
    }

    @Test(
        "guards every text that a spreadsheet would take for a formula",
        arguments: ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
    func guarded(_ name: String) async throws {
        let diary = try await Diary()
        try await diary.eat([name + "x"])
        let files = try await diary.files(diary.export(.csv))
        #expect(try text(files["familybot-all-2026-11-25-items.csv"]).contains("'\(name)x"))
    }

    @Test("for programs is one object with all of it, whatever there is")
    func json() async throws {
        struct Read: Decodable {
            struct Meal: Decodable {
                let day: LocalDay
                let items: [MealItem]
            }
            struct Record: Decodable { let value: Double }
            struct Film: Decodable {
                let title: String
                let rating: Double?
            }
            struct Person: Decodable { let name: String }
            let version: Int
            let meals: [Meal]
            let health: [Record]
            let films: [Film]
            let people: [Person]
        }
        let diary = try await Diary()
        try await diary.watch("Дюна \"2\"", 8.5)
        for back in 0..<3 { try await diary.eat(["=1\n\"суп\""], back: back) }
        let files = try await diary.files(diary.export(.json))
        let read = try JSONDecoder().decode(
            Read.self, from: Data(try #require(files["familybot-all-2026-11-25.json"])))
        #expect(read.version == 1 && read.meals.map(\.day.number) == (0..<3).map { Diary.day.number - 2 + $0 })
        #expect(read.meals[0].items[0].name == "=1\n\"суп\"" && read.meals[0].items[0].grams == 150.5)
        #expect(read.health.isEmpty && read.films.map(\.title) == ["Дюна \"2\""] && read.films[0].rating == 8.5)
        #expect(read.people.map(\.name) == ["Аня", "Боря"])
    }

    @Test(
        "has nutrients to the tenth at most, and none of the noise of their sums",
        arguments: [ExportFormat.csv, .json])
    func tenths(_ format: ExportFormat) async throws {
        let diary = try await Diary()
        try await diary.eat(["суп", "хлеб"], kcal: 48.699999999999996)
        try await diary.measure(.weight, 72.45)
        let files = try await diary.files(diary.export(format, language: .english)).values
        let all = try files.map { try text($0) }.joined()
        #expect(all.contains("48.7") && all.contains("97.4") && all.contains("72.45"), "\(all)")
        #expect(!all.contains("48.69") && !all.contains("97.39") && !all.contains("20.12"), "\(all)")
    }

    @Test("has the person's goal beside each day, and for programs once; nothing of it where there is none")
    func goal() async throws {
        struct Read: Decodable { let energyGoal: Int? }
        let diary = try await Diary()
        try await diary.eat(["суп"], kcal: 512)
        for (member, kcal) in [(diary.owner, nil), (try await diary.aiming(at: 2000), 2000)] as [(Member, Int?)] {
            let days = try text(
                try await diary.files(diary.export(.csv, of: member))["familybot-all-2026-11-25-days.csv"])
            let lines = days.split(separator: "\r\n")
            #expect(lines[0].hasSuffix(kcal == nil ? #";"Углеводы, г""# : #";"Углеводы, г";"Цель, ккал""#))
            #expect(lines[1].hasSuffix(kcal == nil ? ";20,1" : ";20,1;2000"))
            let json = try await diary.files(diary.export(.json, of: member))["familybot-all-2026-11-25.json"]
            #expect(try JSONDecoder().decode(Read.self, from: Data(try #require(json))).energyGoal == kcal)
            #expect(try text(json).contains("energyGoal") == (kcal != nil))
        }
    }

    @Test("is too large as soon as it is", arguments: [ExportFormat.csv, .json])
    func tooLarge(_ format: ExportFormat) async throws {
        let diary = try await Diary()
        for back in 0..<3 { try await diary.eat(["суп"], back: back) }
        await #expect(throws: ExportTooLarge.self) { try await diary.files(diary.export(format, limit: 300)) }
    }
}
