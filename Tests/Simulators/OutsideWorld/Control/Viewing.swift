import Domain
import HTTPTypes
import Hummingbird

extension ControlAPI {
    /// What people see, as soon as it is another than that of revision `after`; 408 when nothing changes in time.
    func view(_ query: FormFields) async throws(ControlProblem) -> JSON {
        guard let after = query["after"].map({ Int($0) }) ?? -1, let timeout = Double(query["timeout"] ?? "25"),
            (0...60).contains(timeout)
        else { throw ControlProblem(message: "\"after\" is a revision, \"timeout\" up to 60 seconds") }
        let view = try? await state.first(within: .seconds(timeout)) { state in
            state.telegram.revision == after ? nil : state.telegram.view(at: .now())
        }
        guard let view = view ?? nil else { throw ControlProblem(message: "nothing has changed", status: 408) }
        return view
    }

    /// A file from the shelf. Pictures may be shown; anything else is only ever saved, whatever it claims to be.
    func file(_ query: FormFields) throws(ControlProblem) -> Response {
        guard let file = state.read({ $0.telegram.files[query["id"] ?? ""] }) else {
            throw ControlProblem(message: "there is no such file", status: 404)
        }
        let type = query["download"] == nil ? file.bytes.pictureType : nil
        var headers: HTTPFields = [.contentSecurityPolicy: "default-src 'none'; sandbox"]
        headers[.xContentTypeOptions] = "nosniff"
        headers[.cacheControl] = "private, max-age=3600"
        if type == nil { headers[.contentDisposition] = "attachment" }
        return .bytes(file.bytes, type: type ?? "application/octet-stream", headers: headers)
    }
}

extension [UInt8] {
    /// The type of a picture that every browser shows, told by how it begins.
    fileprivate var pictureType: String? {
        if starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
        return count > 12 && self[8..<12].elementsEqual("WEBP".utf8) ? "image/webp" : nil
    }
}

extension Telegram {
    /// All that a client shows. Of what grows without end only the newest is told.
    fileprivate func view(at now: Moment) -> JSON {
        [
            "revision": .integer(Int64(revision)), "now": .integer(now.milliseconds),
            "bot": ["name": .string(bot.name), "username": .string(bot.username)], "commands": .array(commands),
            "people": .array(
                people.values.sorted { $0.id.rawValue < $1.id.rawValue }.map { person in
                    ["id": .integer(person.id.rawValue), "name": .string(person.name)]
                }),
            "chats": .array(
                chats.values.sorted { $0.id.rawValue > $1.id.rawValue }.map { chat in
                    [
                        "id": .integer(chat.id.rawValue), "title": .string(chat.title),
                        "threads": .array(chat.threads.map(\.rawValue).sorted().map { .integer($0) }),
                        "messages": .array(chat.order.suffix(300).compactMap { chat.messages[$0]?.transcript }),
                        "actions": .array(chat.actions.suffix(1).map(\.json)),
                        "presses": .array(presses(in: chat.id, at: now).suffix(100)),
                        "button_answers": .array(chat.buttonAnswers.suffix(100).map(\.json)),
                    ]
                }),
        ]
    }
}
