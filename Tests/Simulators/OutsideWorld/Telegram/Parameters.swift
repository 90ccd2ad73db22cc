import Domain

/// The parameters of one call, however they were sent, with getters that refuse wrong types.
///
/// Telegram forgives much here; the simulator does not, so that a mistake is seen.
struct Parameters: Sendable {
    enum Value: Sendable {
        /// From a query, a form or a multipart part without a file name: numbers and objects are written as text.
        case text(String)
        /// From a JSON body.
        case json(JSON)
        case file(FormPart)
    }

    let values: [String: Value]

    /// Refuses the first parameter, in alphabetical order, that is not in `known`.
    func allowOnly(_ known: Set<String>) throws(Refusal) {
        if let stranger = values.keys.filter({ !known.contains($0) }).min() {
            throw .badRequest("unknown parameter \"\(stranger)\"")
        }
    }

    func text(_ name: String) throws(Refusal) -> String? {
        switch values[name] {
        case nil, .json(.null): return nil
        case .text(let value), .json(.string(let value)): return value
        case .json, .file: throw .badRequest("parameter \"\(name)\" must be a String")
        }
    }

    func integer(_ name: String) throws(Refusal) -> Int64? {
        switch values[name] {
        case nil, .json(.null): return nil
        case .json(.integer(let value)): return value
        case .text(let text):
            if let value = Int64(text) { return value }
            fallthrough
        case .json, .file: throw .badRequest("parameter \"\(name)\" must be an Integer")
        }
    }

    func flag(_ name: String) throws(Refusal) -> Bool? {
        switch values[name] {
        case nil, .json(.null): return nil
        case .json(.bool(let value)): return value
        case .text("true"), .text("True"), .text("1"): return true
        case .text("false"), .text("False"), .text("0"): return false
        case .text, .json, .file: throw .badRequest("parameter \"\(name)\" must be a Boolean")
        }
    }

    /// An object, sent as such or "JSON-serialized".
    func object(_ name: String) throws(Refusal) -> [String: JSON]? {
        guard let value = try nested(name) else { return nil }
        guard let object = value.object else { throw .badRequest("can't parse \(name): object expected") }
        return object
    }

    /// An array, sent as such or "JSON-serialized".
    func array(_ name: String) throws(Refusal) -> [JSON]? {
        guard let value = try nested(name) else { return nil }
        guard let array = value.array else { throw .badRequest("can't parse \(name): array expected") }
        return array
    }

    private func nested(_ name: String) throws(Refusal) -> JSON? {
        switch values[name] {
        case nil, .json(.null): return nil
        case .text(let text), .json(.string(let text)):
            do throws(JSONFault) {
                return try JSON(parsing: text.utf8)
            } catch {
                throw .badRequest("can't parse \(name): \(error)")
            }
        case .json(let value): return value
        case .file: throw .badRequest("can't parse \(name): it is a file")
        }
    }

    /// Every call names a chat, by its number: the simulated world has no @names of channels.
    func chat() throws(Refusal) -> ChatID {
        if case .text(let name) = values["chat_id"], name.hasPrefix("@") { throw .chatNotFound }
        if case .json(.string) = values["chat_id"] { throw .badRequest("parameter \"chat_id\" must be an Integer") }
        guard let id = try integer("chat_id") else { throw .badRequest("chat_id is empty") }
        return ChatID(id)
    }

    func message() throws(Refusal) -> MessageID {
        guard let id = try integer("message_id") else { throw .badRequest("message identifier is not specified") }
        return MessageID(id)
    }

    /// For the record of calls; files are told by their size.
    var json: JSON {
        .object(
            values.mapValues { value in
                switch value {
                case .text(let text): .string(text)
                case .json(let json): json
                case .file(let part):
                    ["file_name": .string(part.fileName ?? ""), "bytes": .integer(Int64(part.bytes.count))]
                }
            })
    }
}
