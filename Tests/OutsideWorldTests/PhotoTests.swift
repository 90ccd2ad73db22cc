import Testing

@testable import OutsideWorld

@Suite("Photos", .timeLimit(.minutes(1)))
struct PhotoTests {
    private func sizes(_ visitor: Visitor, _ fields: JSON) async throws -> [JSON] {
        try await visitor.control("photo", fields)
        return try await visitor.bot("getUpdates").result?.array?.last?["message"]?["photo"]?.array ?? []
    }

    @Test("a person's photo has several sizes, each a file of its own, of the same bytes when only one was sent")
    func sizesOfOne() async throws {
        try await withWorld { world in
            let png = Pictures.png(1000, 500)
            let sizes = try await sizes(world, ["chat": 42, "base64": .string(Base64.encoded(png))])
            #expect(sizes.map { $0["width"] } == [320, 800, 1000])
            #expect(sizes.map { $0["height"] } == [160, 400, 500])
            #expect(Set(sizes.compactMap { $0["file_id"]?.string }).count == 3)
            #expect(Set(sizes.compactMap { $0["file_unique_id"]?.string }).count == 3)
            for size in sizes {
                let file = try await world.bot("getFile", ["file_id": size["file_id"] ?? .null]).result
                let path = try #require(file?["file_path"]?.string)
                #expect(try await world.client.send("GET", "\(world.base)/file/bot\(world.token)/\(path)").body == png)
            }
        }
    }

    @Test("a client that has scaled its photo sends every size, and each is fetched as it was sent")
    func sentSizes() async throws {
        try await withWorld { world in
            let pictures = [Pictures.jpeg(1280, 960), Pictures.jpeg(320, 240), Pictures.jpeg(800, 600)]
            let sizes = try await sizes(
                world, ["chat": 42, "sizes": .array(pictures.map { .string(Base64.encoded($0)) })])
            #expect(sizes.map { $0["width"] } == [320, 800, 1280])
            let file = try await world.bot("getFile", ["file_id": sizes[1]["file_id"] ?? .null]).result
            let path = try #require(file?["file_path"]?.string)
            let bytes = try await world.client.send("GET", "\(world.base)/file/bot\(world.token)/\(path)").body
            #expect(bytes == Pictures.jpeg(800, 600))
        }
    }

    @Test("an album is an update for each photo, with one mark, and ends at ten")
    func album() async throws {
        try await withWorld { world in
            let photo = JSON.string(Base64.encoded(Pictures.jpeg(10, 10)))
            for number in 1...10 {
                try await world.control(
                    "photo",
                    ["chat": 42, "base64": photo, "media_group": "g", "caption": number == 1 ? "обед" : ""])
            }
            let eleventh = try await world.post(
                "/control/photo", ["chat": 42, "base64": photo, "media_group": "g"])
            #expect(eleventh.status == 400)
            let messages = try await world.bot("getUpdates").result?.array?.compactMap { $0["message"] } ?? []
            #expect(messages.map { $0["media_group_id"] } == Array(repeating: "g", count: 10))
            #expect(messages.compactMap { $0["caption"] } == ["обед"])
            let transcript = try await world.get("/control/chats/42").json["messages"]?.array
            #expect(transcript?.last?["media_group"] == "g")
        }
    }

    @Test("a photo that the bot sends once more by its id is the same photo")
    func sentAgain() async throws {
        try await withWorld { world in
            let sizes = try await sizes(
                world, ["chat": 42, "base64": .string(Base64.encoded(Pictures.jpeg(1000, 500)))])
            let again = try await world.bot("sendPhoto", ["chat_id": 42, "photo": sizes[1]["file_id"] ?? .null])
            #expect(again.result?["photo"]?.array == sizes)
        }
    }
}
