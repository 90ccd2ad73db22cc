public import Logging

/// What a program runs with, for its first log line and for the log's scrubber.
public struct SettingsRecord: Sendable, CustomStringConvertible {
    /// In the order of reading; secrets as `set` or `missing`.
    public private(set) var values: [(name: SettingName, value: String)] = []
    /// Everything that must not appear in a log, passwords in URLs included.
    public internal(set) var secrets: [Secret] = []

    init() {}

    mutating func note(_ name: SettingName, _ value: String) {
        values.append((name, value))
    }

    /// One line: `TELEGRAM_BOT_TOKEN=set TELEGRAM_MODE=polling …`.
    public var description: String {
        values.map { "\($0.name.rawValue)=\($0.value)" }.joined(separator: " ")
    }

    /// The same as fields of a log line.
    public var metadata: Logger.Metadata {
        Logger.Metadata(values.map { ($0.name.rawValue, .string($0.value)) }) { first, _ in first }
    }
}
