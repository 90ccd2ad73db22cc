import Domain
@testable import FamilyStore
import Testing

@Suite("Members who were looked up a moment ago")
struct MemberCacheTests {
    private let now = ContinuousClock.now

    private func member(_ role: Role) -> Member {
        Member(
            user: UserID(1), family: .first, role: role,
            preferences: Preferences(name: "a", language: .russian, zone: .utc), isAwaited: false)
    }

    @Test("are known for half a second")
    func lifetime() {
        var cache = MemberCache()
        #expect(cache.member(UserID(1), at: now) == nil)
        cache.remember(member(.adult), since: now)
        #expect(cache.member(UserID(1), at: now + .milliseconds(499)) == member(.adult))
        #expect(cache.member(UserID(1), at: now + .milliseconds(500)) == nil)
        #expect(cache.member(UserID(2), at: now) == nil)
    }

    @Test("are forgotten when they change, also for an answer that was on its way then")
    func forgotten() {
        var cache = MemberCache()
        cache.remember(member(.adult), since: now)
        cache.forget(UserID(1), at: now + .milliseconds(10))
        #expect(cache.member(UserID(1), at: now + .milliseconds(10)) == nil)
        cache.remember(member(.adult), since: now + .milliseconds(9))
        #expect(cache.member(UserID(1), at: now + .milliseconds(11)) == nil)
        cache.remember(member(.child), since: now + .milliseconds(11))
        #expect(cache.member(UserID(1), at: now + .milliseconds(12))?.role == .child)
    }

    @Test("are a thousand at most")
    func bounded() {
        var cache = MemberCache()
        for id in 0...1000 {
            let member = Member(
                user: UserID(Int64(id)), family: .first, role: .adult,
                preferences: Preferences(name: "a", language: .russian, zone: .utc), isAwaited: false)
            cache.remember(member, since: now)
        }
        #expect(cache.member(UserID(0), at: now) == nil)
        #expect(cache.member(UserID(1000), at: now) != nil)
    }
}
