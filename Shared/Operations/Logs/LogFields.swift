import Logging

/// The fields of one event, flat and in order: `trace` first, then by name.
struct LogFields {
    enum Value {
        case text(String)
        case list([String])
    }

    private(set) var fields: [(name: String, value: Value)] = []

    /// Later metadata wins over earlier: logger, then provider, then the event itself.
    init(_ layers: [Logger.Metadata?], error: (any Error)?) {
        var merged: Logger.Metadata = [:]
        for case let layer? in layers { merged.merge(layer) { _, later in later } }
        if let error { merged["error"] = .string(String(describing: error)) }
        for (name, value) in merged { add(name, value) }
        fields.sort { first, second in
            first.name == "trace" ? second.name != "trace" : second.name != "trace" && first.name < second.name
        }
    }

    /// A dictionary becomes one field for each entry, `outer.inner`.
    private mutating func add(_ name: String, _ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): fields.append((Self.unreserved(name), .text(text)))
        case .stringConvertible(let value): fields.append((Self.unreserved(name), .text(value.description)))
        case .array(let values): fields.append((Self.unreserved(name), .list(values.map(\.description))))
        case .dictionary(let entries):
            for (inner, value) in entries { add("\(name).\(inner)", value) }
        @unknown default: fields.append((Self.unreserved(name), .text(String(describing: value))))
        }
    }

    /// A name that the line itself uses would be there twice, which parsers read in different ways.
    private static func unreserved(_ name: String) -> String {
        ["time", "level", "program", "event", "cut"].contains(name) ? name + "_" : name
    }
}
