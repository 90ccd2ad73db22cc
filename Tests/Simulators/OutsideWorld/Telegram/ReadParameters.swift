import HTTPTypes
import Hummingbird

extension Parameters {
    /// Reads the query and the body of a call. A name given in both is refused.
    init(query: String?, contentType: String?, body: [UInt8]) throws(Refusal) {
        var values: [String: Value] = [:]
        func add(_ name: String, _ value: Value) throws(Refusal) {
            guard values.updateValue(value, forKey: name) == nil else {
                throw .badRequest("parameter \"\(name)\" is given twice")
            }
        }
        for pair in try Self.form(query ?? "") { try add(pair.name, .text(pair.value)) }
        if !body.isEmpty {
            switch contentType?.split(separator: ";").first.map({ $0.trimmed.lowercased() }) {
            case "application/json":
                for (name, value) in try Self.json(body) { try add(name, .json(value)) }
            case "application/x-www-form-urlencoded":
                for pair in try Self.form(String(decoding: body, as: UTF8.self)) {
                    try add(pair.name, .text(pair.value))
                }
            case "multipart/form-data":
                guard let parts = Multipart.parts(of: body, contentType: contentType ?? "") else {
                    throw .badRequest("can't parse the multipart body")
                }
                for part in parts { try add(part.name, part.asValue) }
            default: throw .badRequest("unsupported content type")
            }
        }
        self.values = values
    }

    private static func form(_ text: String) throws(Refusal) -> [(name: String, value: String)] {
        guard let fields = FormFields(text) else { throw .badRequest("can't parse the form") }
        return fields.pairs
    }

    private static func json(_ body: [UInt8]) throws(Refusal) -> [String: JSON] {
        guard let object = (try? JSON(parsing: body))?.object else {
            throw .badRequest("can't parse the JSON object")
        }
        return object
    }
}

extension FormPart {
    fileprivate var asValue: Parameters.Value {
        fileName == nil ? .text(String(decoding: bytes, as: UTF8.self)) : .file(self)
    }
}
