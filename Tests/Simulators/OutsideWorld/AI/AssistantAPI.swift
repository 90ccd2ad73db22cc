import HTTPTypes
import Hummingbird
import NIOCore

/// The AI face: OpenAI's chat completions.
struct AssistantAPI: Sendable {
    let key: String?
    let state: Watched<WorldState>

    func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        do throws(AIRefusal) {
            try checkKey(request)
            switch (request.method, request.uri.path) {
            case (.get, "/v1/models"): return models
            case (.post, "/v1/chat/completions"): return try await complete(request, exchange)
            default:
                throw AIRefusal(
                    status: 404, message: "Unknown request URL: \(request.method) \(request.uri.path).",
                    code: "unknown_url")
            }
        } catch {
            return error.response
        }
    }

    private func checkKey(_ request: Request) throws(AIRefusal) {
        guard let key else { return }
        guard let given = request.headers[.authorization] else { throw .noKey }
        guard given == "Bearer \(key)" else { throw .wrongKey }
    }

    private var models: Response {
        let names = ["simulated-large", "simulated-small", "simulated-vision"]
        let list = names.map { name -> JSON in
            ["id": .string(name), "object": "model", "created": 1_700_000_000, "owned_by": "outside-world"]
        }
        return .json(["object": "list", "data": .array(list)])
    }

    private func complete(_ request: Request, _ exchange: Exchange) async throws(AIRefusal) -> Response {
        guard let bytes = try? await request.body.collect(upTo: 60_000_000),
            let body = try? JSON(parsing: bytes.readableBytesView)
        else { throw .invalid("We could not parse the JSON body of your request.") }
        let checked: Result<CompletionRequest, AIRefusal>
        do throws(AIRefusal) {
            checked = .success(try CompletionRequest(body))
        } catch {
            checked = .failure(error)
        }
        let parsed = try? checked.get()
        let record = Assistant.Record(
            at: .now(), model: body["model"]?.string ?? "", lastUser: parsed?.lastUser ?? "",
            isStream: parsed?.isStream ?? false, tools: parsed?.tools.map(\.name) ?? [],
            round: parsed?.round ?? .first, pictures: parsed?.pictures ?? [],
            body: Self.kept(body, of: bytes.readableBytes))
        let turn = state.change { state in
            Turn(
                number: state.assistant.begin(record),
                fault: state.faults.take(.ai, method: record.pictures.isEmpty ? "chat" : "vision"), pace: state.pace,
                state: self.state)
        }
        do throws(AIRefusal) {
            return await turn.answer(try checked.get(), exchange)
        } catch {
            turn.finish(status: error.status)
            throw error
        }
    }

    /// What the record keeps of a body: pictures are told by their size, and what is long without them is left out.
    private static func kept(_ body: JSON, of size: Int) -> JSON {
        let body = body.withoutPictures
        return size <= 65_536 || body.printed().utf8.count <= 65_536 ? body : .null
    }
}
