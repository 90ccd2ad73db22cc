import FoundationEssentials

/// The variables that a program was started with, read once by its settings and by nobody else.
///
/// ```swift
/// extension Settings {
///     init(_ environment: ProgramEnvironment) throws(ConfigurationError) {
///         self = try environment.read { read in
///             Settings(
///                 token: read.secret(.telegramBotToken),
///                 redis: read.url(.redisURL, schemes: ["redis", "unix", "redis+sentinel"]),
///                 visibility: read.seconds(.visibilitySeconds, in: 5...600),
///                 record: read.record)
///         }
///     }
/// }
/// ```
public struct ProgramEnvironment: Sendable {
    let variables: [String: String]
    let readFile: @Sendable (_ path: String) throws -> String

    /// - Parameter readFile: the text of a file that a `NAME_FILE` variable names.
    public init(variables: [String: String], readFile: @escaping @Sendable (_ path: String) throws -> String) {
        self.variables = variables
        self.readFile = readFile
    }

    /// The environment of this process and its files.
    public static var current: ProgramEnvironment {
        ProgramEnvironment(variables: ProcessInfo.processInfo.environment) { path in
            try String(contentsOfFile: path, encoding: .utf8)
        }
    }

    /// The same environment with a command-line option in place of its variable; nil leaves it as it is.
    public func overriding(_ name: SettingName, with option: String?) -> ProgramEnvironment {
        guard let option else { return self }
        var variables = variables
        variables[name.rawValue] = option
        variables[name.fileVariable] = nil
        return ProgramEnvironment(variables: variables, readFile: readFile)
    }

    /// Builds a program's settings and throws all problems of all of them together.
    ///
    /// After a problem `build` goes on with a stand-in value, so that the next field is checked too; what it returns is
    /// then thrown away.
    public func read<Settings>(_ build: (inout SettingsReader) -> Settings) throws(ConfigurationError) -> Settings {
        var reader = SettingsReader(self)
        let settings = build(&reader)
        guard reader.problems.isEmpty else { throw ConfigurationError(problems: reader.problems) }
        return settings
    }
}
