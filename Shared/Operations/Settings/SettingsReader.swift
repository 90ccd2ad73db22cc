/// Reads settings by name and keeps every problem; made by `ProgramEnvironment.read`.
public struct SettingsReader {
    private let environment: ProgramEnvironment
    private(set) var problems: [String] = []
    /// What has been read so far; take it as the last field of the settings.
    public private(set) var record = SettingsRecord()

    init(_ environment: ProgramEnvironment) {
        self.environment = environment
        reportUnknownNames()
    }

    /// Adds a finding that concerns several fields, such as "is required in webhook mode".
    public mutating func problem(_ name: SettingName, _ sentence: String) {
        problems.append("\(name.rawValue) \(sentence)")
    }

    /// Whether the operator has set it, in the environment or by a file.
    public func isSet(_ name: SettingName) -> Bool {
        [name.rawValue, name.fileVariable].contains { environment.variables[$0]?.isEmpty == false }
    }

    /// The value as `parse` understands it, its default, or nil when it is neither set nor has a default.
    ///
    /// - Parameter parse: nil refuses the value; the problem then says that it "must be `expected`".
    mutating func optional<Value>(
        _ name: SettingName, expected: String, printed: (Value) -> String = { "\($0)" }, parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) ?? name.defaultValue else {
            record.note(name, "missing")
            return nil
        }
        guard let value = parse(text) else {
            problem(name, "must be \(expected)")
            return nil
        }
        record.note(name, printed(value))
        return value
    }

    /// As `optional`, and a problem when there is neither a value nor a default.
    mutating func required<Value>(
        _ name: SettingName, expected: String, standIn: Value, printed: (Value) -> String = { "\($0)" },
        parse: (String) -> Value?
    ) -> Value {
        let before = problems.count
        if let value = optional(name, expected: expected, printed: printed, parse: parse) { return value }
        if problems.count == before { problem(name, "is required: \(name.row.meaning)") }
        return standIn
    }

    mutating func hide(_ secret: Secret) { record.secrets.append(secret) }

    /// The text of a variable or of its file. Empty counts as not set: compose files pass `NAME=` for what is left out.
    private mutating func text(_ name: SettingName) -> String? {
        let direct = environment.variables[name.rawValue].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = environment.variables[name.fileVariable], !path.isEmpty else { return direct }
        guard direct == nil else {
            problems.append("\(name.rawValue) and \(name.fileVariable) are both set: keep one")
            return direct
        }
        do {
            var contents = try environment.readFile(path)
            if contents.last?.isNewline == true { contents.removeLast() }
            if !contents.isEmpty { return contents }
            problems.append("\(name.fileVariable) names an empty file: \(path)")
        } catch {
            problems.append("\(name.fileVariable) names a file that cannot be read: \(path)")
        }
        return nil
    }

    /// Only our own prefix is checked: `OPENAI_…` and `TELEGRAM_…` may belong to other programs.
    private mutating func reportUnknownNames() {
        let known = SettingName.allCases.flatMap { [$0.rawValue, $0.fileVariable] }
        for name in environment.variables.keys.sorted() where name.hasPrefix("FAMILYBOT_") && !known.contains(name) {
            let suggestion = nearest(to: name, among: known).map { ": did you mean \($0)?" } ?? ""
            problems.append("\(name) is not a setting\(suggestion)")
        }
    }
}
