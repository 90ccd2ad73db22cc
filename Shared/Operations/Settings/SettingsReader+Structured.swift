extension SettingsReader {
    /// An address with one of `schemes`. A password in it is hidden from the log.
    public mutating func url(_ name: SettingName, schemes: [String]) -> ServiceURL {
        let url = required(name, expected: expectation(schemes), standIn: .nowhere) { address($0, schemes) }
        if let password = url.password { hide(password) }
        return url
    }

    /// An address with one of `schemes`, or nil. A password in it is hidden from the log.
    public mutating func urlIfSet(_ name: SettingName, schemes: [String]) -> ServiceURL? {
        let url = optional(name, expected: expectation(schemes)) { address($0, schemes) }
        if let password = url?.password { hide(password) }
        return url
    }

    /// Comma-separated values that are never printed; empty when not set.
    public mutating func secrets(_ name: SettingName) -> [Secret] {
        let secrets = optional(name, expected: "comma-separated text", printed: { _ in "set" }) { text in
            elements(of: text) { Secret($0) }
        }
        secrets?.forEach { hide($0) }
        return secrets ?? []
    }

    /// Comma-separated elements; nil when not set. An element that `element` refuses is a problem, as is an empty one.
    ///
    /// - Parameter expected: completes "must be …", for example "comma-separated Telegram ids".
    public mutating func listIfSet<Element>(
        _ name: SettingName, expected: String, element: (String) -> Element?
    ) -> [Element]? {
        optional(name, expected: expected, printed: { $0.map { "\($0)" }.joined(separator: ",") }) { text in
            elements(of: text, element)
        }
    }

    /// What `parse` makes of the text or of the default; the error it throws is printed, so never for a secret.
    ///
    /// The table must have a default that `parse` accepts.
    public mutating func parsed<Value, Failure: Error>(
        _ name: SettingName, by parse: (String) throws(Failure) -> Value
    ) -> Value {
        guard let fallback = name.defaultValue.flatMap({ try? parse($0) }) else {
            preconditionFailure("\(name.rawValue) has no default that can be read")
        }
        return parsedIfSet(name, by: parse) ?? fallback
    }

    /// What `parse` makes of the text, or nil; the error it throws is printed, so never for a secret.
    public mutating func parsedIfSet<Value, Failure: Error>(
        _ name: SettingName, by parse: (String) throws(Failure) -> Value
    ) -> Value? {
        // What is recorded is the value's own description, which leaves out what must not be printed; never the text.
        let found: Result<Value, Failure>? = optional(name, expected: "readable", printed: describe) { text in
            do throws(Failure) { return .success(try parse(text)) } catch { return .failure(error) }
        }
        switch found {
        case .success(let value)?: return value
        case .failure(let error)?:
            problem(name, "cannot be read: \(error)")
            return nil
        case nil: return nil
        }
    }

}

private func describe<Value, Failure>(_ found: Result<Value, Failure>) -> String {
    switch found {
    case .success(let value): "\(value)"
    case .failure: "unreadable"
    }
}

private func expectation(_ schemes: [String]) -> String {
    "an address, " + schemes.map { "\($0)://…" }.joined(separator: " or ")
}

private func address(_ text: String, _ schemes: [String]) -> ServiceURL? {
    ServiceURL(text).flatMap { schemes.contains($0.scheme) ? $0 : nil }
}

private func elements<Element>(of text: String, _ element: (String) -> Element?) -> [Element]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let elements = parts.compactMap { part -> Element? in
        let trimmed = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        return trimmed.isEmpty ? nil : element(String(trimmed))
    }
    return elements.count == parts.count ? elements : nil
}
