/// The requests of one connection that wait for their replies.
struct Ledger {
    private var waiting: [Head] = []

    mutating func note(_ request: Head) { waiting.append(request) }

    /// The request that a reply answers; nil for a reply that nobody asked for, such as the next of a monitoring stream.
    mutating func request(of reply: Head) -> Head? {
        guard let number = reply.answers else { return waiting.isEmpty ? nil : waiting.removeFirst() }
        guard let index = waiting.firstIndex(where: { $0.id == number }) else { return nil }
        return waiting.remove(at: index)
    }
}
