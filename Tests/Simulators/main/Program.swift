import ArgumentParser
import Foundation
import Logging
import OutsideWorld
import ServiceLifecycle
import UnixSignals

/// A simulated Telegram and AI in one server, for development and tests.
@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outside-world", abstract: "A simulated Telegram and AI in one server, for development and tests.",
        version: "1.0.0")

    @Option(help: "Where to listen, as host:port; port 0 lets the system choose.")
    var bind = "127.0.0.1:0"

    @Option(help: "The bot's token.")
    var token = "123456:TEST-TOKEN"

    @Option(help: "The key that AI calls must carry; any will do without this.")
    var aiKey: String?

    @Option(help: "Decides all that is arbitrary, such as the first update's number.")
    var seed: UInt64 = 1

    func run() async throws {
        guard let colon = bind.lastIndex(of: ":"), let port = Int(bind[bind.index(after: colon)...]),
            (0...65535).contains(port)
        else { throw ValidationError("--bind must be host:port") }
        let host = String(bind[..<colon])
        var logger = Logger(label: "outside-world", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let world = World(.init(host: host, port: port, token: token, aiKey: aiKey, seed: seed), logger: logger)
        let group = ServiceGroup(
            configuration: .init(
                services: [world, Announcement(world: world, host: host)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }
}

/// Tells on standard output where the server listens, in one line of JSON.
private struct Announcement: Service {
    let world: World
    let host: String

    func run() async throws {
        let port = try await world.port()
        // Not `print`, which a pipe would make wait for a full buffer: a script reads this line.
        FileHandle.standardOutput.write(Data(#"{"listening":"\#(host):\#(port)"}\#n"#.utf8))
        // A service that ends would end the program.
        try await gracefulShutdown()
    }
}
