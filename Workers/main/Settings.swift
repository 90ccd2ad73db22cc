import Age
import Images
import Jobs
import Operations
import Resilience
import Storage
import TelegramAPI

/// What the worker runs with.
struct Settings: Sendable {
    let shared: SharedSettings
    let token: BotToken?
    let telegramBase: ServiceURL
    let rates: SendingRates
    let ai: AISettings
    let heic: HEICDecoding
    let storage: StorageSettings
    let backupFolder: String
    /// Nil for backups that anybody can read.
    let backupRecipient: Recipient?
    let pools: [PoolName]
    /// Jobs at a time in every pool; nil: each pool's own.
    let width: Int?
    let record: SettingsRecord

    /// The pools that this version has.
    static let known: [PoolName] = [.chat, .photo, .export, .backup, .report, .send]
    private enum Switch: String, CaseIterable { case on, off }

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            return Settings(
                shared: shared, token: token,
                telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                rates: read.parsed(.telegramRates) { text throws(RateError) in try SendingRates(text) },
                ai: read.ai(),
                heic: read.choice(.heic, of: Switch.self) == .on ? .besideThisProgram : .off, storage: read.storage(),
                backupFolder: read.string(.backupDirectory),
                backupRecipient: read.parsedIfSet(.backupRecipient) { text throws(AgeError) in try Recipient(text) },
                pools: read.listIfSet(
                    .pools, expected: "a list of \(Self.known.map(\.rawValue).joined(separator: ", "))"
                ) {
                    PoolName(rawValue: $0).flatMap { Self.known.contains($0) ? $0 : nil }
                } ?? Self.known,
                width: read.integerIfSet(.width, in: 1...10_000), record: read.record)
        }
    }

    private init(
        shared: SharedSettings, token: BotToken?, telegramBase: ServiceURL, rates: SendingRates, ai: AISettings,
        heic: HEICDecoding, storage: StorageSettings, backupFolder: String, backupRecipient: Recipient?,
        pools: [PoolName], width: Int?,
        record: SettingsRecord
    ) {
        self.shared = shared
        self.token = token
        self.telegramBase = telegramBase
        self.rates = rates
        self.ai = ai
        self.heic = heic
        self.storage = storage
        self.backupFolder = backupFolder
        self.backupRecipient = backupRecipient
        self.pools = pools
        self.width = width
        self.record = record
    }
}
