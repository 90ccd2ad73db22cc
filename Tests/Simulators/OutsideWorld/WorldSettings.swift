/// With what the simulated world starts.
public struct WorldSettings: Sendable {
    /// Where to listen; port 0 lets the system choose.
    public var host: String
    public var port: Int
    /// The bot's token; any other is answered with 401.
    public var token: String
    /// The key that AI calls must carry; nil takes any.
    public var aiKey: String?
    /// Decides all that is arbitrary, such as the first update's number.
    public var seed: UInt64

    public init(
        host: String = "127.0.0.1", port: Int = 0, token: String = "123456:TEST-TOKEN", aiKey: String? = nil,
        seed: UInt64 = 1
    ) {
        (self.host, self.port, self.token, self.aiKey, self.seed) = (host, port, token, aiKey, seed)
    }
}
