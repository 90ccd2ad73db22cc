import Foundation

/// What a check of `familybot doctor` found.
struct Finding: Encodable, Equatable, Sendable {
    enum State: String, Encodable, Sendable {
        case ok
        /// It works, and somebody should look at it some time.
        case warning
        /// It does not work, or will lose something.
        case broken
        /// What it would have to look at is away, which another check tells.
        case unknown
    }

    let state: State
    /// One sentence.
    let text: String
    /// A command, or a line for a file, that mends it; nil when nothing is to be mended.
    let mend: String?

    static func ok(_ text: String) -> Finding { Finding(state: .ok, text: text, mend: nil) }
    static func warning(_ text: String, mend: String) -> Finding { Finding(state: .warning, text: text, mend: mend) }
    static func broken(_ text: String, mend: String) -> Finding { Finding(state: .broken, text: text, mend: mend) }
    /// A shortfall as the programs report it at their start: a sentence, and the line that mends it.
    static func broken(byShortfall shortfall: String) -> Finding {
        for mark in ["Run: ", "Start one with: ", "Start it with: ", "Install ", "Write "] {
            guard let range = shortfall.range(of: ". " + mark) ?? shortfall.range(of: "; " + mark) else { continue }
            let isCommand = mark.hasSuffix(": ")
            let mend = isCommand ? shortfall[range.upperBound...] : shortfall[range.lowerBound...].dropFirst(2)
            return .broken(String(shortfall[..<range.lowerBound]), mend: String(mend))
        }
        return .broken(shortfall, mend: shortfall)
    }

    static func unknown(_ text: String) -> Finding { Finding(state: .unknown, text: text, mend: nil) }
}

/// One question about an installation.
struct Check: Sendable {
    /// `redis.durability`: stable, for scripts.
    let name: String
    let look: @Sendable () async -> Finding
}
