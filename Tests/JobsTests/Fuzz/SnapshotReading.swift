import Redis

extension Snapshot {
    // Of an item only pool and job come over: the rest is compared when it is delivered.
    private static let script = """
        local p, time = KEYS[1], redis.call('TIME')
        local function about(item)
          local pool, job = string.match(item, '^[^\\n]*\\n([^\\n]*)\\n[^\\n]*\\n([^\\n]*)\\n')
          return (pool or '?') .. ' ' .. (job or '?')
        end
        local out = { time[1] * 1000 + math.floor(time[2] / 1000) }
        for _, key in ipairs(redis.call('KEYS', p .. '*')) do
          local name, kind = string.sub(key, #p + 1), redis.call('TYPE', key).ok
          local row = { name, kind, redis.call('PTTL', key), {} }
          if kind == 'list' then
            for i, item in ipairs(redis.call('LRANGE', key, 0, -1)) do row[4][i] = about(item) end
          elseif kind == 'hash' then row[4] = redis.call('HGETALL', key)
          elseif kind == 'zset' then row[4] = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
          elseif kind == 'set' then row[4] = redis.call('SMEMBERS', key)
          elseif kind == 'string' then row[4] = { redis.call('GET', key) }
          elseif name == 'dead' then
            for i, entry in ipairs(redis.call('XRANGE', key, '-', '+')) do row[4][i] = about(entry[2][10]) end
          elseif kind == 'stream' and name ~= 'signals' then
            for _, entry in ipairs(redis.call('XRANGE', key, '-', '+')) do
              local f = entry[2]
              for _, field in ipairs({ entry[1], f[2], f[8], f[10] }) do table.insert(row[4], field) end
            end
            local groups = redis.call('XINFO', 'GROUPS', key)
            if groups[1] then
              for i = 1, #groups[1], 2 do
                if groups[1][i] == 'last-delivered-id' then row[5] = groups[1][i + 1] end
              end
              row[6] = {}
              for _, held in ipairs(redis.call('XPENDING', key, 'w', '-', '+', 10000)) do
                for _, field in ipairs(held) do table.insert(row[6], field) end
              end
            end
          end
          table.insert(out, row)
        end
        return out
        """

    static func read(_ prefix: String, over connection: Connection) async throws -> (Snapshot, Clocks) {
        let reply = try await connection.send(Command("EVAL", script, "1", prefix), deadline: .seconds(20))
        guard let rows = reply.array, let now = rows.first?.integer else { throw ConnectionError.unexpectedReply }
        var snapshot = Snapshot()
        var clocks = Clocks(now: now)
        for row in rows.dropFirst() { snapshot.add(row.array ?? [], &clocks) }
        return (snapshot, clocks)
    }

    private mutating func add(_ row: [Reply], _ clocks: inout Clocks) {
        guard row.count >= 4, let key = row[0].text, let type = row[1].text, let life = row[2].integer else { return }
        keys[key] = Key(type: type, expires: life >= 0)
        let parts = key.split(separator: ":", maxSplits: 1).map { String($0) }
        let (family, name) = (parts[0], parts.count > 1 ? parts[1] : "")
        if family == "seen", let bytes = row[3].array?.first?.bytes {
            addSeen(bytes, block: Int64(name) ?? -1)
            return
        }
        let fields = (row[3].array ?? []).map { $0.text ?? "" }
        switch (family, type) {
        case ("l", "list"): lists[name] = fields.map(Self.waiting)
        case ("cur", "hash"): cur = Self.pairs(fields)
        case ("dly", "zset"): delayed = Self.pairs(fields).mapValues { Int($0) ?? -1 }
        case ("memo", "hash"): memo[name] = Self.pairs(fields)
        case ("strangers", "hash"): strangers = Self.pairs(fields).mapValues { Int($0) ?? -1 }
        case ("known", "set"): known = Set(fields)
        case ("cancel", "string"): cancelled.insert(name)
        case ("slow", "string"): slowed.insert(name)
        case ("heads", "string"): heads[name] = Int(fields.first ?? "") ?? -1
        case ("dead", "stream"): dead = fields.map { Self.waiting($0).job }
        case ("rdy", "stream"): addStream(name, fields, row.dropFirst(4), &clocks)
        default: break
        }
    }

    private mutating func addStream(
        _ pool: String, _ fields: [String], _ group: ArraySlice<Reply>, _ clocks: inout Clocks
    ) {
        for start in stride(from: 0, to: fields.count, by: 4) {
            tokens[pool, default: [:]][fields[start]] = Token(
                lane: fields[start + 1], attempts: Int(fields[start + 2]) ?? -1, crashes: Int(fields[start + 3]) ?? -1)
        }
        guard let last = group.first?.text, let held = group.last?.array else { return }
        delivered[pool] = EntryID(last)
        for start in stride(from: 0, to: held.count, by: 4) {
            let entry = held[start].text ?? ""
            pending[pool, default: [:]][entry] = Holder(
                consumer: held[start + 1].text ?? "", count: held[start + 3].integer ?? -1)
            clocks.idle[pool, default: [:]][entry] = held[start + 2].integer
        }
    }

    private mutating func addSeen(_ bytes: [UInt8], block: Int64) {
        for (index, byte) in bytes.enumerated() where byte != 0 {
            for bit in 0..<8 where byte & (0x80 >> bit) != 0 { seen.insert(block << 16 | Int64(index * 8 + bit)) }
        }
    }

    private static func waiting(_ text: String) -> Waiting {
        let parts = text.split(separator: " ", maxSplits: 1)
        return Waiting(pool: String(parts.first ?? ""), job: String(parts.last ?? ""))
    }

    private static func pairs(_ fields: [String]) -> [String: String] {
        var pairs: [String: String] = [:]
        for start in stride(from: 0, to: fields.count - 1, by: 2) { pairs[fields[start]] = fields[start + 1] }
        return pairs
    }
}
