import Domain
public import FamilyStore
import Foundation
public import Jobs
import Mongo
public import Phrases
import Operations
import Redis

/// Tells those who look after an installation that something is wrong.
public struct Alerts: Sendable {
    /// Whoever was told of something is not told of it again in the same six hours, however often it is found.
    private static let silence = Duration.seconds(6 * 3600)

    private let directory: Directory
    private let lanes: LaneFunctions

    public init(directory: Directory, lanes: LaneFunctions) {
        self.directory = directory
        self.lanes = lanes
    }

    /// Hands a sentence for every owner and admin to the pool `send`.
    ///
    /// - Parameter subject: by which a repetition is recognised; it stands in a key.
    public func tell(_ phrase: Phrase, about subject: String) async throws {
        let payload = [UInt8](try JSONEncoder().encode(phrase))
        let period = try await lanes.now().map { $0 / Int64(Self.silence / .milliseconds(1)) } ?? 0
        for person in try await directory.administrators() {
            let chat = ChatID(person.id.rawValue)
            let key = JobKey(rawValue: "alert/\(subject)/\(period)/\(person.id)")
            let item = Item(
                pool: .send, kind: .phrase, key: key, arrival: WallClock.milliseconds,
                address: Address(chat: chat, thread: nil, user: person.id, message: nil, language: person.language),
                payload: payload)
            _ = try await lanes.enqueueOnce(
                item, on: .output(chat), for: "alert-\(subject)-\(person.id)", slot: "\(period)")
        }
    }
}
