extension Document {
    /// Decodes a value.
    ///
    /// An integer is read from any number that is whole and fits, a `Double` from any number but a decimal; null and a missing
    /// key are nil.
    ///
    /// - Throws: `decoding`, with the field that is not as `Value` wants it.
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(MongoError) -> Value {
        do {
            if let fault { throw CodingFault(reason: fault) }
            if type == Document.self, let whole = self as? Value { return whole }
            return try Value(from: DecodingNode(bytes))
        } catch let error as DecodingError {
            throw .decoding(CodingFault(error))
        } catch let error as CodingFault {
            throw .decoding(error)
        } catch {
            throw .decoding(CodingFault(reason: .invalid))  // thrown by the value's own code
        }
    }
}
