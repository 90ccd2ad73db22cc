import Jobs
import Redis

extension Walk {
    /// Everybody has died. Fresh workers finish what is there, and the books must balance.
    func drain() async throws {
        try await know([])
        try await repair()
        var rounds = 0
        while !state.lists.isEmpty || !state.delayed.isEmpty || state.pending.values.contains(where: { !$0.isEmpty }) {
            rounds += 1
            try require(rounds < 3000, .onceInOrder, "no end of it: \(state.lists)")
            if !state.delayed.isEmpty { try await promote(100) }
            for pool in Walk.pools {
                if !state.undelivered(in: pool.rawValue).isEmpty {
                    try await take(100, from: pool, as: "z", isReplyLost: false)
                }
                if state.pending[pool.rawValue]?.values.contains(where: { $0.consumer != "z" }) == true {
                    try await reclaim(100, from: pool, as: "z", idle: 0, crashLimit: 1000, isReplyLost: false)
                }
            }
            for lease in oracle.leases where lease.consumer == "z" {
                let replies = lease.pool == .send ? [] : outputs(of: lease).filter { $0.item.pool == .send }
                try await done(lease, outputs: replies)
            }
        }
        try await balance()
    }

    private func balance() async throws {
        for lane in Set(history.accepted.keys).union(history.finished.keys).sorted() {
            let (accepted, finished) = (history.accepted[lane] ?? [], history.finished[lane] ?? [])
            try require(accepted == finished, .onceInOrder, "\(lane): in \(accepted), out \(finished)")
            try require(Set(accepted).count == accepted.count, .onceInOrder, "\(lane): \(accepted)")
        }
        try require(state.dead == history.parked, .apologies, "dead: \(state.dead), parked: \(history.parked)")
        let apologised = history.finished.values.flatMap { $0 }.filter { $0.hasSuffix("/apology") }
        try require(apologised.sorted() == history.apologies.sorted(), .apologies, "\(apologised)")
        for (name, key) in state.keys {
            let mayStay = key.type == "stream" || name.hasPrefix("seen:") || key.expires
            try require(mayStay, .leftovers, "\(name), a \(key.type)")
        }
        for (pool, tokens) in state.tokens { try require(tokens.isEmpty, .leftovers, "\(tokens) in \(pool)") }
    }
}
