public import Redis

/// The functions of `Scripts/lanes.lua`, called over one connection.
///
/// Their names carry the version, so two versions of the program share a server during a rolling change. They are loaded at
/// start and again whenever the server has lost them.
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
    public static var source: [UInt8] { PackageResources.lanes_lua }

    /// Puts the library on the server, replacing one of the same version.
    public func load() async throws(ConnectionError) {
        var command = Command(arguments: 4, capacity: Self.source.count + 64)
        for part in ["FUNCTION", "LOAD", "REPLACE"] { command.add(part) }
        command.add(Self.source)
        do {
            _ = try await connection.send(command)
        } catch .refused(let reply) where reply.name == .outOfMemory {
            // A full server takes no library, and drains only with workers: one of this version that is there will do.
            let known = try await connection.send(Command("FUNCTION", "LIST", "LIBRARYNAME", "fb1"))
            if known.array?.isEmpty ?? true { throw .refused(reply) }
        }
    }

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
            try await load()
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
