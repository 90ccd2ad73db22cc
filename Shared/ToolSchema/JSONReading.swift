internal import FoundationEssentials

/// Why a text is not taken for a JSON value.
public enum JSONFault: Error, Equatable, Sendable {
    case tooLong, tooDeep, notJSON
}

extension JSONValue {
    /// Reads one value. Of a name that an object has twice, one is left.
    ///
    /// - Parameters:
    ///   - longest: in bytes.
    ///   - deepest: levels of objects and lists.
    public init(parsing text: String, longest: Int, deepest: Int) throws(JSONFault) {
        let bytes = Array(text.utf8)
        guard bytes.count <= longest else { throw .tooLong }
        guard Self.depth(of: bytes) <= deepest else { throw .tooDeep }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
            throw .notJSON
        }
        self = value
    }

    /// Looked at before anything is read: reading takes stack for each level.
    private static func depth(of bytes: [UInt8]) -> Int {
        var (depth, deepest) = (0, 0)
        var (isInText, isEscaped) = (false, false)
        for byte in bytes {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = isInText
            case UInt8(ascii: "\""): isInText.toggle()
            case _ where isInText: break
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}

extension JSONValue: Decodable {
    /// Fields come in the order of their names: the reader below does not keep their own.
    public init(from decoder: any Decoder) throws {
        if let fields = try? decoder.container(keyedBy: Name.self) {
            let names = fields.allKeys.sorted { $0.stringValue < $1.stringValue }
            self = .object(
                try names.map { Field($0.stringValue, try fields.decode(JSONValue.self, forKey: $0)) })
        } else if var elements = try? decoder.unkeyedContainer() {
            var list: [JSONValue] = []
            while !elements.isAtEnd { list.append(try elements.decode(JSONValue.self)) }
            self = .list(list)
        } else {
            self = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int.self) { return .integer(value) }
        if let value = try? container.decode(Double.self) { return .number(value) }
        return .text(try container.decode(String.self))
    }

    private struct Name: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
