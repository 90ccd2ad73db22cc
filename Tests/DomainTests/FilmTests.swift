import Domain
import Foundation
import Testing

@Suite("A film's title")
struct FilmTitleTests {
    @Test(
        "is one with another that differs in spelling only",
        arguments: [
            ("Ёлки", "елки"), ("«Интерстеллар»", "ИНТЕРСТЕЛЛАР"), ("The Matrix", "matrix"),
            ("Spider-Man: No Way Home", "spider man no way home"), ("Schindler’s List", "Schindlers list"),
            ("Рокки II", "Рокки 2"), ("Rocky V", "rocky 5"), ("Godfather Part III", "The Godfather, part 3"),
            ("Брат 2", "БРАТ-2"), ("A Quiet Place", "Quiet place"), ("Амели!", "  амели  "),
            ("«Дюна» (2021)", "Дюна"), ("Крестный отец", "Крёстный отец"), ("Мой сосед Тоторо", "Мой сосед Тоторо"),
        ])
    func same(_ one: String, other: String) throws {
        #expect(try #require(FilmTitle(one)).key == (try #require(FilmTitle(other)).key))
    }

    @Test(
        "is not one with that of another film",
        arguments: [
            ("Рокки", "Рокки 2"), ("Терминатор", "Терминатор 2"), ("Blade Runner", "Blade Runner 2049"),
            ("It", "It 2"), ("Вий", "Вий 2"), ("Matrix I", "Matrix II"), ("Я, робот", "Робот"), ("Her", "Hero"),
            ("Up", "The"), ("V", "5"), ("Henry V Returns", "Henry 5 Returns"),
        ])
    func different(_ one: String, other: String) throws {
        #expect(try #require(FilmTitle(one)).key != (try #require(FilmTitle(other)).key))
    }

    @Test(
        "is shown without quotes, and its year apart",
        arguments: [
            ("«Дюна» (2021)", "Дюна", 2021), ("Dune [1984]", "Dune", 1984), ("Дюна(2021)", "Дюна", 2021),
            ("«Дюна (2021)»", "Дюна", 2021), ("1984", "1984", nil),
            ("Бегущий по лезвию 2049", "Бегущий по лезвию 2049", nil),
            ("(2021)", "(2021)", nil), ("Дюна (часть 2)", "Дюна (часть 2)", nil), ("Space (9999)", "Space (9999)", nil),
            ("  Тихое\n место ", "Тихое место", nil), ("\"Heat\"", "Heat", nil), ("«А» и «Б»", "«А» и «Б»", nil),
        ] as [(String, String, Int?)])
    func shown(_ said: String, shown: String, year: Int?) throws {
        let title = try #require(FilmTitle(said))
        #expect(title.shown == shown)
        #expect(title.year == year)
    }

    @Test("takes the year that was said before the one in brackets, and no impossible one")
    func years() {
        #expect(FilmTitle("Дюна (2021)", year: 1984)?.year == 1984)
        #expect(FilmTitle("Дюна (2021)", year: 21)?.year == 2021)
        #expect(FilmTitle("Дюна", year: 0)?.year == nil)
    }

    @Test(
        "has a letter or a digit, and fits a line",
        arguments: ["", "!!!", "«»", "🍿", String(repeating: "я", count: 201)])
    func refused(_ said: String) { #expect(FilmTitle(said) == nil) }
}

@Suite("Whether two films are one")
struct FilmMatchTests {
    private static func film(_ id: String, _ title: String, _ year: Int?) -> FilmMatch.Candidate {
        FilmMatch.Candidate(id: FilmID(id), key: FilmTitle(title)?.key ?? "", year: year)
    }

    private static let old = film("old", "Dune", 1984)
    private static let new = film("new", "Dune", 2021)
    private static let open = film("open", "Dune", nil)
    private static let other = film("other", "Heat", 1995)

    @Test(
        "is decided by title and year, and a missing year fits the only one",
        arguments: [
            (1984, [old, new], .same("old")), (2021, [old, new, open], .same("new")), (2000, [old, new], .new),
            (1984, [], .new), (nil, [], .new), (nil, [other], .new), (nil, [old], .same("old")),
            (nil, [open], .same("open")), (nil, [old, new], .ambiguous(["old", "new"])),
            (nil, [old, open, other], .ambiguous(["old", "open"])), (2021, [open], .same("open")),
            (2021, [open, other], .same("open")), (2021, [old], .new), (2021, [old, open], .new),
            (2021, [open, old], .new),
        ] as [(Int?, [FilmMatch.Candidate], Expected)])
    func decided(_ year: Int?, candidates: [FilmMatch.Candidate], expected: Expected) throws {
        let title = try #require(FilmTitle("«DUNE»", year: year))
        #expect(FilmMatch(title, among: candidates) == expected.match)
    }

    @Test(
        "finds a title that is said in another case, where none is spelled so",
        arguments: [
            ("Дюну", "Дюна"), ("Дюне", "Дюна"), ("Дюна", "Дюну"), ("Матрице", "Матрица"), ("Матрицей", "Матрица"),
            ("Интерстеллару", "Интерстеллар"), ("Брата 2", "Брат 2"), ("Чужого", "Чужой"),
            ("Тихому месту", "Тихое место"),
            ("Отца", "Отец"), ("Волчка", "Волчок"), ("Звёздным войнам", "Звёздные войны"), ("Амелии", "Амелия"),
            ("Крёстного отца", "Крёстный отец"), ("Иронию судьбы", "Ирония судьбы"), ("Игрой", "Игра"),
        ])
    func inflected(_ said: String, stored: String) throws {
        let title = try #require(FilmTitle(said))
        let candidates = [Self.film("it", stored, nil), Self.film("another", "Пила", nil)]
        #expect(FilmMatch(title, among: candidates) == .same(FilmID("it")))
        let both = [Self.film("it", stored, nil), Self.film("spelled", said, nil)]
        #expect(FilmMatch(title, among: both) == .same(FilmID("spelled")), "what is spelled so goes first")
    }

    @Test(
        "takes no other film for it",
        arguments: [
            ("Братья", "Брат"), ("Ведьмы", "Ведьма"), ("Чужие", "Чужой"), ("Брата 2", "Брат"), ("Оно", "Она"),
            ("Ива", "Иво"),
            ("Брата", "Брат 2"), ("Матрица", "Матрос"), ("Heats", "Heat"), ("Её", "Её имя"), ("Дюны", "Дюна"),
            ("Терминаторы", "Терминатор"), ("Пилот", "Пила"),
        ])
    func otherFilm(_ said: String, stored: String) throws {
        let title = try #require(FilmTitle(said))
        #expect(FilmMatch(title, among: [Self.film("it", stored, nil)]) == .new)
    }

    @Test("asks when a title in another case fits several, and takes the year that is said")
    func inflectedTwice() throws {
        let films = [Self.film("old", "Дюна", 1984), Self.film("new", "Дюна", 2021)]
        #expect(FilmMatch(try #require(FilmTitle("Дюну")), among: films) == .ambiguous([FilmID("old"), FilmID("new")]))
        #expect(FilmMatch(try #require(FilmTitle("Дюну (2021)")), among: films) == .same(FilmID("new")))
    }

    enum Expected: Sendable {
        case new, same(String), ambiguous([String])
        var match: FilmMatch {
            switch self {
            case .new: .new
            case .same(let id): .same(FilmID(id))
            case .ambiguous(let ids): .ambiguous(ids.map(FilmID.init(_:)))
            }
        }
    }
}

@Suite("Words by which a film is looked for")
struct FilmQueryTests {
    private static let titles = [
        "Звёздные войны", "Война миров", "Брат", "Брат 2", "Матрица", "Ирония судьбы", "Чужой",
    ]

    @Test(
        "stand in the title in a row, from the beginning of a word, or else in another case",
        arguments: [
            ("войн", ["Звёздные войны", "Война миров"]), ("звездные ВОЙНЫ!", ["Звёздные войны"]),
            ("миров", ["Война миров"]),
            ("рат", []), ("атрица", []), ("брат", ["Брат", "Брат 2"]), ("брат 2", ["Брат 2"]), ("Матрице", ["Матрица"]),
            ("Звёздным войнам", ["Звёздные войны"]), ("Иронии судьбы", ["Ирония судьбы"]), ("Чужого", ["Чужой"]),
            ("миров война", []), ("Брату", ["Брат", "Брат 2"]), ("Звёздных войн", ["Звёздные войны"]),
        ] as [(String, [String])])
    func found(_ said: String, expected: [String]) throws {
        let query = try #require(FilmQuery(said))
        #expect(query.matching(Self.titles) { FilmTitle($0)?.key ?? "" } == expected)
    }

    @Test("are at least one")
    func none() { #expect(FilmQuery("!?") == nil) }
}

@Suite("A rating")
struct RatingTests {
    @Test(
        "is from 0 to 10 with one decimal",
        arguments: [(9, "9"), (8.5, "8.5"), (8.46, "8.5"), (0, "0"), (10, "10"), (9.96, "10")])
    func reading(_ value: Double, shown: String) { #expect(Rating(value)?.description == shown) }

    @Test("is nothing else", arguments: [-0.1, 10.1, .nan, .infinity, -.infinity])
    func refused(_ value: Double) { #expect(Rating(value) == nil) }

    @Test("has a mean in tenths, and is disputed from four points on")
    func means() throws {
        let ratings = [9, 8, 8].compactMap { Rating($0) }
        #expect(ratings.mean?.description == "8.3")
        #expect([Rating]().mean == nil)
        #expect(!ratings.isDisputed)
        #expect([4, 8].compactMap { Rating($0) }.isDisputed)
        #expect(![4.1, 8].compactMap { Rating($0) }.isDisputed)
        #expect(![Rating]().isDisputed)
    }

    @Test("is coded as a number")
    func coding() throws {
        let rating = try #require(Rating(8.5))
        #expect(String(decoding: try JSONEncoder().encode([rating]), as: UTF8.self) == "[8.5]")
        #expect(try JSONDecoder().decode([Rating].self, from: Data("[8.5, 9]".utf8)) == [rating, Rating(9)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Rating].self, from: Data("[11]".utf8)) }
    }
}

@Suite("What the family recommends")
struct FilmRecommendationTests {
    private let anna = UserID(1)
    private let boris = UserID(2)
    private let vera = UserID(3)
    private let at = Date(timeIntervalSince1970: 1_700_000_000)

    private func film(_ title: String, seen: [UserID: Double?] = [:], wanted: [UserID] = []) -> Film {
        Film(
            id: FilmID(title), title: title, year: nil,
            seen: seen.mapValues { Film.Seen(rating: $0.flatMap { Rating($0) }, at: at) },
            wanted: Dictionary(wanted.map { ($0, at) }, uniquingKeysWith: { first, _ in first }))
    }

    private func titles(_ films: [Film], for present: Set<UserID>, limit: Int = 10) -> [String] {
        FilmRecommendation.ordered(for: present, among: films, limit: limit).map(\.film.title)
    }

    @Test("is ordered by what others think, then by who wants to see it")
    func order() {
        let films = [
            film("disliked", seen: [boris: 6.9]), film("wished by others", wanted: [boris]),
            film("good", seen: [boris: 7]), film("best", seen: [boris: 9, vera: 9]),
            film("best of one", seen: [boris: 9]),
            film("my own wish", wanted: [anna]), film("seen without a word", seen: [boris: nil]),
            film("wished by two", wanted: [boris, vera]), film("disliked wish", seen: [boris: 2], wanted: [anna]),
        ]
        #expect(
            titles(films, for: [anna]) == [
                "best", "best of one", "good", "disliked wish", "my own wish", "wished by two", "wished by others",
            ])
        #expect(titles(films, for: [anna], limit: 2) == ["best", "best of one"])
        #expect(titles(films, for: [anna], limit: 0).isEmpty)
    }

    @Test("is never what one of those present has seen, whatever they think of it")
    func seen() {
        let films = [
            film("mine", seen: [anna: 10, boris: 10]), film("mine without rating", seen: [anna: nil, boris: 10]),
            film("hers", seen: [vera: 10, boris: 10]), film("his", seen: [boris: 10]),
            film("wanted again", seen: [anna: 10], wanted: [anna]),
        ]
        #expect(titles(films, for: [anna]) == ["hers", "his"])
        #expect(titles(films, for: [anna, vera]) == ["his"])
        #expect(titles(films, for: [anna, boris]).isEmpty)
    }

    @Test("tells the reason")
    func reasons() throws {
        let films = [film("a", seen: [boris: 8, vera: 9]), film("b", wanted: [anna]), film("c", wanted: [boris])]
        #expect(
            FilmRecommendation.ordered(for: [anna], among: films, limit: 3).map(\.reason) == [
                .liked(mean: try #require(Rating(8.5)), by: 2), .wantedByThem, .wantedByOthers(1),
            ])
    }

    @Test("sees a film only through those who share it")
    func visible() {
        let both = film("both", seen: [anna: 9, boris: 5], wanted: [vera])
        #expect(both.visible(of: [anna, vera]) == film("both", seen: [anna: 9], wanted: [vera]))
        #expect(both.visible(of: [UserID(9)]) == nil)
        #expect(both.familyMean == Rating(7))
        #expect(both.rating(of: boris) == Rating(5))
    }
}
