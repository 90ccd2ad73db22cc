import Domain
import FoundationEssentials
import Hummingbird

/// A control call that cannot be understood: a mistake in a test.
struct ControlProblem: Error, Sendable {
    let message: String
    var status = 400

    var response: Response { .json(["error": .string(message)], status: status) }
}

/// The JSON object of a control call, with getters that refuse wrong types, and names that nobody asked for.
struct ControlInput: Sendable {
    let json: JSON

    init(_ json: JSON, only names: Set<String>) throws(ControlProblem) {
        guard let object = json.object else { throw ControlProblem(message: "a JSON object is expected") }
        if let stranger = object.keys.filter({ !names.contains($0) }).min() {
            throw ControlProblem(message: "unknown field \"\(stranger)\"")
        }
        self.json = json
    }

    func has(_ name: String) -> Bool { json[name] != nil }

    func string(_ name: String) throws(ControlProblem) -> String? { try read(name, "a string") { $0.string } }
    func integer(_ name: String) throws(ControlProblem) -> Int64? { try read(name, "an integer") { $0.integer } }
    func number(_ name: String) throws(ControlProblem) -> Double? { try read(name, "a number") { $0.double } }
    func flag(_ name: String) throws(ControlProblem) -> Bool? { try read(name, "a boolean") { $0.bool } }
    func array(_ name: String) throws(ControlProblem) -> [JSON]? { try read(name, "an array") { $0.array } }

    func required<Value>(
        _ name: String, _ value: (String) throws(ControlProblem) -> Value?
    ) throws(ControlProblem) -> Value {
        guard let value = try value(name) else { throw ControlProblem(message: "\"\(name)\" is missing") }
        return value
    }

    func chat() throws(ControlProblem) -> ChatID { ChatID(try required("chat", integer)) }

    /// The person who acts; in a private chat it is the chat's own.
    func user() throws(ControlProblem) -> UserID {
        if let user = try integer("user") { return UserID(user) }
        let chat = try chat()
        guard !chat.isGroup else { throw ControlProblem(message: "\"user\" is missing") }
        return UserID(chat.rawValue)
    }

    func bytes(_ name: String) throws(ControlProblem) -> [UInt8]? {
        guard let text = try string(name) else { return nil }
        guard let data = Data(base64Encoded: text) else { throw ControlProblem(message: "\"\(name)\" is not base64") }
        return Array(data)
    }

    private func read<Value>(
        _ name: String, _ kind: String, _ convert: (JSON) -> Value?
    ) throws(ControlProblem) -> Value? {
        guard let field = json[name] else { return nil }
        guard let value = convert(field) else { throw ControlProblem(message: "\"\(name)\" must be \(kind)") }
        return value
    }
}
