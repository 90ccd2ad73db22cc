public import Logging

/// How a log line is laid out.
public enum LogFormat: String, CaseIterable, Sendable {
    /// One JSON object a line, for machines.
    case json
    /// One readable line, for a person at a terminal.
    case text
}

/// `LOG_LEVEL` and `LOG_FORMAT`.
public struct LogSettings: Sendable {
    /// Less severe events are not written.
    public let level: Logger.Level
    /// How a line is laid out.
    public let format: LogFormat

    public init(level: Logger.Level, format: LogFormat) {
        self.level = level
        self.format = format
    }
}

extension SettingsReader {
    /// `LOG_LEVEL` and `LOG_FORMAT`.
    public mutating func logs() -> LogSettings {
        LogSettings(level: choice(.logLevel), format: choice(.logFormat))
    }
}
