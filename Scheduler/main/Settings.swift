import Operations

/// What the scheduler runs with.
struct Settings: Sendable {
    let shared: SharedSettings
    let record: SettingsRecord

    init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
        self = try environment.read { read in
            let shared = read.shared()
            return Settings(shared: shared, record: read.record)
        }
    }

    private init(shared: SharedSettings, record: SettingsRecord) {
        self.shared = shared
        self.record = record
    }
}
