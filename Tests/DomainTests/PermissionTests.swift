import Domain
import Testing

/// Who may have what: the roles in private, then in groups. O owner, A admin, U adult, C child, G guest.
private let written = """
    start            OAUCG OAUCG
    help             OAUCG OAUCG
    language         OAUCG OAUCG
    talk             OAUCG OAUCG
    reset            OAUCG OAUC.
    images           OAU.. OAU..
    memory           OAUC. .....
    ownPrompt        OAUC. .....
    familyPrompt     OA... OA...
    topics           OA... OA...
    seePeople        OA... OA...
    addPerson        OA... OA...
    removePerson     OA... OA...
    invite           OA... .....
    listFilms        OAUC. OAUC.
    saveFilm         OAUC. OAUC.
    wantFilm         OAUC. OAUC.
    searchFilms      OAUC. OAUC.
    recommendFilms   OAUC. OAUC.
    logMeal          OAUC. OAUC.
    today            OAUC. .....
    foodStatistics   OAUC. .....
    searchFoods      OAUCG OAUCG
    saveFood         OAU.. OAU..
    recordWeight     OAUC. OAUC.
    recordWater      OAUC. OAUC.
    recordSteps      OAUC. OAUC.
    recordSleep      OAUC. OAUC.
    healthStatistics OAUC. .....
    profile          OAUC. .....
    energyGoal       OAU.. .....
    reports          OAUC. .....
    exportOwn        OAU.. .....
    exportFamily     OA... .....
    eraseOwn         OAU.. .....
    operate          OA... .....
    backup           OA... .....
    seeAudit         OA... .....
    broadcast        O.... .....
    """

private let letters: [(Role, Character)] = [(.owner, "O"), (.admin, "A"), (.adult, "U"), (.child, "C"), (.guest, "G")]

@Suite("The table of permissions")
struct PermissionTests {
    @Test("has a row for every capability, and no second one")
    func complete() {
        #expect(Permissions.table.map(\.capability.rawValue).sorted() == Capability.allCases.map(\.rawValue).sorted())
    }

    @Test("says of every role, capability and kind of chat what was written before it")
    func matrix() throws {
        var checked = 0
        for line in written.split(separator: "\n") {
            let columns = line.split(separator: " ")
            let capability = try #require(Capability(rawValue: String(columns[0])))
            for (role, letter) in letters {
                let privately = columns[1].contains(letter)
                let inGroups = columns[2].contains(letter)
                #expect(
                    Permissions.verdict(on: capability, for: role, in: .privately) == (privately ? .allowed : .denied),
                    "\(role) \(capability) in private")
                #expect(
                    Permissions.verdict(on: capability, for: role, in: .group)
                        == (inGroups ? .allowed : privately ? .onlyPrivately : .denied),
                    "\(role) \(capability) in a group")
                checked += 1
            }
        }
        #expect(checked == Capability.allCases.count * Role.allCases.count)
    }

    @Test("gives no lower role what a higher one lacks", arguments: Capability.allCases)
    func ranks(_ capability: Capability) {
        for chat in ChatType.allCases {
            for (higher, lower) in zip(letters, letters.dropFirst()) {
                #expect(
                    Permissions.allows(capability, for: higher.0, in: chat)
                        || !Permissions.allows(capability, for: lower.0, in: chat))
            }
        }
    }

    @Test("tells a person from a group by the chat's id")
    func chats() {
        #expect(ChatID(42).type == .privately)
        #expect(ChatID(-100_42).type == .group)
    }
}
