import Domain
import Jobs
import StandIn
import Testing
import Threading

/// A call of a tool, as a model writes it.
struct ToolCalling: Sendable {
    let name: String
    let arguments: String
    var id = "call_1"

    static func steps(_ count: Int, id: String = "call_1") -> ToolCalling {
        ToolCalling(
            name: "log_measurement", arguments: #"{"kind":"steps","value":\#(count),"unit":"steps","day":null}"#, id: id
        )
    }

    static func film(_ title: String, rating: Int, id: String = "call_1") -> ToolCalling {
        ToolCalling(
            name: "save_movie_with_rating", arguments: #"{"title":"\#(title)","year":null,"rating":\#(rating)}"#, id: id
        )
    }

    fileprivate var json: String {
        let text = arguments.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return #"{"id":"\#(id)","type":"function","function":{"name":"\#(name)","arguments":"\#(text)"}}"#
    }
}

extension StandIn.Answer {
    /// An answer of the AI that calls tools.
    static func calling(_ calls: ToolCalling...) -> StandIn.Answer { calling(calls) }

    static func calling(_ calls: [ToolCalling]) -> StandIn.Answer {
        .json(
            200,
            """
            {"model":"m","choices":[{"index":0,"finish_reason":"tool_calls",\
            "message":{"role":"assistant","content":null,"tool_calls":[\(calls.map(\.json).joined(separator: ","))]}}]}
            """)
    }
}

extension Bench {
    /// A world whose model gives these answers, one a request, and says "Ответ" after them.
    static func run(
        model first: StandIn.Answer, _ others: StandIn.Answer..., body: @Sendable (Bench) async throws -> Void
    ) async throws {
        let left = Locked([first] + others)
        try await run(
            world: { call in
                guard call.method == "completions" else { return nil }
                return left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            }, body)
    }

    /// The bodies of all requests to the AI.
    var requests: [String] { world.calls.filter { $0.method == "completions" }.map(\.text) }
}

extension Event {
    /// A text of somebody else than the owner.
    static func text(
        _ text: String, from user: Int64, in chat: Int64? = nil, named name: String = "Юра",
        speaking language: Language? = .russian
    ) -> Event {
        let tag = language.map { #","language_code":"\#($0.rawValue)""# } ?? ""
        let place = chat ?? user
        let kind = place < 0 ? #""type":"supergroup","title":"Семья""# : #""type":"private","first_name":"Юра""#
        return Event(
            json: """
                "message":{"message_id":8,"from":{"id":\(user),"is_bot":false,"first_name":"\(name)"\(tag)},\
                "chat":{"id":\(place),\(kind)},"date":1700000000,"text":"\(text)"}
                """,
            address: Address(
                chat: ChatID(place), thread: nil, user: UserID(user), message: MessageID(8), language: language))
    }
}
