import Testing

@testable import OutsideWorld

@Suite("The simulated AI looks at pictures", .timeLimit(.minutes(1)))
struct VisionTests {
    private static func object(_ properties: [String: JSON]) -> JSON {
        [
            "type": "object", "additionalProperties": false,
            "required": .array(properties.keys.sorted().map { .string($0) }), "properties": .object(properties),
        ]
    }

    private static let number: JSON = ["type": "number", "minimum": 0]

    /// The kind of schema that a bot for meals asks for.
    private static let meal = object([
        "description": ["type": "string"], "is_food": ["type": "boolean"], "needs_detail": ["type": "boolean"],
        "question": ["type": ["string", "null"]],
        "items": [
            "type": "array",
            "items": object([
                "name": ["type": "string"], "assumptions": ["type": "array", "items": ["type": "string"]],
                "grams": object(["low": number, "likely": number, "high": ["type": "integer"]]),
                "per_100_g": object(["kcal": number, "protein": number, "fat": number, "carbohydrates": number]),
                "confidence": ["type": "number", "minimum": 0, "maximum": 1],
                "size": ["type": "string", "enum": ["small", "medium"]],
                "exception": ["type": "string", "enum": ["alcohol", "none"]],
                "brand": ["anyOf": [["type": "string"], ["type": "null"]]],
            ]),
        ],
    ])

    private static func request(
        _ text: String, _ pictures: [[UInt8]] = [Pictures.jpeg(1024, 768)], detail: JSON = "high", schema: JSON? = meal
    ) -> JSON {
        let images = pictures.map { picture -> JSON in
            ["type": "image_url", "image_url": ["url": Pictures.dataURL(picture), "detail": detail]]
        }
        return .fields([
            "model": "m",
            "messages": [["role": "user", "content": .array([["type": "text", "text": .string(text)]] + images)]],
            "response_format": schema.map {
                ["type": "json_schema", "json_schema": ["name": "meal", "strict": true, "schema": $0]]
            },
        ])
    }

    private func seen(_ world: Visitor, _ request: JSON) async throws -> JSON {
        let words = try #require(try await world.chat(request).words)
        return try JSON(parsing: words.utf8)
    }

    private func names(_ answer: JSON) -> [JSON?] { answer["items"]?.array?.map { $0["name"] } ?? [] }

    @Test("finds the dishes that the words name, and its answer follows the schema")
    func dishes() async throws {
        try await withWorld { world in
            let answer = try await seen(world, Self.request("Обед: гречка с котлетой"))
            #expect(answer.follows(Self.meal))
            #expect(names(answer) == ["гречка", "котлета"])
            #expect(answer["is_food"] == true && answer["needs_detail"] == false && answer["question"] == nil)
            #expect(answer["description"] == "Симулятор: на снимке гречка, котлета.")
            let first = answer["items"]?.array?.first
            #expect(first?["size"] == "medium" && first?["exception"] == "none")
            #expect(first?["grams"] == ["low": 160, "likely": 200, "high": 250])
            #expect(first?["per_100_g"] == ["kcal": 110, "protein": 4.2, "fat": 1.1, "carbohydrates": 21.3])
        }
    }

    @Test("finds the same food in the same picture, and something to eat in every one")
    func sameAgain() async throws {
        try await withWorld { world in
            let answers = try await seen(world, Self.request("?"))
            #expect(try await seen(world, Self.request("?")) == answers)
            for width in 100...120 {
                let answer = try await seen(world, Self.request("?", [Pictures.jpeg(width, 90)]))
                #expect(answer.follows(Self.meal) && names(answer).isEmpty == false)
            }
        }
    }

    @Test("answers in the language of the words, or in the one that the instructions name")
    func language() async throws {
        try await withWorld { world async throws in
            func name(_ instructions: String, _ words: String) async throws -> JSON? {
                let system: JSON = ["role": "system", "content": .string(instructions)]
                var request = Self.request(words).object ?? [:]
                request["messages"] = .array([system] + (request["messages"]?.array ?? []))
                return try await seen(world, .object(request))["items"]?.array?.first?["name"]
            }
            #expect(try await name("Names are in Russian.", "rice") == "рис")
            #expect(try await name("Names are in English.", "rice") == "rice")
            #expect(try await name("Names are short.", "это рис") == "рис")
        }
    }

    @Test("wants a label larger until it is, and sees when there is no food")
    func builtIn() async throws {
        try await withWorld { world in
            let small = try await seen(world, Self.request("этикетка кофе"))
            #expect(small["needs_detail"] == true)
            let large = try await seen(world, Self.request("этикетка кофе", [Pictures.jpeg(1568, 900)]))
            #expect(large["needs_detail"] == false && names(large) == ["кофе с молоком"])
            let other = try await seen(world, Self.request("это не еда"))
            #expect(other["is_food"] == false && other["items"] == [] && other.follows(Self.meal))
            let words = try await world.chat(Self.request("борщ", schema: nil)).words
            #expect(words == "Симулятор: на снимке борщ.")
        }
    }

    @Test("sees what was arranged, in its order, for the words or the picture that it is for")
    func arranged() async throws {
        try await withWorld { world in
            let digest = Picture.digest(of: Pictures.jpeg(9, 9))
            let plov: JSON = ["name": "плов", "grams": 250, "kcal": 150]
            try await world.control("vision", ["sight": "needs_detail"])
            try await world.control("vision", ["sight": "food", "match": .string(digest), "items": [plov]])
            try await world.control("vision", ["sight": "not_food", "match": "cat"])
            #expect(try await seen(world, Self.request("?"))["needs_detail"] == true)
            #expect(try await seen(world, Self.request("my cat"))["is_food"] == false)
            #expect(names(try await seen(world, Self.request("?", [Pictures.jpeg(9, 9)]))) == ["плов"])
            #expect(try await seen(world, Self.request("?"))["needs_detail"] == false)
            #expect(try await world.post("/control/vision", ["sight": "dark"]).status == 400)
        }
    }

    @Test("a fault for pictures spares the other questions")
    func faults() async throws {
        try await withWorld { world in
            try await world.control("faults", ["target": "ai", "method": "vision", "kind": "not_json"])
            try await world.control(
                "faults", ["target": "ai", "method": "vision", "kind": "status", "value": ["code": 429]])
            #expect(try await world.chat(AssistantTests.request()).words == "Simulator: you wrote “hello”")
            let words = try await world.chat(Self.request("?")).words ?? "{}"
            #expect(throws: JSONFault.self) { try JSON(parsing: words.utf8) }
            #expect(try await world.chat(Self.request("?")).status == 429)
        }
    }

    @Test("keeps what a picture was and not its bytes, and bills every picture on its own")
    func record() async throws {
        try await withWorld { world in
            let (one, two) = (Pictures.jpeg(800, 600), Pictures.jpeg(80, 60, extra: Pictures.exif))
            for picture in [one, one, two] { _ = try await seen(world, Self.request("?", [picture])) }
            let log = try await world.get("/control/ai?bodies=true")
            let requests = log.json["requests"]?.array ?? []
            let first = requests.first?["pictures"]?.array?.first
            #expect(first?["width"] == 800 && first?["height"] == 600 && first?["metadata"] == false)
            #expect(first?["bytes"] == .integer(Int64(one.count)))
            #expect(requests.last?["pictures"]?.array?.first?["metadata"] == true)
            #expect(requests.first?["body"]?["model"] == "m" && !log.text.contains(Base64.encoded(one)))
            let bills = try await world.get("/control/bills").json
            #expect(bills["bills"]?.array?.map { $0["count"] } == [2, 1])
            let own = try await world.get("/control/bills?picture=\(Picture.digest(of: two))").json
            #expect(own["total"] == 1)
        }
    }

    @Test(
        "counts the tiles of a picture, not its bytes",
        arguments: [("low", 4032, 85), ("high", 512, 255), ("high", 1024, 765), ("auto", 4032, 765)])
    func tokens(_ detail: String, _ width: Int, _ tokens: Int64) async throws {
        try await withWorld { world in
            func cost(_ request: JSON) async throws -> Int64? {
                try await world.chat(request).json["usage"]?["prompt_tokens"]?.integer
            }
            let picture = Pictures.jpeg(
                width, width * 3 / 4, extra: [0xFF, 0xEE, 0x40, 0] + [UInt8](repeating: 1, count: 0x3FFE))
            let with = try await cost(Self.request("?", [picture], detail: .string(detail)))
            let without = try await cost(Self.request("?", []))
            #expect((tokens...tokens + 60).contains((with ?? 0) - (without ?? 0)))
        }
    }

    static let badPictures: [(String, JSON)] = [
        ("cut off", Pictures.dataURL(Pictures.jpeg(10, 10, end: []))),
        ("of four components", Pictures.dataURL(Pictures.jpeg(10, 10, components: 4))),
        ("that is a text", Pictures.dataURL(Array("hello".utf8))),
        ("in broken base64", "data:image/jpeg;base64,/9j"),
        ("of another name", Pictures.dataURL(Pictures.png(10, 10))),
        ("that must be fetched", "https://example.com/a.jpg"),
        ("of a kind that no model sees", Pictures.dataURL(Pictures.jpeg(10, 10), type: "heic")),
    ]

    @Test("refuses a picture", arguments: badPictures)
    func refused(_ kind: String, _ url: JSON) async throws {
        try await withWorld { world in
            let part: JSON = ["type": "image_url", "image_url": ["url": url]]
            let reply = try await world.chat(["model": "m", "messages": [["role": "user", "content": [part]]]])
            #expect(reply.status == 400, "a picture \(kind)")
            #expect(reply.json["error"]?["param"] == "image_url.url")
        }
    }
}
