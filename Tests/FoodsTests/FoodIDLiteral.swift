public import Foods

extension FoodID: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
