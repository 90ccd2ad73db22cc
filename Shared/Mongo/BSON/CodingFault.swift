/// Why a value is no BSON, or bytes are no value. Safe to log: names of fields at most, never what they hold.
public struct CodingFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Error, Sendable, CaseIterable {
        case keyWithNUL = "a key contains NUL"
        case tooDeep = "nested too deeply"
        case tooLarge = "larger than 16 MiB"
        case notADocument = "not a document"
        case interleaved = "containers of one value are mixed up"
        case doesNotFit = "a number or date out of range"
        case missing = "missing"
        case wrongType = "of another type"
        case malformed = "not BSON"
        case invalid = "not one of the values of its type"
        case onlyBSON = "a type that only BSON can hold"
    }

    /// Fields from the outside in, with dots between; empty for the whole. A key that is no name in the code stands as `?`.
    public let path: String
    public let reason: Reason

    public init(path: String = "", reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public var description: String { path.isEmpty ? reason.rawValue : "\(path): \(reason.rawValue)" }
}

extension CodingFault {
    init(_ reason: Reason, at path: [any CodingKey]) {
        self.init(path: path.map(Self.loggable).joined(separator: "."), reason: reason)
    }

    init(_ error: EncodingError) {
        switch error {
        case .invalidValue(_, let context): self.init(Self.reason(context, or: .invalid), at: context.codingPath)
        @unknown default: self.init(reason: .invalid)
        }
    }

    init(_ error: DecodingError) {
        switch error {
        case .typeMismatch(_, let context): self.init(Self.reason(context, or: .wrongType), at: context.codingPath)
        case .valueNotFound(_, let context): self.init(.missing, at: context.codingPath)
        case .keyNotFound(let key, let context): self.init(.missing, at: context.codingPath + [key])
        case .dataCorrupted(let context): self.init(Self.reason(context, or: .invalid), at: context.codingPath)
        @unknown default: self.init(reason: .invalid)
        }
    }

    private static func reason(_ context: EncodingError.Context, or usual: Reason) -> Reason {
        context.underlyingError as? Reason ?? usual
    }

    private static func reason(_ context: DecodingError.Context, or usual: Reason) -> Reason {
        context.underlyingError as? Reason ?? usual
    }

    /// Keys of dictionaries can be anything that a person wrote; those of coding keys are written in the code.
    private static func loggable(_ key: any CodingKey) -> String {
        if let index = key.intValue { return String(index) }
        return Mirror(reflecting: key).displayStyle == .enum || key is NamedKey ? key.stringValue : "?"
    }
}

/// The key of an element that has no coding key of the caller's: a position in an array, or "super".
struct NamedKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    static let `super` = NamedKey("super")

    private init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init(index: Int) {
        stringValue = String(index)
        intValue = index
    }

    init(stringValue: String) { self.init(stringValue) }

    init(intValue: Int) { self.init(index: intValue) }
}
