/// What a person is in the family. `Permissions` tells what that allows.
public enum Role: String, CaseIterable, Codable, Sendable {
    case owner, admin, adult, child, guest

    /// Higher for those who may do more; a person never raises himself.
    public var rank: Int {
        switch self {
        case .owner: 4
        case .admin: 3
        case .adult: 2
        case .child: 1
        case .guest: 0
        }
    }

    /// Whether the family sees what the person thinks of films unless that person says otherwise.
    public var sharesFilmsUnlessToldOtherwise: Bool {
        switch self {
        case .owner, .admin, .adult: true
        case .child, .guest: false
        }
    }
}
