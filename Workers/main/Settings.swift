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
    let aiBase: ServiceURL
    let aiKey: Secret?
    let aiModel: String
    let visionModel: String
    let heic: HEICDecoding
    let storage: StorageSettings
    let pools: [PoolName]
    /// Jobs at a time in every pool; nil: each pool's own.
    let width: Int?
    let record: SettingsRecord

    /// The pools that this version has.
    static let known: [PoolName] = [.chat, .photo, .send]
    private enum Switch: String, CaseIterable { case on, off }
    private static let officialAI = "api.openai.com"

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            let token = BotToken(shared.botToken.reveal())
            if shared.bot != 0, token == nil { read.problem(.telegramBotToken, "is not a bot token") }
            return Settings(
                shared: shared, token: token,
                telegramBase: read.url(.telegramAPIBase, schemes: ["https", "http"]),
                rates: read.parsed(.telegramRates) { text throws(RateError) in try SendingRates(text) },
                aiBase: read.url(.openAIBaseURL, schemes: ["https", "http"]), aiKey: read.secretIfSet(.openAIKey),
                aiModel: read.string(.openAIModel),
                visionModel: read.string(.openAIVisionModel),
                heic: read.choice(.heic, of: Switch.self) == .on ? .besideThisProgram : .off, storage: read.storage(),
                pools: read.listIfSet(
                    .pools, expected: "a list of \(Self.known.map(\.rawValue).joined(separator: ", "))"
                ) {
                    PoolName(rawValue: $0).flatMap { Self.known.contains($0) ? $0 : nil }
                } ?? Self.known,
                width: read.integerIfSet(.width, in: 1...10_000), record: read.record)
        }
    }

    private init(
        shared: SharedSettings, token: BotToken?, telegramBase: ServiceURL, rates: SendingRates, aiBase: ServiceURL,
        aiKey: Secret?, aiModel: String, visionModel: String, heic: HEICDecoding, storage: StorageSettings,
        pools: [PoolName], width: Int?,
        record: SettingsRecord
    ) {
        self.shared = shared
        self.token = token
        self.telegramBase = telegramBase
        self.rates = rates
        self.aiBase = aiBase
        self.aiKey = aiKey
        self.aiModel = aiModel
        self.visionModel = visionModel
        self.heic = heic
        self.storage = storage
        self.pools = pools
        self.width = width
        self.record = record
    }

    /// OpenAI itself asks for a key; a server of one's own may not.
    var hasAI: Bool { aiKey != nil || !aiBase.authority.hasPrefix(Self.officialAI) }
}
