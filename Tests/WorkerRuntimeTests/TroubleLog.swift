import Logging

/// Tells a test of warnings and errors, as "level: message".
struct TroubleLog: LogHandler {
    private let signal: Signal<String>
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .warning

    init(_ signal: Signal<String>) { self.signal = signal }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { signal.send("\(event.level): \(event.message)") }
}
