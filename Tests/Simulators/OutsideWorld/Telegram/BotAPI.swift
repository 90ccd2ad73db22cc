import Domain
import HTTPTypes
import Hummingbird

/// The Bot API face: reads a call, applies the faults of the day, lets the method run, and writes the call down.
struct BotAPI: Sendable {
    let token: String
    let state: Watched<WorldState>

    func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let path = request.uri.path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        if path.first == "file" {
            guard path.count > 2, path[1] == "bot\(token)" else { return Refusal.unauthorized.response }
            return try await download(path.dropFirst(2).joined(separator: "/"), exchange)
        }
        guard path.first == "bot\(token)" else { return Refusal.unauthorized.response }
        guard path.count == 2, request.method == .get || request.method == .post else {
            return Refusal.unknownMethod.response
        }
        let body = try await request.body.collect(upTo: 60_000_000)
        let call = Call(method: path[1])
        do throws(Refusal) {
            let parameters = try Parameters(
                query: request.uri.query, contentType: request.headers[.contentType],
                body: Array(body.readableBytesView))
            return try await answer(call, parameters, exchange)
        } catch {
            state.change { $0.telegram.record(call, [:], status: error.code) }
            return error.response
        }
    }

    private func answer(_ call: Call, _ parameters: Parameters, _ exchange: Exchange) async throws(Refusal) -> Response
    {
        let chat = try? parameters.chat()
        let (fault, pause) = state.change { state in
            (state.faults.take(.telegram, method: call.key, chat: chat), state.pace.telegram)
        }
        let wanted = fault?.kind == .delay ? fault?.value.integer ?? 0 : 0
        // A call that has arrived is done, also when the client went away meanwhile.
        _ = try? await exchange.sleep(milliseconds: pause + wanted)
        switch fault?.kind {
        case .dropBefore:
            state.change { $0.telegram.record(call, parameters.json, status: nil) }
            return await exchange.hangUp()
        case .garbage:
            state.change { $0.telegram.record(call, parameters.json, status: 200) }
            return .bytes(Array("<html>upstream error</html>".utf8), type: "text/html")
        case .blocked: return refuse(call, parameters, .blocked)
        case .status: return refuse(call, parameters, Refusal(fault?.value ?? [:]))
        default: break
        }
        let response = await run(call, parameters)
        return fault?.kind == .dropAfter ? await exchange.hangUp() : response
    }

    private func refuse(_ call: Call, _ parameters: Parameters, _ refusal: Refusal) -> Response {
        state.change { state in
            if let chat = refusal.migrateTo { state.telegram.open(chat, kind: .supergroup) }
            state.telegram.record(call, parameters.json, status: refusal.code)
        }
        return refusal.response
    }

    private func run(_ call: Call, _ parameters: Parameters) async -> Response {
        do throws(Refusal) {
            if call.key == "getupdates" {
                let updates = try await Polling(state: state).updates(parameters)
                state.change { $0.telegram.record(call, parameters.json, status: 200) }
                return .json(["ok": true, "result": updates], style: .ascii)
            }
            let result = try state.change { $0.telegram.run(call, parameters) }.get()
            return .json(["ok": true, "result": result], style: .ascii)
        } catch {
            if call.key == "getupdates" {
                state.change { $0.telegram.record(call, parameters.json, status: error.code) }
            }
            return error.response
        }
    }

    private func download(_ path: String, _ exchange: Exchange) async throws -> Response {
        let (file, fault) = state.change { state in
            (state.telegram.files.file(atPath: path), state.faults.take(.telegram, method: "file"))
        }
        switch fault?.kind {
        case .dropBefore, .dropAfter: return await exchange.hangUp()
        case .delay: _ = try await exchange.sleep(milliseconds: fault?.value.integer ?? 0)
        case .garbage: return .bytes(Array("<html>upstream error</html>".utf8), type: "text/html")
        case .status: return Refusal(fault?.value ?? [:]).response
        default: break
        }
        guard let file, file.size <= 20_000_000 else { return Refusal.unknownMethod.response }
        return .bytes(file.bytes, type: "application/octet-stream")
    }
}

extension Refusal {
    /// The refusal of a `status` fault: `{code, description, retry_after?, migrate_to_chat_id?}`.
    init(_ value: JSON) {
        let code = Int(value["code"]?.integer ?? 500)
        self.init(
            code: code, description: value["description"]?.string ?? "Internal Server Error",
            retryAfter: value["retry_after"]?.integer,
            migrateTo: value["migrate_to_chat_id"]?.integer.map { ChatID($0) })
    }
}
