/// What to do with a program: how it is supervised is the operator's affair, so no supervisor is named.
enum Mend {
    private static let page = "deploy/docs/operations.md, Starting and stopping"

    static func start(_ program: String, _ why: String? = nil) -> String { line("start", program, why) }

    static func restart(_ program: String, _ why: String? = nil) -> String { line("restart", program, why) }

    private static func line(_ verb: String, _ program: String, _ why: String?) -> String {
        "\(verb) \(program) # \(why.map { "\($0); " } ?? "")\(page)"
    }
}
