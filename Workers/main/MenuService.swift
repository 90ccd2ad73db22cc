import Chat
import Logging
import ServiceLifecycle

/// Sees to it, after the start, that Telegram shows the menus of this version.
struct MenuService: Service {
    let menu: CommandMenu
    let redis: AsyncStream<Never>
    let logger: Logger

    private static let pause = Duration.seconds(60)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in redis {}
            while !Task.isCancelled {
                do {
                    if try await menu.publish() == .standing { break }
                } catch {
                    // Commands work without a menu: it can wait for Telegram.
                    logger.info("the menu of commands could not be set yet", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
            // A service that returns would end the program.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        }
    }
}
