/// Decides what waits no longer while MongoDB is away: without it, a thousand operations behind a few threads would each wait
/// out the whole search for a server, one after the other.
struct Outage {
    typealias Instant = ContinuousClock.Instant

    /// What an operation has shown of the servers.
    enum Sign: Equatable {
        case present, absent, nothing

        init(_ error: MongoError) {
            switch error {
            // A broken connection alone proves nothing, but libmongoc has then looked for a server in vain as well.
            case .notConnected, .connectionLost: self = .absent
            case .encoding, .closed: self = .nothing  // no server was asked
            case .transient, .duplicateKey, .indexConflict, .refused, .decoding: self = .present
            }
        }
    }

    /// Together with one search for a server (three seconds) this is the longest that anything waits.
    static let patience = Duration.milliseconds(1500)

    private var isOn = false

    mutating func note(_ sign: Sign) {
        if sign != .nothing { isOn = sign == .absent }
    }

    func givesUp(onWorkSince since: Instant, now: Instant) -> Bool { isOn && now - since >= Self.patience }
}
