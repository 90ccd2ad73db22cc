import Domain
import FamilyStore
import Jobs
import TelegramAPI

/// Which meal an album has become, for photos of it that come later.
struct AlbumMemory: Sendable {
    private static let lifetime = Duration.seconds(600)

    let lanes: LaneFunctions

    func meal(of album: MediaGroupID, in chat: ChatID) async throws -> MealID? {
        // Taking nothing away where nothing stands tells what does.
        let standing = try await lanes.compareAndSet(key(album, chat), expected: nil, new: nil, lifetime: nil)
        return standing.now.map { MealID($0) }
    }

    /// - Parameter gone: the meal that it was, which nothing joins any more.
    func keep(_ meal: MealID, of album: MediaGroupID, in chat: ChatID, inPlaceOf gone: MealID?) async throws {
        _ = try await lanes.compareAndSet(
            key(album, chat), expected: gone?.rawValue, new: meal.rawValue, lifetime: Self.lifetime)
    }

    private func key(_ album: MediaGroupID, _ chat: ChatID) -> String { "meal-of:\(chat):\(album.rawValue)" }
}
