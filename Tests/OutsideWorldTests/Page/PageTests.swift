import Testing

@testable import OutsideWorld

@Suite("The chat page", .serialized, .timeLimit(.minutes(3)))
struct PageTests {
    /// A world in which the bot has already spoken, and the page open on it.
    private func withPage(
        _ width: Int64, _ height: Int64, _ body: (Visitor, Tab) async throws -> Void
    ) async throws {
        try await withWorld { world in
            try await world.control("limits", ["off": true])
            let browser = try Browser()
            let tab = try await browser.tab(width: width, height: height)
            try await tab.open(world.base)
            try await tab.wait("document.querySelector('.phone textarea')")
            try await body(world, tab)
        }
    }

    private static let anna = ".phone[data-person=\"1001\"]"

    private func keyboard(_ rows: [[(String, String)]]) -> JSON {
        let buttons = rows.map { row in
            JSON.array(row.map { ["text": .string($0.0), "callback_data": .string($0.1)] })
        }
        return ["inline_keyboard": .array(buttons)]
    }

    /// A drawn picture, dropped on a phone as a file: `count` of them are an album.
    private func drop(_ tab: Tab, _ count: Int, width: Int = 1600, height: Int = 1200) async throws {
        try await tab.value(
            """
            (async () => {
              const files = new DataTransfer();
              for (let i = 0; i < \(count); i++) {
                const canvas = new OffscreenCanvas(\(width), \(height)), c = canvas.getContext('2d');
                c.fillStyle = ['#efe3cf', '#d9e5d2', '#e7d6d6', '#d3dde8'][i % 4]; c.fillRect(0, 0, 9999, 9999);
                c.fillStyle = '#fff'; c.beginPath(); c.arc(\(width) / 2, \(height) / 2, \(height) * .4, 0, 7); c.fill();
                c.fillStyle = ['#a4682f', '#7c9c3c', '#b8422f', '#dcb463'][i % 4];
                c.beginPath(); c.arc(\(width) / 2, \(height) / 2, \(height) * .28, 0, 7); c.fill();
                files.items.add(new File([await canvas.convertToBlob({type: 'image/jpeg'})], `p${i}.jpg`, {type: 'image/jpeg'}));
              }
              document.querySelector('\(Self.anna)').dispatchEvent(
                new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
            })()
            """)
        try await tab.wait("document.querySelectorAll('.thumb img').length == \(count)")
    }

    /// A conversation with everything in it that may be too wide.
    private func fill(_ world: Visitor, _ tab: Tab) async throws {
        try await tab.click("\(Self.anna) textarea")
        try await tab.write("Привет! Что на ужин?")
        _ = try await world.get("/control/wait?undelivered=99")
        try await tab.wait("document.querySelector('\(Self.anna) .own .text')")
        let long = String(repeating: "Донаудампфшиффартсгезельшафт", count: 6)
        _ = try await world.bot(
            "sendMessage",
            [
                "chat_id": 1001, "text": .string("Гречка с котлетой: 418 ккал\n/today и https://example.com/\(long)"),
                "entities": [["type": "bold", "offset": 0, "length": 17]], "reply_parameters": ["message_id": 1],
            ])
        _ = try await world.bot(
            "sendMessage",
            [
                "chat_id": 1001, "text": .string("let x = " + long),
                "entities": [["type": "pre", "offset": 0, "length": .integer(Int64(long.utf16.count + 8))]],
            ])
        try await drop(tab, 3)
        try await tab.click("\(Self.anna) textarea")
        try await tab.write("обед: гречка с котлетой, чай и очень длинная подпись")
        try await tab.wait("document.querySelectorAll('\(Self.anna) .album img').length == 3")
        let card = "🍽 Обед — 418 ккал (360–480)\nгречка 200 г · 220 ккал\nкотлета 90 г · 198 ккал"
        _ = try await world.bot(
            "sendMessage",
            [
                "chat_id": 1001, "text": .string(card),
                "reply_markup": keyboard([
                    [("½", "a"), ("×1.5", "b"), ("−", "c"), ("+", "d"), ("✕", "e")], [("Всё верно", "f"), (long, "g")],
                ]),
            ])
        try await world.control(
            "content",
            ["chat": 1001, "kind": "document", "file_name": .string("\(long).xlsx"), "base64": "aGVsbG8="])
        try await tab.wait("document.querySelector('\(Self.anna) .file')")
    }

    @Test("is no wider than the screen, whatever is written", arguments: [(390, 844), (1280, 800)])
    func width(_ width: Int64, _ height: Int64) async throws {
        try await withPage(width, height) { world, tab in
            try await tab.shoot("empty-\(width)")
            try await fill(world, tab)
            _ = try await world.bot("sendChatAction", ["chat_id": 1001, "action": "typing"])
            try await tab.wait("document.querySelector('\(Self.anna) small.active')")
            try await tab.shoot("chat-\(width)")
            let wide = try await tab.value(
                """
                [document.documentElement, document.body, ...document.querySelectorAll('.phone, .phone > header, .scroll, .bubble, .composer')]
                  .filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.className || e.tagName)
                """)
            #expect(wide == [])
            #expect(try await tab.value("document.documentElement.scrollWidth <= \(width)") == true)
        }
    }

    @Test("sends what a person writes, and shows the answer, the edit and the end of it")
    func text() async throws {
        try await withPage(1280, 800) { world, tab in
            try await tab.click("\(Self.anna) textarea")
            try await tab.write("Привет, бот")
            let update = try await world.bot("getUpdates", ["timeout": 30]).result?.array?.first?["message"]
            #expect(update?["text"] == "Привет, бот")
            #expect(update?["from"]?["first_name"] == "Аня" && update?["from"]?["language_code"] == "ru")
            _ = try await world.bot("sendMessage", ["chat_id": 1001, "text": "Думаю…"])
            try await tab.wait("document.querySelector('\(Self.anna) .other .text')?.textContent == 'Думаю…'")
            _ = try await world.bot("editMessageText", ["chat_id": 1001, "message_id": 2, "text": "Готово"])
            try await tab.wait("document.querySelector('\(Self.anna) .other .text')?.textContent == 'Готово'")
            _ = try await world.bot("deleteMessage", ["chat_id": 1001, "message_id": 2])
            try await tab.wait("!document.querySelector('\(Self.anna) .other')")
            #expect(try await tab.value("document.querySelectorAll('.phone').length") == 2)
            #expect(try await tab.value("document.querySelectorAll('.phone[data-person=\"1002\"] .text').length") == 0)
        }
    }

    @Test("presses a button, which spins until the bot answers, and shows the answer")
    func button() async throws {
        try await withPage(390, 844) { world, tab in
            try await world.say("hello", chat: 1001, user: 1001)
            let said = try await world.bot("getUpdates").result?.array?.first?["update_id"]?.integer ?? 0
            _ = try await world.bot(
                "sendMessage", ["chat_id": 1001, "text": "a", "reply_markup": keyboard([[("½", "half")]])])
            try await tab.click("\(Self.anna) .key")
            let next: JSON = ["timeout": 30, "offset": .integer(said + 1)]
            let query = try await world.bot("getUpdates", next).result?.array?.first
            #expect(query?["callback_query"]?["data"] == "half")
            try await tab.wait("document.querySelector('\(Self.anna) .key.waiting')")
            let id = try #require(query?["callback_query"]?["id"])
            _ = try await world.bot("answerCallbackQuery", ["callback_query_id": id, "text": "Половина"])
            try await tab.wait("document.querySelector('\(Self.anna) .toast')?.textContent == 'Половина'")
            try await tab.wait("!document.querySelector('\(Self.anna) .key.waiting')")
            _ = try await world.bot(
                "editMessageReplyMarkup",
                ["chat_id": 1001, "message_id": 2, "reply_markup": keyboard([[("Отменить", "undo")]])])
            try await tab.wait("document.querySelector('\(Self.anna) .key')?.textContent == 'Отменить'")
        }
    }

    @Test("sends an album in the sizes of a client, with the caption on the first, and shows what the bot sends")
    func album() async throws {
        try await withPage(1280, 800) { world, tab in
            try await drop(tab, 2)
            try await tab.click("\(Self.anna) textarea")
            try await tab.write("обед")
            try await tab.wait("document.querySelectorAll('\(Self.anna) .album.n2 img').length == 2")
            let messages = try await world.bot("getUpdates").result?.array?.compactMap { $0["message"] } ?? []
            #expect(messages.map { $0["caption"] } == ["обед", nil])
            #expect(Set(messages.compactMap { $0["media_group_id"]?.string }).count == 1)
            let sizes = messages.first?["photo"]?.array ?? []
            #expect(sizes.map { $0["width"] } == [320, 800, 1280, 1600])
            let bytes = sizes.compactMap { $0["file_size"]?.integer }
            #expect(bytes == bytes.sorted() && Set(bytes).count == 4)
            _ = try await world.bot("sendPhoto", ["chat_id": 1001, "photo": sizes[0]["file_id"] ?? .null])
            try await tab.wait("document.querySelector('\(Self.anna) .other img')?.naturalWidth == 1600")
        }
    }

    @Test("has a group in which people see one another, and quotes what is answered")
    func group() async throws {
        try await withPage(1280, 800) { world, tab in
            try await tab.click("\(Self.anna) .tab.quiet")
            try await tab.wait("document.querySelector('\(Self.anna) .tab.here').textContent == 'Семья'")
            try await tab.click("\(Self.anna) textarea")
            try await tab.write("Кто дома?")
            try await tab.wait("document.querySelectorAll('\(Self.anna) .own').length == 1")
            let boris = ".phone[data-person=\"1002\"]"
            try await tab.click("\(boris) .tab:nth-child(2)")
            try await tab.wait("document.querySelector('\(boris) .author')?.textContent == 'Аня'")
            try await tab.click("\(boris) .tool")
            try await tab.write("Я")
            try await tab.wait("document.querySelector('\(Self.anna) .quote span')?.textContent == 'Кто дома?'")
            try await tab.shoot("group-1280")
            let updates = try await world.bot("getUpdates").result?.array ?? []
            #expect(updates.contains { $0["my_chat_member"]?["new_chat_member"]?["status"] == "member" })
            #expect(updates.last?["message"]?["reply_to_message"]?["text"] == "Кто дома?")
            #expect(updates.last?["message"]?["from"]?["id"] == 1002)
        }
    }

    @Test("shows markup as the text that it is")
    func markup() async throws {
        try await withPage(390, 844) { world, tab in
            let evil = "<img src=x onerror=document.title='evil'><b>not bold</b>"
            try await world.control("say", ["chat": 1001, "text": .string(evil), "name": .string(evil)])
            _ = try await world.bot(
                "sendMessage",
                [
                    "chat_id": 1001, "text": .string(evil), "reply_markup": keyboard([[(evil, "a")]]),
                    "entities": [
                        ["type": "text_link", "offset": 0, "length": 4, "url": "javascript:document.title='evil'"]
                    ],
                ])
            try await tab.wait("document.querySelectorAll('\(Self.anna) .text').length == 2")
            #expect(try await tab.value("document.querySelectorAll('.messages img, .text b, .text a').length") == 0)
            #expect(try await tab.value("document.querySelector('.key').textContent") == .string(evil))
            #expect(try await tab.value("document.title") == "Family Bot: simulated Telegram")
        }
    }
}
