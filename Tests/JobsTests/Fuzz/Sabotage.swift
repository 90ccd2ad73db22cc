import Jobs
import Redis

enum Sabotage: CaseIterable {
    case consumerDeleted, streamDropped, streamTrimmed, delayedLost, pointerLost, groupDestroyed
}

extension Walk {
    func wreck(_ sabotage: Sabotage) async throws {
        let pool = Walk.pools[random.number(0...2)].rawValue
        let stream = key("rdy:\(pool)")
        guard state.tokens[pool] != nil else { return }
        switch sabotage {
        case .consumerDeleted:
            let consumers = state.pending[pool, default: [:]].values.map(\.consumer).sorted()
            guard let consumer = random.pick(consumers) else { return }
            try await self.sabotage(
                "\(consumer) deleted in \(pool)", [Command("XGROUP", "DELCONSUMER", stream, "w", consumer)])
        case .streamDropped: try await self.sabotage("\(pool) dropped", [Command("DEL", stream)])
        case .streamTrimmed: try await self.sabotage("\(pool) trimmed", [Command("XTRIM", stream, "MAXLEN", "1")])
        case .delayedLost: try await self.sabotage("delays lost", [Command("DEL", key("dly"))])
        case .pointerLost:
            guard let lane = random.pick(state.cur.keys.sorted()) else { return }
            try await losePointer(of: lane)
        case .groupDestroyed:
            try await self.sabotage("group of \(pool) destroyed", [Command("XGROUP", "DESTROY", stream, "w")])
        }
    }

    func losePointer(of lane: String) async throws {
        try await sabotage("pointer of \(lane) lost", [Command("HDEL", key("cur"), lane)])
    }
}
