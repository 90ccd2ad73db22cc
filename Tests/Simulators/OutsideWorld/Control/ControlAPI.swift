import HTTPTypes
import Hummingbird

/// The control face: tests and the demo play the people, arrange faults, and look at what happened.
struct ControlAPI: Sendable {
    let state: Watched<WorldState>

    func answer(_ request: Request) async throws -> Response {
        let path = request.uri.path.split(separator: "/").dropFirst().map(String.init)
        let bytes = Array(try await request.body.collect(upTo: 256_000_000).readableBytesView)
        do throws(ControlProblem) {
            switch request.method {
            case .get where path == ["file"]: return try file(query(of: request))
            case .get: return .json(try await read(path, query(of: request)))
            case .post:
                let type = request.headers[.contentType] ?? ""
                let body = type.hasPrefix("multipart/form-data") ? try photoForm(bytes, type) : try json(bytes)
                return .json(try await act(path.joined(separator: "/"), body))
            case .delete: return .json(try clear(path.joined(separator: "/")))
            default: throw ControlProblem(message: "unknown control call", status: 404)
            }
        } catch {
            return error.response
        }
    }

    private func act(_ name: String, _ body: JSON) async throws(ControlProblem) -> JSON {
        switch name {
        case "say": try say(body)
        case "edit": try edit(body)
        case "press": try press(body)
        case "photo": try photo(body)
        case "content": try content(body)
        case "member": try member(body)
        case "chats": try openChat(body)
        case "files": try addFile(body)
        case "deliver": try await deliver(body)
        case "faults": try addFault(body)
        case "answers": try addAnswer(body)
        case "vision": try addSight(body)
        case "limits": try setLimits(body)
        case "pace": try setPace(body)
        case "reset": try reset(body)
        default: throw ControlProblem(message: "unknown control call", status: 404)
        }
    }

    private func read(_ path: [String], _ query: FormFields) async throws(ControlProblem) -> JSON {
        switch (path.first, path.count) {
        case ("chats", 2): return try transcript(path[1])
        case ("wait", 1): return try await wait(query)
        case ("view", 1): return try await view(query)
        case ("calls", 1): return calls(query)
        case ("ai", 1): return assistantRequests(query)
        case ("bills", 1): return bills(query)
        case ("state", 1): return state.read { $0.counts }
        default: throw ControlProblem(message: "unknown control call", status: 404)
        }
    }

    private func clear(_ name: String) throws(ControlProblem) -> JSON {
        switch name {
        case "faults": state.change { $0.faults.clear() }
        case "answers": state.change { $0.assistant.clearScripts() }
        default: throw ControlProblem(message: "unknown control call", status: 404)
        }
        return [:]
    }

    private func json(_ bytes: [UInt8]) throws(ControlProblem) -> JSON {
        if bytes.isEmpty { return [:] }
        do throws(JSONFault) {
            return try JSON(parsing: bytes)
        } catch {
            throw ControlProblem(message: "not JSON: \(error)")
        }
    }

    private func query(of request: Request) throws(ControlProblem) -> FormFields {
        guard let fields = FormFields(request.uri.query ?? "") else { throw ControlProblem(message: "bad query") }
        return fields
    }
}
