extension SettingsReader {
    /// Any text.
    public mutating func string(_ name: SettingName) -> String {
        required(name, expected: "text", standIn: "") { $0 }
    }

    /// Any text, or nil.
    public mutating func stringIfSet(_ name: SettingName) -> String? {
        optional(name, expected: "text") { $0 }
    }

    /// A value that is never printed.
    public mutating func secret(_ name: SettingName) -> Secret {
        let secret = required(name, expected: "text", standIn: Secret("")) { Secret($0) }
        hide(secret)
        return secret
    }

    /// A value that is never printed, or nil.
    public mutating func secretIfSet(_ name: SettingName) -> Secret? {
        let secret = optional(name, expected: "text") { Secret($0) }
        if let secret { hide(secret) }
        return secret
    }

    /// `host:port`.
    public mutating func bindAddress(_ name: SettingName) -> BindAddress {
        required(name, expected: bindExpectation, standIn: BindAddress(host: "", port: 0)) { BindAddress($0) }
    }

    /// `host:port`, or nil.
    public mutating func bindAddressIfSet(_ name: SettingName) -> BindAddress? {
        optional(name, expected: bindExpectation) { BindAddress($0) }
    }

    /// A whole number of seconds within `range`.
    public mutating func seconds(_ name: SettingName, in range: ClosedRange<Int>) -> Duration {
        let expected = "a whole number of seconds from \(range.lowerBound) to \(range.upperBound)"
        return .seconds(
            required(name, expected: expected, standIn: 0) { Int($0).flatMap { range.contains($0) ? $0 : nil } })
    }

    /// A whole number within `range`.
    public mutating func integer(_ name: SettingName, in range: ClosedRange<Int>) -> Int {
        required(name, expected: expectation(range), standIn: 0) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }

    /// A whole number within `range`, or nil.
    public mutating func integerIfSet(_ name: SettingName, in range: ClosedRange<Int>) -> Int? {
        optional(name, expected: expectation(range)) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }

    /// One of the cases, written as its raw value. The setting must have a default, or the enum a case.
    public mutating func choice<Choice>(_ name: SettingName, of: Choice.Type = Choice.self) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let choices = Choice.allCases.map(\.rawValue)
        guard let standIn = Choice.allCases.first else { preconditionFailure("\(Choice.self) has no case") }
        return required(
            name, expected: choices.joined(separator: ", "), standIn: standIn, printed: \.rawValue,
            parse: Choice.init(rawValue:))
    }

    private var bindExpectation: String { "host:port, for example 127.0.0.1:8001" }

    private func expectation(_ range: ClosedRange<Int>) -> String {
        "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
}
