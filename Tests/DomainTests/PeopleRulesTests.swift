import Domain
import Testing

/// Columns: give owner, admin, adult, child, guest, then remove. `.` may, N not permitted, S raises himself, O only for
/// owners, L the last owner, ? nobody to remove.
private let written = """
    owner  owner  ......
    owner  admin  ......
    owner  adult  ......
    owner  child  ......
    owner  guest  ......
    owner  nobody .....?
    owner  last   .LLLLL
    owner  self   ......
    owner  alone  .LLLLL
    admin  owner  OOOOOO
    admin  last   OOOOOO
    admin  admin  O.....
    admin  adult  O.....
    admin  child  O.....
    admin  guest  O.....
    admin  nobody O....?
    admin  self   S.....
    adult  owner  NNNNNN
    adult  last   NNNNNN
    adult  admin  NNNNNN
    adult  adult  NNNNNN
    adult  child  NNNNNN
    adult  guest  NNNNNN
    adult  nobody NNNNNN
    adult  self   NNNNNN
    child  owner  NNNNNN
    child  last   NNNNNN
    child  admin  NNNNNN
    child  adult  NNNNNN
    child  child  NNNNNN
    child  guest  NNNNNN
    child  nobody NNNNNN
    child  self   NNNNNN
    guest  owner  NNNNNN
    guest  last   NNNNNN
    guest  admin  NNNNNN
    guest  adult  NNNNNN
    guest  child  NNNNNN
    guest  guest  NNNNNN
    guest  nobody NNNNNN
    guest  self   NNNNNN
    """

private let changes: [PeopleChange] = [
    .give(.owner), .give(.admin), .give(.adult), .give(.child), .give(.guest), .remove,
]

private let signs: [Character: PeopleRefusal] = [
    "N": .notPermitted, "S": .raisesHimself, "O": .onlyForOwners, "L": .lastOwner, "?": .unknownPerson,
]

@Suite("The rules of changing people")
struct PeopleRulesTests {
    @Test("say of every actor, target and change what was written before them")
    func matrix() throws {
        var rows = 0
        for line in written.split(separator: "\n") {
            let columns = line.split(separator: " ").map(String.init)
            let actor = try #require(Role(rawValue: columns[0]))
            let isSelf = columns[1] == "self" || columns[1] == "alone"
            let isLast = columns[1] == "last" || columns[1] == "alone"
            let target: Role? = isSelf ? actor : isLast ? .owner : Role(rawValue: columns[1])
            for (change, sign) in zip(changes, columns[2]) {
                let refusal = PeopleRules.refusal(
                    of: change, by: actor, to: target, isSelf: isSelf, owners: isLast ? 1 : 2)
                #expect(refusal == signs[sign], "\(line): \(change)")
            }
            rows += 1
        }
        #expect(rows == 41)
    }

    @Test("leave no way to a higher role than one's own but through somebody who has it")
    func noLadder() {
        for actor in Role.allCases where actor != .owner {
            for role in Role.allCases where role.rank > actor.rank {
                for target in Role.allCases.map(Optional.some) + [nil] {
                    #expect(
                        PeopleRules.refusal(of: .give(role), by: actor, to: target, isSelf: false, owners: 2) != nil)
                }
            }
        }
    }

    @Test("share what people think of films unless they are children or guests")
    func sharing() {
        #expect(Role.allCases.filter(\.sharesFilmsUnlessToldOtherwise) == [.owner, .admin, .adult])
    }
}
