/// Bytes of a known number that are made while they are sent: a small part of them is in memory at any time.
public struct ByteSource: Sendable {
    let length: Int
    /// Hands over piece by piece; a piece is only asked for when there is room for it.
    let feed: @Sendable (_ push: ([UInt8]) async throws -> Void) async throws -> Void

    /// - Parameters:
    ///   - length: exactly what `bytes` have in all.
    ///   - bytes: begun anew with each call that carries them.
    public init<Bytes: AsyncSequence & Sendable>(length: Int, _ bytes: Bytes) where Bytes.Element == [UInt8] {
        self.length = length
        feed = { push in for try await piece in bytes { try await push(piece) } }
    }
}
