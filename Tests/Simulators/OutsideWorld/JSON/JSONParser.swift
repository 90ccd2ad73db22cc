/// Why some bytes are not JSON: the position and what was wrong there.
struct JSONFault: Error, Sendable, CustomStringConvertible {
    let offset: Int
    let problem: String
    var description: String { "\(problem) at byte \(offset)" }
}

extension JSON {
    /// Reads exactly one value, with nothing but blanks around it.
    ///
    /// Refuses what RFC 8259 refuses, and also a name given twice in one object and nesting deeper than 200.
    init(parsing bytes: some Sequence<UInt8>) throws(JSONFault) {
        var parser = JSONParser(bytes: Array(bytes))
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var at = 0
    var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value()
        skipBlanks()
        guard at == bytes.count else { throw fault("unexpected text after the value") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSON {
        skipBlanks()
        guard let byte = peek else { throw fault("unexpected end") }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(JSONFault) -> JSON {
        try enter()
        defer { depth -= 1 }
        var fields: [String: JSON] = [:]
        if take("}") { return .object(fields) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { throw fault("expected a name") }
            let name = try string()
            guard take(":") else { throw fault("expected a colon") }
            guard fields.updateValue(try value(), forKey: name) == nil else { throw fault("name given twice") }
        } while take(",")
        guard take("}") else { throw fault("expected a comma or }") }
        return .object(fields)
    }

    private mutating func array() throws(JSONFault) -> JSON {
        try enter()
        defer { depth -= 1 }
        var elements: [JSON] = []
        if take("]") { return .array(elements) }
        repeat { elements.append(try value()) } while take(",")
        guard take("]") else { throw fault("expected a comma or ]") }
        return .array(elements)
    }

    private mutating func enter() throws(JSONFault) {
        at += 1
        depth += 1
        guard depth <= 200 else { throw fault("nested too deeply") }
    }

    private mutating func string() throws(JSONFault) -> String {
        at += 1
        var raw: [UInt8] = []
        var runStart = at
        while let byte = peek {
            if byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
                at += 1
                continue
            }
            raw += bytes[runStart..<at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: raw, as: UTF8.self) else { throw fault("not UTF-8") }
                return text
            case UInt8(ascii: "\\"): try escape(into: &raw)
            default: throw fault("control character in a string")
            }
            runStart = at
        }
        throw fault("unterminated string")
    }

    private mutating func escape(into raw: inout [UInt8]) throws(JSONFault) {
        guard let byte = peek else { throw fault("unexpected end") }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): raw.append(byte)
        case UInt8(ascii: "b"): raw.append(8)
        case UInt8(ascii: "f"): raw.append(12)
        case UInt8(ascii: "n"): raw.append(10)
        case UInt8(ascii: "r"): raw.append(13)
        case UInt8(ascii: "t"): raw.append(9)
        case UInt8(ascii: "u"): raw.append(contentsOf: Array(String(try escapedScalar()).utf8))
        default: throw fault("unknown escape")
        }
    }

    private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try fourHexDigits()
        guard (0xD800..<0xDC00).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw fault("lone surrogate") }
            return scalar
        }
        guard peek == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u") else {
            throw fault("lone surrogate")
        }
        at += 2
        let second = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw fault("lone surrogate") }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault("unexpected end") }
        var value: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw fault("bad hex digit") }
            value = value << 4 | UInt32(digit)
        }
        at += 4
        return value
    }

    private mutating func number() throws(JSONFault) -> JSON {
        let start = at
        if peek == UInt8(ascii: "-") { at += 1 }
        let startsWithZero = peek == UInt8(ascii: "0")
        let digits = skipDigits()
        guard digits > 0, digits == 1 || !startsWithZero else { throw fault("not a value") }
        if peek == UInt8(ascii: ".") {
            at += 1
            guard skipDigits() > 0 else { throw fault("no digit after the point") }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            at += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
            guard skipDigits() > 0 else { throw fault("no digit in the exponent") }
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if let whole = Int64(text) { return .integer(whole) }
        guard let fraction = Double(text), fraction.isFinite else { throw fault("number out of range") }
        return .number(fraction)
    }

    private mutating func skipDigits() -> Int {
        let start = at
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        return at - start
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[at...].starts(with: word.utf8) else { throw fault("not a value") }
        at += word.utf8.count
        return value
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func fault(_ problem: String) -> JSONFault { JSONFault(offset: at, problem: problem) }
}
