import ArgumentParser
import FamilyStore
import Foundation
import Mongo
import Operations
import Storage
import TelegramAPI

/// `familybot init`: prints the link that makes the first owner.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the token and the database, and prints a link that makes whoever opens it first an owner.",
        discussion: "The link works once and for 15 minutes. Run it again for another.\n\n"
            + SettingName.help(for: [
                .telegramBotToken, .telegramAPIBase, .mongoURI, .mongoDatabase, .language, .timezone,
            ]))

    @Flag(help: "Print one JSON object: bot, link, expiresAt.")
    var json = false

    func run() async throws {
        try await Operator.run { settings, bot in
            let username = try await username(of: bot)
            let expiry = Date.now.addingTimeInterval(Double(Invites.lifetime.components.seconds))
            let code = try await makeLink(settings)
            try tell("https://t.me/\(username)?start=\(code)", username, expiry)
        }
    }

    private func username(of bot: Bot) async throws -> String {
        let me: User
        do throws(TelegramError) { me = try await bot.getMe(timeout: Operator.patience) } catch {
            throw ValidationError("Telegram does not say who the bot is: \(error)")
        }
        guard let username = me.username else { throw ValidationError("Telegram names no user name of the bot") }
        return username
    }

    private func makeLink(_ settings: Settings) async throws -> InviteCode {
        guard let address = settings.storage.address else { throw ConfigurationError("MONGODB_URI cannot be read") }
        do throws(MongoError) {
            let client = try Mongo.Client(
                to: address, database: settings.storage.database, appName: "familybot", connections: 1)
            return try await makeLink(client, settings)
        } catch {
            throw ValidationError("MongoDB at \(address): \(error)")
        }
    }

    private func makeLink(_ client: Mongo.Client, _ settings: Settings) async throws(MongoError) -> InviteCode {
        let shortfalls = try await client.shortfalls()
        if !shortfalls.isEmpty { ConfigurationError(problems: shortfalls).exit(program: "familybot") }
        let store = Store(client: client, database: settings.storage.database)
        try await store.prepare()
        let code = try await store.makeOwnerLink(settings: settings.storage.newcomers, at: .now)
        await client.close()
        return code
    }

    private func tell(_ link: String, _ username: String, _ expiry: Date) throws {
        guard json else {
            print(
                """
                @\(username) waits for its first owner. Open this link within 15 minutes; whoever opens it first is the owner:

                    \(link)

                It works once. For another, run `familybot init` again.
                """)
            return
        }
        print(try Operator.json(Told(bot: username, link: link, expiresAt: expiry)))
    }

    private struct Told: Encodable {
        let bot: String
        let link: String
        let expiresAt: Date
    }
}
