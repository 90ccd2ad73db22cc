import Domain
import FamilyStore
import Jobs
import Logging
import ServiceLifecycle

/// Lets the door know the owners whom the settings name, once they are members.
struct FirstOwners: Service {
    let owners: [UserID]
    let directory: Directory
    let isStoreReady: @Sendable () -> Bool
    let people: KnownPeople
    let logger: Logger

    private static let pause = Duration.milliseconds(500)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var troubled = false
            while !Task.isCancelled {
                do {
                    if isStoreReady() {
                        try await introduce()
                        break
                    }
                } catch {
                    if !troubled { logger.warning("cannot introduce owners", metadata: ["error": "\(error)"]) }
                    troubled = true
                }
                try? await Task.sleep(for: Self.pause)  // cancelled: the loop ends itself
            }
        }
        // A service that returns would end the program.
        try? await gracefulShutdown()
    }

    private func introduce() async throws {
        for owner in owners where try await directory.member(owner) != nil {
            try await people.note(owner, isMember: true)
        }
    }
}
