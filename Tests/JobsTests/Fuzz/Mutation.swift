import Jobs
import Redis
import Support
import Testing

/// The library with one promise taken out, and the checks of which one must notice first.
struct Mutation: Sendable {
    let name: String
    let old: String
    let new: String
    let caughtBy: Set<Check>

    init(_ name: String, _ old: String, _ new: String, _ caughtBy: Set<Check>) {
        self.name = name
        self.old = old
        self.new = new
        self.caughtBy = caughtBy
    }

    /// Puts the mutated library on a server that runs nothing else: function names are global.
    func load(on server: RedisServer) async throws {
        let source = String(decoding: LaneFunctions.source, as: UTF8.self)
        let parts = source.components(separatedBy: old)
        try #require(parts.count == 2, "the text of “\(name)” stands \(parts.count - 1) times in lanes.lua")
        let connection = server.connect()
        defer { connection.close() }
        _ = try await connection.send(Command("FUNCTION", "LOAD", "REPLACE", parts.joined(separator: new)))
    }
}

/// Mutations that are tried one after another on one server; the groups run beside each other.
enum MutationGroup: CaseIterable {
    case fence, lane, upkeep, album

    var mutations: [Mutation] {
        switch self {
        case .fence: Mutation.fence
        case .lane: Mutation.lane
        case .upkeep: Mutation.upkeep
        case .album: Mutation.album
        }
    }
}

extension String {
    fileprivate func components(separatedBy text: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
