/// A named part of an object, with its type and what the model is told about it.
public struct Parameter<Value: Sendable>: Sendable {
    public let name: String
    public let description: String
    public let shape: Shape<Value>

    public init(_ name: String, _ description: String, _ shape: Shape<Value>) {
        self.name = name
        self.description = description
        self.shape = shape
    }

    /// A part that may be null, or left out.
    public static func optional<Wrapped>(
        _ name: String, _ description: String, _ shape: Shape<Wrapped>
    ) -> Parameter where Value == Wrapped? {
        Parameter(name, description, shape.optional)
    }

    var property: Schema.Property { Schema.Property(name, description, shape.schema) }

    func value(in object: JSONValue) throws(Problem) -> Value {
        do throws(Problem) {
            return try shape.make(object[name] ?? .null)
        } catch {
            throw error.inside(name)
        }
    }
}
