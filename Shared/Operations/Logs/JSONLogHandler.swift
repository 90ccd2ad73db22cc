public import Logging

/// Writes each event as one line: `time`, `level`, `program`, `event`, then the metadata, flat, `trace` first.
///
/// The message is the event's name ("job done"); what it is about goes into metadata. No text that a person wrote is
/// ever logged. `LOG_FORMAT=text` changes the layout only.
public struct JSONLogHandler: LogHandler {
    public var metadata: Logger.Metadata = [:]
    public var metadataProvider: Logger.MetadataProvider?
    public var logLevel: Logger.Level
    private let program: String
    private let format: LogFormat
    private let scrubber: Scrubber
    private let output: LogOutput

    /// - Parameter program: the value of the field `program`.
    public init(program: String, settings: LogSettings, scrubber: Scrubber, output: LogOutput) {
        self.program = program
        self.format = settings.format
        self.scrubber = scrubber
        self.output = output
        logLevel = settings.level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        let line = line(event, LogFields([metadata, metadataProvider?.get(), event.metadata], error: event.error))
        output.write(line) { [self] missing in
            let event = LogEvent(
                level: .error, message: "log lines left out", metadata: nil, source: nil, file: #fileID,
                function: #function, line: #line)
            return self.line(event, LogFields([["count": "\(missing)"]], error: nil))
        }
    }

    private func line(_ event: LogEvent, _ fields: LogFields) -> [UInt8] {
        var line = LogLine(scrubber: scrubber)
        switch format {
        case .json: line.appendJSON(event, program: program, fields: fields.fields)
        case .text: line.appendText(event, program: program, fields: fields.fields)
        }
        return line.bytes
    }
}

extension JSONLogHandler {
    /// Makes this the handler of the whole process; once, before the first logger is made.
    public static func install(program: String, settings: LogSettings, hiding secrets: [Secret]) {
        let scrubber = Scrubber(secrets: secrets)
        LoggingSystem.bootstrap { _ in
            JSONLogHandler(program: program, settings: settings, scrubber: scrubber, output: .standardError)
        }
    }
}
