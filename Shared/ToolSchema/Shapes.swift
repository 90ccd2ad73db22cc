// `make` is called with what the schema has accepted: that nothing fits is a mistake of the schema's check, and is told
// like any other problem.

extension Shape where Value == String {
    /// A text without blanks at its ends.
    public static func text(_ length: ClosedRange<Int>) -> Shape {
        Shape(.text(length)) { json throws(Problem) in
            guard case .text(let text) = json else { throw .unreadable }
            return text.trimmed
        }
    }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the type's cases.
    public static var choice: Shape {
        Shape(.choice(Value.allCases.map(\.rawValue))) { json throws(Problem) in
            guard case .text(let name) = json, let value = Value(rawValue: name) else {
                throw .unreadable
            }
            return value
        }
    }
}

extension Shape where Value == Bool {
    /// True or false.
    public static var bool: Shape {
        Shape(.bool) { json throws(Problem) in
            guard case .bool(let value) = json else { throw .unreadable }
            return value
        }
    }
}

extension Shape where Value == Int {
    public static func integer(_ range: ClosedRange<Int>) -> Shape {
        Shape(.integer(range)) { json throws(Problem) in
            guard case .integer(let number) = json else { throw .unreadable }
            return number
        }
    }
}

extension Shape where Value == Double {
    /// - Parameter decimals: digits behind the point, at most.
    public static func number(_ range: ClosedRange<Double>, decimals: Int) -> Shape {
        Shape(.number(range, decimals: decimals)) { json throws(Problem) in
            switch json {
            case .integer(let number): return Double(number)
            case .number(let number): return number
            default: throw .unreadable
            }
        }
    }
}

extension Shape {
    public static func list<Element>(of element: Shape<Element>, _ count: ClosedRange<Int>) -> Shape
    where Value == [Element] {
        Shape(.list(of: element.schema, count: count)) { json throws(Problem) in
            guard case .list(let values) = json else { throw .unreadable }
            var elements: [Element] = []
            for (index, value) in values.enumerated() {
                do throws(Problem) {
                    elements.append(try element.make(value))
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
            return elements
        }
    }

    /// An object, made of its parts. `assemble` may refuse what does not fit together.
    public static func object<each Part>(
        _ parts: repeat Parameter<each Part>,
        assemble: @escaping @Sendable (repeat each Part) throws(Problem) -> Value
    ) -> Shape {
        var properties: [Schema.Property] = []
        repeat properties.append((each parts).property)
        return Shape(.object(properties)) { json throws(Problem) in
            try assemble(repeat try (each parts).value(in: json))
        }
    }
}

extension Problem {
    static let unreadable = Problem("", "expected a value of the declared type")
}
