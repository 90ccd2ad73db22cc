/// Why a key or a file is not what it should be. Safe to log: nothing of a key or of what a file holds.
public enum AgeError: Error, Equatable, Sendable, CaseIterable, CustomStringConvertible {
    /// Not a public key as `age-keygen` prints it.
    case invalidRecipient
    /// Not a secret key as `age-keygen` prints it.
    case invalidIdentity
    /// The file begins with something else than an age header of version 1.
    case malformedHeader
    /// The file is encrypted to other keys.
    case noMatchingIdentity
    /// Somebody or something changed the header after it was written.
    case damagedHeader
    /// A part of what is encrypted was changed, moved, added or cut off.
    case damagedPayload
    /// The file ends before its last part.
    case truncated

    public var description: String {
        switch self {
        case .invalidRecipient: "not an age public key; it looks like age1…"
        case .invalidIdentity: "not an age secret key; it looks like AGE-SECRET-KEY-1…"
        case .malformedHeader: "not a file of age version 1"
        case .noMatchingIdentity: "encrypted to other keys"
        case .damagedHeader: "the header is damaged"
        case .damagedPayload: "what is encrypted is damaged"
        case .truncated: "the file ends too early"
        }
    }
}
