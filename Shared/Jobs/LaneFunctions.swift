public import Redis

/// The functions of `Scripts/lanes.lua`, called over one connection.
///
/// Their names carry the version, and their text a revision: programs of two builds share a server during a rolling change.
/// They are loaded at start and again whenever the server has lost them.
public struct LaneFunctions: Sendable {
    public let connection: Connection
    /// `{<bot id>}`: the hash tag that all keys of one bot share.
    public let prefix: String

    /// - Parameter bot: the bot's Telegram id; several bots share a Redis in peace.
    public init(connection: Connection, bot: Int64) {
        self.connection = connection
        prefix = "{\(bot)}"
    }

    /// The library's source, as it was built in.
    public static var source: [UInt8] { Library.own.text }

    /// One argument of a function.
    enum Argument {
        case text(String)
        case number(Int)
        case bytes([UInt8])
    }

    func call(
        _ name: String, _ arguments: [Argument], deadline: Duration = .seconds(5)
    ) async throws(ConnectionError) -> Reply {
        let command = command(name, arguments)
        do {
            return try await connection.send(command, deadline: deadline)
        } catch .refused(let reply) where reply.name == .functionNotFound {
            try await load()  // a text in conflict has every function, so it is not the one that misses this
            return try await connection.send(command, deadline: deadline)
        }
    }

    func command(_ name: String, _ arguments: [Argument]) -> Command {
        var command = Command(arguments: arguments.count + 4)
        command.add("FCALL")
        command.add("fb1_\(name)")
        command.add(1)
        command.add(prefix)
        for argument in arguments {
            switch argument {
            case .text(let text): command.add(text)
            case .number(let number): command.add(number)
            case .bytes(let bytes): command.add(bytes)
            }
        }
        return command
    }
}

extension Lease {
    /// The arguments by which a function's fence knows this lease.
    var arguments: [LaneFunctions.Argument] {
        [.text(pool.rawValue), .text(consumer), .text(entry), .number(count), .text(lane), .text(job.rawValue)]
    }
}
