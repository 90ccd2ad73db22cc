import Jobs

/// What a stop has met, as a step remembers it.
enum Met: String, Codable, Sendable {
    case marked, nothing
    case tooLate = "too_late"

    init(_ cancellation: Cancellation) {
        self =
            switch cancellation {
            case .marked: .marked
            case .tooLate: .tooLate
            case .nothing: .nothing
            }
    }
}
