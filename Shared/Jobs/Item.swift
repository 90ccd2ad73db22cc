/// A job as it lies in its lane: six header lines that the lane functions read, then the payload as it came.
public struct Item: Equatable, Sendable {
    /// The format that this build writes, and the newest that it understands.
    public static let version = 1

    public var pool: PoolName
    public var kind: JobKind
    public var key: JobKey
    /// When the root of the job reached us, in milliseconds since 1970.
    public var arrival: Int64
    public var address: Address?
    /// The album that it is a photo of. It stands behind the address, where versions that know of no albums pass it over; an
    /// item without an address has none.
    public var album: Album?
    public var payload: [UInt8]

    public init(
        pool: PoolName, kind: JobKind, key: JobKey, arrival: Int64, address: Address?, payload: [UInt8]
    ) {
        self.pool = pool
        self.kind = kind
        self.key = key
        self.arrival = arrival
        self.address = address
        self.payload = payload
    }

    /// The bytes that are stored.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count + 128)
        for line in [
            String(Self.version), pool.rawValue, kind.rawValue, key.rawValue, String(arrival),
            place,
        ] {
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(contentsOf: payload)
        return bytes
    }

    private var place: String {
        guard let address else { return "-" }
        return album.map { "\(address):\($0)" } ?? address.description
    }

    /// Why stored bytes are not a job for this build.
    public enum DecodingError: Error, Equatable, Sendable {
        /// Written by a later version: another worker will understand it.
        case newer
        /// No version wrote this.
        case malformed
    }

    /// Reads stored bytes. The job key alone can be had from what a later version wrote: see `key(of:)`.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        let (lines, start) = Self.header(of: bytes)
        guard lines.count == 6, let version = Int(lines[0]), version > 0 else { throw .malformed }
        guard version <= Self.version else { throw .newer }
        guard let pool = PoolName(rawValue: lines[1]), let kind = JobKind(rawValue: lines[2]) else { throw .newer }
        guard let arrival = Int64(lines[4]) else { throw .malformed }
        let address = Address(lines[5][...])
        guard address != nil || lines[5] == "-" else { throw .malformed }
        self.init(
            pool: pool, kind: kind, key: JobKey(rawValue: lines[3]), arrival: arrival, address: address,
            payload: Array(bytes[start...]))
        let parts = lines[5].split(separator: ":", omittingEmptySubsequences: false)
        album = parts.count > 5 ? Album(String(parts[5])) : nil
    }

    /// The job key in stored bytes of any version: header lines are only ever added behind it.
    public static func key(of bytes: [UInt8]) -> JobKey? {
        let lines = header(of: bytes).lines
        return lines.count > 3 ? JobKey(rawValue: lines[3]) : nil
    }

    private static func header(of bytes: [UInt8]) -> (lines: [String], payload: Int) {
        var lines: [String] = []
        var start = bytes.startIndex
        while lines.count < 6, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end + 1
        }
        return (lines, start)
    }
}
