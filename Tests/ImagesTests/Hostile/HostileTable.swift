import Foundation
import Images
import Testing

/// A row of hostile.tsv: what is sent and what must come of it.
struct HostileKind: CustomTestStringConvertible, Sendable {
    let group: String
    let name: String
    /// The refusal by its name, or "fine".
    let outcome: String

    var testDescription: String { "\(group): \(name)" }

    static let all: [HostileKind] = {
        guard let url = Bundle.module.url(forResource: "hostile.tsv", withExtension: nil),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t").map(String.init)
            return HostileKind(group: fields[0], name: fields[1], outcome: fields[3])
        }
    }()
}

extension ImageRefusal {
    /// As the table writes it.
    var tableName: String {
        switch self {
        case .notAnImage: "notAnImage"
        case .unsupportedFormat(let name): "unsupportedFormat \(name)"
        case .animated: "animated"
        case .tooManyBytes: "tooManyBytes"
        case .tooLarge: "tooLarge"
        case .tooComplex: "tooComplex"
        case .twelveBit: "twelveBit"
        case .damaged: "damaged"
        case .heicOff: "heicOff"
        case .timedOut: "timedOut"
        case .cancelled: "cancelled"
        case .unavailable: "unavailable"
        }
    }
}
