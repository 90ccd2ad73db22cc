/// The album that a photo belongs to, as the sender's side named it.
public struct Album: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Nil for a name that does not fit into an item's header: no album is better than a header that nobody can read.
    public init?(_ name: String) {
        guard (1...64).contains(name.utf8.count),
            name.utf8.allSatisfy({
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5a) || ($0 >= 0x61 && $0 <= 0x7a) || $0 == 0x2d
                    || $0 == 0x5f
            })
        else { return nil }
        description = name
    }
}

/// When the photos of an album are all there. They come as updates of their own, and nothing tells how many there will be.
public struct AlbumRule: Sendable, Equatable {
    /// Photos of one job.
    public var most: Int
    /// Time without a further photo after which the album is complete.
    public var quiet: Duration
    /// Time after the first photo at which the job begins in any case.
    public var longest: Duration

    public init(most: Int, quiet: Duration, longest: Duration) {
        self.most = most
        self.quiet = quiet
        self.longest = longest
    }

    /// Albums as Telegram sends them: up to ten photos, within moments.
    public static let telegram = AlbumRule(most: 10, quiet: .milliseconds(1500), longest: .seconds(6))

    var arguments: [LaneFunctions.Argument] {
        [.number(most), .number(Int(quiet / .milliseconds(1))), .number(Int(longest / .milliseconds(1)))]
    }
}
