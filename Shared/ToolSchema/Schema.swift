/// What a value may be: the part of JSON Schema that models are held to, and that is checked here as well.
public indirect enum Schema: Equatable, Sendable {
    /// A text of so many Unicode scalars, blanks at its ends not counted.
    case text(ClosedRange<Int>)
    /// One of these texts.
    case choice([String])
    case bool
    case integer(ClosedRange<Int>)
    /// A number with at most so many digits behind the point.
    case number(ClosedRange<Double>, decimals: Int)
    case list(of: Schema, count: ClosedRange<Int>)
    /// An object with these properties and no others.
    case object([Property])
    /// The value, or null; a property that is left out counts as null.
    case optional(Schema)

    /// A named part of an object.
    public struct Property: Equatable, Sendable {
        public let name: String
        /// For the model.
        public let description: String
        public let schema: Schema

        public init(_ name: String, _ description: String, _ schema: Schema) {
            self.name = name
            self.description = description
            self.schema = schema
        }
    }
}
