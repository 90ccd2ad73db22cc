import ArgumentParser
import FamilyStore
import Foundation
import HTTPClient
import Mongo
import Operations
import Storage
import TelegramAPI

/// What the operator's commands have in common.
enum Operator {
    /// Somebody sits before the screen.
    static let patience = Duration.seconds(10)

    /// Runs a command that speaks with Telegram. What is wrong with the settings is exit 78, what Telegram says no to exit 64.
    static func run(_ body: (Settings, Bot) async throws -> Void) async throws {
        do {
            let settings = try Settings(.current)
            guard let token = settings.token else { throw ConfigurationError("TELEGRAM_BOT_TOKEN is not a bot token") }
            let client = HTTPClient.Client(maximumConnectionsPerHost: 1)
            defer { client.shutdown() }
            try await body(settings, Bot(token: token, base: settings.telegramBase.string, client: client))
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        } catch let error as TelegramError {
            throw ValidationError("Telegram: \(error)")
        }
    }

    /// Runs a command that looks into the database. What is wrong with the settings is exit 78, what MongoDB says no to
    /// exit 64.
    static func withStore<Value: Sendable>(_ body: (Store) async throws -> Value) async throws -> Value {
        do {
            let settings = try Settings(.current)
            guard let address = settings.storage.address else { throw ConfigurationError("MONGODB_URI cannot be read") }
            let client = try Mongo.Client(
                to: address, database: settings.storage.database, appName: "familybot", connections: 1)
            let value = try await body(Store(client: client, database: settings.storage.database))
            await client.close()
            return value
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        } catch let error as MongoError {
            throw ValidationError("MongoDB: \(error)")
        }
    }

    /// One JSON object, the same for the same value.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
