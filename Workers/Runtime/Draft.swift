public import Jobs

/// An output as a handler makes it; the runtime adds the job's key and arrival when it settles the job.
public struct Draft: Sendable {
    public var lane: Lane
    public var pool: PoolName
    public var kind: JobKind
    public var address: Address
    public var payload: [UInt8]

    public init(lane: Lane, pool: PoolName, kind: JobKind, address: Address, payload: [UInt8]) {
        self.lane = lane
        self.pool = pool
        self.kind = kind
        self.address = address
        self.payload = payload
    }

    func output(_ number: Int, of job: Job) -> Output {
        Output(
            lane: lane,
            item: Item(
                pool: pool, kind: kind, key: job.key.output(number), arrival: job.arrival, address: address,
                payload: payload))
    }
}
