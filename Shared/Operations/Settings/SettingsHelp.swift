extension SettingName {
    /// The environment part of a program's `--help`.
    public static func help(for names: [SettingName]) -> String {
        let lines = names.map { name in
            let fallback =
                switch name.row.fallback {
                case .required: "required"
                case .value(let value): "default \(value)"
                case .absent(let meaning): "not set: \(meaning)"
                }
            return "  \(name.rawValue)\n      \(name.row.meaning) (\(fallback))"
        }
        return "Environment, each also as NAME_FILE:\n" + lines.joined(separator: "\n")
    }
}
