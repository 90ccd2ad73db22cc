import OpenAIAPI
import Testing
import ToolSchema

@Suite("A question with pictures", .timeLimit(.minutes(1)))
struct PictureTests {
    private static let plate = ChatImage(jpeg: [0xFF, 0xD8, 0xFF, 0xE0], detail: .high)

    @Test("carries the text, then each picture as a data URL")
    func body() async throws {
        let request = ChatRequest(
            model: "m",
            messages: [.user("Что это?", images: [Self.plate, ChatImage(jpeg: [1], detail: .low)])])
        let question = try await ask(
            request, Script(body: completion(#""message":{"content":"ok"},"finish_reason":"stop""#))
        ).question
        #expect(
            question.body == #"""
                {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Что это?"},{"type":"image_url",\#
                "image_url":{"url":"data:image/jpeg;base64,/9j/4A==","detail":"high"}},{"type":"image_url","image_url":\#
                {"url":"data:image/jpeg;base64,AQ==","detail":"low"}}]}]}
                """#)
    }

    @Test("shows neither words nor pictures in its description")
    func description() {
        let message = ChatMessage.user("SECRET", images: [Self.plate])
        #expect("\(message)" == "user, 6 bytes, images: [JPEG, 4 bytes]")
        #expect(String(reflecting: message) == "user, 6 bytes, images: [JPEG, 4 bytes]")
    }
}
