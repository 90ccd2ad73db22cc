import Actions
import Domain
import FamilyStore
import Testing

private let actions: [MealPress.Action] =
    [0, 1, 9, 35, 36, 49].flatMap { item -> [MealPress.Action] in
        [.half(item), .oneAndHalf(item), .less(item), .more(item), .remove(item), .open(item)]
    } + [.overview, .why, .restore, .delete, .bringBack]

private func data(
    _ action: MealPress.Action, meal: String = "123456789-1795600000#0", person: Int64 = 5_000_000_123,
    revision: Int = 7
) -> CallbackData {
    .meal(MealPress(meal: MealID(meal), person: UserID(person), revision: revision, action: action))
}

@Suite("What a button carries")
struct CallbackDataTests {
    @Test(
        "is read as it was printed, in at most 64 bytes, and tells the door that a toast is to follow",
        arguments: actions)
    func roundTrip(_ action: MealPress.Action) throws {
        for (meal, person, revision) in [
            ("1-1#0", 1, 0), ("123456789-1795600000#103", Int64(1) << 52, 40_000), ("987654321-1795600000/2#0", 42, 1),
        ] {
            let data = data(action, meal: meal, person: person, revision: revision)
            let text = try #require(data.text)
            #expect(text.utf8.count <= 64 && text.hasPrefix("!1"))
            #expect(CallbackData(text) == data)
        }
    }

    @Test("is a wish for an export, too")
    func exports() throws {
        for period in ExportPress.Period.allCases {
            for format in ExportFormat.allCases {
                let data = CallbackData.export(ExportPress(period: period, format: format))
                #expect(CallbackData(try #require(data.text)) == data)
            }
        }
        #expect(CallbackData.export(ExportPress(period: .week, format: .xlsx)).text == "!1ew.xlsx")
    }

    @Test("has a form that stays: buttons outlive versions")
    func golden() {
        #expect(data(.half(0)).text == "!1h0.7.2aovcsb.123456789-1795600000#0")
        #expect(data(.open(35), person: 35, revision: 36).text == "!1iz.10.z.123456789-1795600000#0")
        #expect(data(.delete).text == "!1d.7.2aovcsb.123456789-1795600000#0")
    }

    @Test("is nothing where it would be too long, or could not be read")
    func unprintable() {
        #expect(data(.delete, meal: String(repeating: "1", count: 60)).text == nil)
        #expect(data(.delete, meal: "").text == nil)
        #expect(data(.delete, meal: "a.b").text == nil)
        #expect(data(.half(50)).text == nil)
        #expect(data(.half(0), revision: -1).text == nil)
        #expect(data(.delete, person: 0).text == nil)
    }

    @Test(
        "that others made up is refused",
        arguments: [
            "", "!", "!1", "!1h", "!2h0.7.z.1-1#0", "1h0.7.z.1-1#0", "!1h0.7.z.", "!1h0.7.z", "!1h0.7.z.1-1#0.x",
            "!1h.7.z.1-1#0", "!1d0.7.z.1-1#0", "!1h-1.7.z.1-1#0", "!1h+1.7.z.1-1#0", "!1h00.7.z.1-1#0",
            "!1hZ.7.z.1-1#0", "!1ew", "!1ew.", "!1ex.csv", "!1ew.pdf", "!1ew.csv.", "!1eww.csv",
            "!1h1e.7.z.1-1#0", "!1h0.-7.z.1-1#0", "!1h0.7.0.1-1#0", "!1h0.7.-z.1-1#0", "!1q0.7.z.1-1#0",
            "!1h0.7.zzzzzzzzzzzzzzzz.1-1#0", "!1h0.7.z.1-1 #0", "!1h0.7.z.$ne", "!1h0.7.z.ы", "!1ы0.7.z.1-1#0",
            "!1h0.7.z.\u{0}", "!1h٣.7.z.1-1#0",
            "!1h0.7.z." + String(repeating: "1", count: 64),
        ])
    func foreign(_ text: String) { #expect(CallbackData(text) == nil) }

    @Test("never takes two texts for the same, whatever is thrown at it")
    func fuzz() throws {
        var generator = SystemRandomNumberGenerator()
        let seeds = actions.compactMap { data($0).text }
        let letters = Array("!1hoilmxvwrdb.#-/0129azZ \u{0}ы$")
        for _ in 0..<20_000 {
            var text = Array(try #require(seeds.randomElement(using: &generator)))
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0...text.count, using: &generator)
                let letter = try #require(letters.randomElement(using: &generator))
                switch Int.random(in: 0..<3, using: &generator) {
                case 0 where place < text.count: text.remove(at: place)
                case 1 where place < text.count: text[place] = letter
                default: text.insert(letter, at: place)
                }
            }
            let changed = String(text)
            if let data = CallbackData(changed) { #expect(data.text == changed) }
        }
    }
}
