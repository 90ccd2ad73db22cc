/// A kind of worker: each pool has its own stream, its own width, and never sees another pool's jobs.
public enum PoolName: String, CaseIterable, Codable, Sendable {
    case chat
    case photo
    case export
    case backup
    case report
    case send
    case sendBulk = "send-bulk"
}
