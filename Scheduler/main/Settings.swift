import Operations
import Storage

/// What the scheduler runs with.
struct Settings: Sendable {
    let shared: SharedSettings
    let storage: StorageSettings
    let record: SettingsRecord

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            return Settings(shared: shared, storage: read.storage(), record: read.record)
        }
    }

    private init(shared: SharedSettings, storage: StorageSettings, record: SettingsRecord) {
        self.shared = shared
        self.storage = storage
        self.record = record
    }
}
