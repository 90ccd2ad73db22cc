public import Domain

/// What the pool `export` is asked for.
public struct ExportOrder: Codable, Equatable, Sendable {
    public var request: ExportRequest
    /// The card of the sentence that the file is being made: it tells of progress, and goes when the file has come.
    public var note: CardName

    public init(request: ExportRequest, note: CardName) {
        self.request = request
        self.note = note
    }
}
