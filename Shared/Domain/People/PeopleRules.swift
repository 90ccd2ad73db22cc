/// A change to who belongs to a family.
public enum PeopleChange: Hashable, Sendable {
    /// Takes a person in with this role, or gives it to one who is there.
    case give(Role)
    case remove
}

/// Why a change to the people of a family is not made.
public enum PeopleRefusal: String, Error, CaseIterable, Codable, Sendable {
    /// The role of who asks does not change people.
    case notPermitted
    /// Nobody gives himself a higher role.
    case raisesHimself
    /// Only owners make owners, change them and remove them.
    case onlyForOwners
    /// A family is never left without an owner.
    case lastOwner
    /// There is no such person in the family.
    case unknownPerson
    /// A person is in one family, and this one is in another.
    case inAnotherFamily
}

/// Who may change whom: the first rule that is broken says no.
public enum PeopleRules {
    /// - Parameters:
    ///   - actor: the role of who asks.
    ///   - target: the role that the other has now; nil for one who is not in the family.
    ///   - isSelf: whether the two are one person.
    ///   - owners: how many owners the family has now.
    /// - Returns: nil when the change may be made.
    public static func refusal(
        of change: PeopleChange, by actor: Role, to target: Role?, isSelf: Bool, owners: Int
    ) -> PeopleRefusal? {
        guard Permissions.allows(change.capability, for: actor, in: .privately) else { return .notPermitted }
        if isSelf, let role = change.role, role.rank > actor.rank { return .raisesHimself }
        if change == .remove, target == nil { return .unknownPerson }
        if actor != .owner, target == .owner || change.role == .owner { return .onlyForOwners }
        if target == .owner, change.role != .owner, owners <= 1 { return .lastOwner }
        return nil
    }
}

extension PeopleChange {
    /// What it takes to ask for it.
    public var capability: Capability { self == .remove ? .removePerson : .addPerson }

    /// The role afterwards; nil when none is left.
    public var role: Role? { if case .give(let role) = self { role } else { nil } }
}
