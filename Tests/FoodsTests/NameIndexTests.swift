import Foods
import Testing

@Suite("An index of names")
struct NameIndexTests {
    private let index = NameIndex(
        ["Бабушкин пирог", "Пирог с рыбой", "Каша", "Каша", "Соус 7"].enumerated().map { item, name in
            NameIndex.Entry(name: name, item: item, isShared: item == 2)
        })

    @Test("finds a family's own dishes like foods of the table")
    func ownDishes() {
        #expect(index.search("бабушкиного пирога", limit: 1).first?.item == 0)
        #expect(index.search("пирог рыбный", limit: 2).first.map { $0.score < NameIndex.confident } == true)
        let sauce = index.search("соус 7", limit: 1).first
        #expect(sauce?.item == 4 && sauce?.name == "Соус 7" && sauce?.score == 1)
    }

    @Test("puts the owner of a name before those who share it")
    func shared() {
        #expect(index.search("каша", limit: 5).map(\.item) == [3, 2])
    }

    @Test("uses each word of a name once")
    func once() throws {
        let hit = try #require(index.search("пирог пирог пирог", limit: 1).first)
        #expect(hit.score < NameIndex.confident)
    }

    @Test(
        "forgives one slip in four letters and two in eight",
        arguments: [
            ("рыбка", "рибка", true), ("окрошка", "акрошка", true), ("макароны", "мокороны", true),
            ("макароны", "мукуруны", false), ("суп", "сюп", false), ("каша", "касса", false),
        ])
    func typos(_ name: String, written: String, isFound: Bool) {
        let index = NameIndex([NameIndex.Entry(name: name, item: 0, isShared: false)])
        #expect(index.search(written, limit: 1).isEmpty != isFound)
    }
}
