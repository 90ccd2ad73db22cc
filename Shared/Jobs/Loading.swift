public import Redis

extension LaneFunctions {
    /// Milliseconds after which a program that loads is given up by the others.
    private static let longestLoad = "5000"
    private static let pause = Duration.milliseconds(20)
    private static let looks = 500

    /// Puts the library on the server, unless that has it already or has a later revision of it.
    ///
    /// - Returns: what stands in the way, with what mends it; nil when the server has what we need.
    @discardableResult
    public func load() async throws(ConnectionError) -> String? { try await load(.own) }

    /// How the functions stand on the server, without changing them.
    public func functions() async throws(ConnectionError) -> FunctionsState {
        guard let standing = try await standingLibrary() else { return .missing }
        switch Library.own.choice(over: standing) {
        case .keepStanding: return .standing
        case .replaceStanding: return .missing
        case .conflict: return .conflicting
        }
    }

    func load(_ library: Library) async throws(ConnectionError) -> String? {
        for _ in 0..<Self.looks {
            switch library.choice(over: try await standingLibrary()) {
            case .keepStanding: return nil
            case .conflict:
                return
                    "Redis has functions fb1 of revision \(library.revision) with another text than this build has: two "
                    + "builds differ and claim to be the same. Run the programs of one build only, and: redis-cli FUNCTION "
                    + "DELETE fb1"
            case .replaceStanding: if try await replace(with: library) { return nil }
            }
            // Somebody else is loading. Cancelled means that the program ends: the next look is as good as a later one.
            try? await Task.sleep(for: Self.pause)
        }
        throw .unexpectedReply
    }

    /// Between the look and the load another program may look too, and the later load would win, whatever its revision: so
    /// one looks and loads at a time.
    ///
    /// - Returns: false when it is another program's turn.
    private func replace(with library: Library) async throws(ConnectionError) -> Bool {
        let turn = "{fb1}loading"  // one library for all bots of this Redis
        guard case .status = try await connection.send(Command("SET", turn, "1", "NX", "PX", Self.longestLoad)) else {
            return false
        }
        if library.choice(over: try await standingLibrary()) == .replaceStanding {
            var command = Command(arguments: 4, capacity: library.text.count + 64)
            for part in ["FUNCTION", "LOAD", "REPLACE"] { command.add(part) }
            command.add(library.text)
            _ = try await connection.send(command)
        }
        _ = try await connection.send(Command("DEL", turn))
        return true
    }

    private func standingLibrary() async throws(ConnectionError) -> Library? {
        let reply = try await connection.send(Command("FUNCTION", "LIST", "LIBRARYNAME", "fb1", "WITHCODE"))
        guard let libraries = reply.array else { throw .unexpectedReply }
        guard let fields = libraries.first?.array else { return nil }
        guard let name = fields.firstIndex(where: { $0.text == "library_code" }), name + 1 < fields.endIndex,
            let text = fields[name + 1].bytes
        else { throw .unexpectedReply }
        return Library(text: text)
    }
}

/// How the functions of this version stand on a server.
public enum FunctionsState: Sendable {
    /// These, or newer ones that understand their calls.
    case standing
    /// None, or older ones: the next program that starts loads them.
    case missing
    /// Another text that claims to be the same revision.
    case conflicting
}
