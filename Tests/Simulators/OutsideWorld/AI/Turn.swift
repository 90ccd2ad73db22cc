import HTTPTypes
import Hummingbird
import NIOCore

/// One valid request on its way to its answer, with the fault that awaits it.
struct Turn: Sendable {
    let number: Int
    let fault: Fault?
    let pace: Pace
    let state: Watched<WorldState>

    func answer(_ request: CompletionRequest, _ exchange: Exchange) async -> Response {
        let wanted = fault?.kind == .delay ? fault?.value.integer ?? 0 : 0
        let stays = (try? await exchange.sleep(milliseconds: pace.assistant + wanted)) ?? false
        guard stays else { return await hangUp(exchange) }
        switch fault?.kind {
        case .hang:
            await exchange.clientLeaves()
            return await hangUp(exchange)
        case .drop, .dropBefore: return await hangUp(exchange)
        case .status: return refuse(AIRefusal(fault: fault?.value ?? [:]))
        case .contextTooLong: return refuse(.contextTooLong)
        case .badJSON where !request.isStream:
            finish(status: 200)
            return .bytes(Array(#"{"id": "chatcmpl-simulated", "choices": [{"index""#.utf8), type: "application/json")
        default: return send(completion(for: request), to: request)
        }
    }

    func finish(status: Int?) { state.change { $0.assistant.finish(number, status: status) } }

    private func completion(for request: CompletionRequest) -> Completion {
        let (due, sight) = state.change { state in
            let due = state.assistant.due(request)
            return (due, due == nil ? state.assistant.sight(for: request) : nil)
        }
        var completion = Completion(
            number: number, to: request, scripted: due?.step ?? sight.map { VisionAnswer.content($0, for: request) })
        if let due { state.change { [completion] in $0.assistant.follow(completion.callIDs, by: due.rest) } }
        switch fault?.kind {
        case .emptyChoices: completion.hasChoices = false
        case .emptyContent: completion.content = .init(text: "")
        case .refusal: completion.content = .init(text: nil, refusal: "I'm sorry, I can't help with that.")
        case .contentFilter: (completion.content, completion.finish) = (.init(text: ""), "content_filter")
        case .notJSON: completion.content = .init(text: "Sure! Here is the JSON you asked for: {\"is_food\": ")
        case .cut:
            let text = completion.content.text ?? ""
            completion.content.text = String(text.prefix(text.count / 2))
            completion.finish = "length"
        default: break
        }
        return completion
    }

    private func send(_ completion: Completion, to request: CompletionRequest) -> Response {
        guard request.isStream else {
            finish(status: 200)
            return .json(completion.json)
        }
        var events = completion.chunks.map { $0.printed() }
        switch fault?.kind {
        case .cutStream: events = Array(events.prefix(max(1, events.count / 2)))
        case .badJSON: events.insert(#"{"id": "chatcmpl"#, at: min(1, events.count))
        default:
            if request.includesUsage { events.append(completion.usageChunk.printed()) }
            events.append("[DONE]")
        }
        return stream(events)
    }

    /// Server-sent events, with a pause between two of them. A cut stream ends with a closed connection.
    private func stream(_ events: [String]) -> Response {
        let body = ResponseBody { writer in
            defer { finish(status: 200) }
            for (index, event) in events.enumerated() {
                if index > 0, pace.assistantChunk > 0 { try await Task.sleep(for: .milliseconds(pace.assistantChunk)) }
                try await writer.write(ByteBuffer(string: "data: \(event)\n\n"))
            }
            if fault?.kind == .cutStream { throw StreamCut() }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache"],
            body: body)
    }

    private func refuse(_ refusal: AIRefusal) -> Response {
        finish(status: refusal.status)
        return refusal.response
    }

    private func hangUp(_ exchange: Exchange) async -> Response {
        finish(status: nil)
        return await exchange.hangUp()
    }
}

/// Makes the server close the connection in the middle of an answer.
private struct StreamCut: Error {}
