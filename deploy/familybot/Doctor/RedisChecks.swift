import Foundation
import Jobs
import Operations
import Redis

/// Whether the queue is safe, and moves.
struct RedisChecks: Sendable {
    let connection: Connection
    let lanes: LaneFunctions
    let settings: SharedSettings

    var all: [Check] {
        [
            Check(name: "redis.reachable") { await reachable() },
            Check(name: "redis.version") { await version() },
            Check(name: "redis.durability") { await durability() },
            Check(name: "redis.durability.class") { durabilityClass() },
            Check(name: "redis.memory") { await memory() },
            Check(name: "redis.clock") { await clock() },
            Check(name: "queue.functions") { await functions() },
            Check(name: "queue.open") { await open() },
            Check(name: "queue.dead") { await dead() },
            Check(name: "queue.age") { await age() },
            Check(name: "queue.pools") { await pools() },
            Check(name: "queue.strangers") { await strangers() },
            Check(name: "programs.worker") { await program("familybot-worker") },
            Check(name: "programs.scheduler") { await program("familybot-scheduler") },
            Check(name: "programs.dependencies") { await dependencies() },
        ]
    }

    private static let away = Finding.unknown("Redis is away")
    /// Functions came with 7.0.
    private static let oldest = 7
    private static let fullEnough = 0.8
    private static let worryingAge = Duration.seconds(300)
    /// For which a worker of a pool may be silent, unless it beats less often.
    private static let patience = Duration.seconds(60)
    private static let worryingSkew = Duration.seconds(2)

    private func reachable() async -> Finding {
        do throws(ConnectionError) {
            _ = try await connection.send(Command("PING"), deadline: .seconds(3))
            return .ok("\(settings.redis)")
        } catch {
            return .broken("\(settings.redis): \(error)", mend: "systemctl start redis-server # or export REDIS_URL=…")
        }
    }

    private func version() async -> Finding {
        guard let version = await info("server")?["redis_version"] else { return Self.away }
        let major = Int(version.prefix { $0 != "." }) ?? 0
        return major >= Self.oldest
            ? .ok("version \(version)")
            : .broken("version \(version) has no functions", mend: "apt-get install redis-server # 7.0 or later")
    }

    private func durability() async -> Finding {
        guard let shortfalls = try? await connection.shortfalls(for: settings.durability) else { return Self.away }
        guard let first = shortfalls.first else { return .ok("keeps what \(settings.durability.rawValue) promises") }
        return .broken(byShortfall: first)
    }

    private func durabilityClass() -> Finding {
        settings.durability == .relaxed
            ? .broken(
                "FAMILYBOT_DURABILITY is relaxed: acknowledged updates may be lost",
                mend: "export FAMILYBOT_DURABILITY=single")
            : .ok("\(settings.durability.rawValue)")
    }

    private func memory() async -> Finding {
        guard let memory = await info("memory"), let used = memory["used_memory"].flatMap(Double.init) else {
            return Self.away
        }
        let shown = memory["used_memory_human"] ?? "\(Int(used))"
        guard let limit = memory["maxmemory"].flatMap(Double.init), limit > 0 else {
            return .ok("\(shown) used, no limit")
        }
        return used / limit < Self.fullEnough
            ? .ok("\(shown) used, \(Int(100 * used / limit)) % of the limit")
            : .warning(
                "\(shown) used, \(Int(100 * used / limit)) % of the limit: a full Redis refuses updates",
                mend: "redis-cli CONFIG SET maxmemory \(Int(limit * 2)), and write it into redis.conf")
    }

    private func clock() async -> Finding {
        guard let theirs = try? await lanes.now() else { return Self.away }
        let skew = Duration.milliseconds(abs(theirs - WallClock.milliseconds))
        return skew <= Self.worryingSkew
            ? .ok("Redis' clock agrees with this machine's")
            : .warning(
                "Redis' clock and this machine's are \(skew.components.seconds) s apart",
                mend: "timedatectl set-ntp true # on both machines")
    }

    private func functions() async -> Finding {
        do throws(ConnectionError) {
            switch try await lanes.functions() {
            case .standing: return .ok("as this version wants them")
            case .missing:
                return .warning(
                    "not loaded yet", mend: Mend.restart("familybot-ingress", "a program loads them at its start"))
            case .conflicting:
                return .broken(
                    "of another build of the same revision",
                    mend: "redis-cli FUNCTION DELETE fb1 # then restart all programs of one build")
            }
        } catch {
            return Self.away
        }
    }

    private func open() async -> Finding {
        guard let state = try? await lanes.queueState() else { return Self.away }
        return state.isClosed
            ? .warning(
                "all data is being replaced, or a restore died: messages wait",
                mend: "familybot restore # without a file: ends one that died")
            : .ok("jobs are handed out")
    }

    private func dead() async -> Finding {
        guard let state = try? await lanes.queueState() else { return Self.away }
        return state.dead == 0
            ? .ok("no job was given up")
            : .warning(
                "\(state.dead) jobs were given up and wait for a person to look at them",
                mend: "redis-cli XRANGE '\(lanes.prefix)dead' - + # why, and what; delete with XDEL")
    }

    private func age() async -> Finding {
        guard let state = try? await lanes.queueState(), let now = try? await lanes.now() else { return Self.away }
        guard let oldest = state.oldest else { return .ok("nothing waits") }
        let age = Duration.milliseconds(max(0, now - oldest))
        return age < Self.worryingAge
            ? .ok("the oldest job waits for \(age.components.seconds) s")
            : .warning(
                "the oldest job waits for \(age.components.seconds) s",
                mend: Mend.start("familybot-worker", "one more, or look into the log of those that run"))
    }

    private func pools() async -> Finding {
        let patience = max(Self.patience, settings.visibility)
        guard let deserted = try? await lanes.desertedPools(patience: patience) else { return Self.away }
        guard !deserted.isEmpty else { return .ok("none waits in vain for a worker") }
        let names = PoolName.allCases.filter { deserted.map(\.setting).contains($0) }.map(\.rawValue)
            .joined(separator: ",")
        return .warning(
            "messages wait for workers of \(names), and none has asked for any for \(patience.components.seconds) s",
            mend: Mend.start("familybot-worker --pools \(names)", "or name them in FAMILYBOT_POOLS of one that runs"))
    }

    private func strangers() async -> Finding {
        guard let exists = try? await lanes.knownPeople.exist() else { return Self.away }
        return exists
            ? .ok("the ingress can tell people from strangers")
            : .warning("the ingress takes everybody for known", mend: Mend.start("familybot-scheduler"))
    }

    private func program(_ name: String) async -> Finding {
        guard let reports = try? await reports() else { return Self.away }
        return reports.contains { $0.program == name }
            ? .ok("reports")
            : .broken("no sign of life in the last 15 s", mend: Mend.start(name))
    }

    private func dependencies() async -> Finding {
        guard let reports = try? await reports() else { return Self.away }
        let down = reports.flatMap { report in
            Dependency.allCases.filter { report.state(of: $0) == .down }.map { "\(report.program): \($0.rawValue)" }
        }
        return down.isEmpty
            ? .ok("the programs reach what they need")
            : .broken(
                "down for \(down.joined(separator: ", "))",
                mend: "journalctl -u '\(down[0].prefix { $0 != ":" })' -n 50")
    }

    private func reports() async throws -> [HealthReport] {
        try await HealthReports(connection: connection, prefix: lanes.prefix).all()
    }

    /// A section of `INFO`.
    private func info(_ section: String) async -> [String: String]? {
        guard let text = try? await connection.send(Command("INFO", section), deadline: .seconds(3)).text else {
            return nil
        }
        return text.split(whereSeparator: \.isNewline).reduce(into: [:]) { facts, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { facts[String(parts[0])] = String(parts[1]) }
        }
    }
}
