/// Types that are coded as themselves by this module and by no other format.
protocol OnlyBSON: Codable {}

extension OnlyBSON {
    /// Throws where `decoder` does not read BSON.
    public init(from decoder: any Decoder) throws {
        guard let node = decoder as? DecodingNode else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath, debugDescription: CodingFault.Reason.onlyBSON.rawValue,
                    underlyingError: CodingFault.Reason.onlyBSON))
        }
        guard let value = try node.plain(Self.self, node.element, nil) else { throw node.mismatch(Self.self) }
        self = value
    }

    /// Throws where `encoder` does not write BSON.
    public func encode(to encoder: any Encoder) throws {
        guard let node = encoder as? EncodingNode else {
            throw EncodingSheet.fault(.onlyBSON, at: encoder.codingPath)
        }
        var container = node.singleValueContainer()
        try container.encode(self)
    }
}

extension BSONValue: OnlyBSON {}
extension Document: OnlyBSON {}
extension Binary: OnlyBSON {}
extension Decimal128: OnlyBSON {}
extension Timestamp: OnlyBSON {}
