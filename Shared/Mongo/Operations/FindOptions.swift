/// How documents are looked up. Whatever is nil is the server's choice.
public struct FindOptions: Sendable, Equatable {
    /// Fields to sort by: 1 upwards, -1 downwards.
    public var sort: Document?
    /// Fields to return (1) or to leave out (0).
    public var projection: Document?
    public var limit: Int?
    public var skip: Int?
    /// The name of the index to use; a missing one is refused.
    public var hint: String?
    /// Documents that the server sends at a time.
    public var batchSize: Int?

    public init(
        sort: Document? = nil, projection: Document? = nil, limit: Int? = nil, skip: Int? = nil, hint: String? = nil,
        batchSize: Int? = nil
    ) {
        self.sort = sort
        self.projection = projection
        self.limit = limit
        self.skip = skip
        self.hint = hint
        self.batchSize = batchSize
    }

    var document: Document {
        var options = Document()
        if let sort { options.append("sort", .document(sort)) }
        if let projection { options.append("projection", .document(projection)) }
        if let limit { options.append("limit", .int(limit)) }
        if let skip { options.append("skip", .int(skip)) }
        if let hint { options.append("hint", .string(hint)) }
        if let batchSize { options.append("batchSize", .int(batchSize)) }
        return options
    }
}
