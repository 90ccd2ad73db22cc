import Domain
import FamilyStore
import Foundation
import Mongo
import Support
import Testing

@Suite("A dialog")
struct DialogTests {
    private let chat = ChatID(1)
    private let group = ChatID(-100)

    private func later(_ seconds: Double) -> Date { Home.now.addingTimeInterval(seconds) }

    /// One question with its answer, as a job stores them.
    private func exchange(
        _ home: Home, _ dialog: Dialog, _ number: Int, _ question: String, _ answer: String
    ) async throws {
        let at = later(Double(number))
        _ = try await dialog.add(.person, question, at: at, by: home.key("exchange-\(number)", 0))
        _ = try await dialog.add(.bot, answer, at: at, by: home.key("exchange-\(number)", 1))
    }

    @Test("comes back in its order, as much as the budget holds, and never begins with an answer")
    func budget() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        for number in 1...3 { try await exchange(home, dialog, number, "question \(number)", "answer \(number)") }
        let all = try await dialog.recent(tokens: 1000)
        #expect(
            all.map(\.text) == ["question 1", "answer 1", "question 2", "answer 2", "question 3", "answer 3"])
        #expect(all.map(\.speaker) == [.person, .bot, .person, .bot, .person, .bot])
        #expect(all.allSatisfy { $0.person == home.user(1) })
        // A question is worth 4 tokens and an answer 3.
        #expect(try await dialog.recent(tokens: 21) == all)
        #expect(try await dialog.recent(tokens: 20) == Array(all.suffix(4)))
        #expect(try await dialog.recent(tokens: 13) == Array(all.suffix(2)))
        #expect(try await dialog.recent(tokens: 7) == Array(all.suffix(2)))
        #expect(try await dialog.recent(tokens: 6).isEmpty)
        #expect(try await dialog.recent(tokens: 0).isEmpty)
    }

    @Test("is in the order of its jobs, whichever of them was stored first")
    func order() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        try await exchange(home, dialog, 2, "b", "B")
        try await exchange(home, dialog, 1, "a", "A")
        #expect(try await dialog.recent(tokens: 99).map(\.text) == ["a", "A", "b", "B"])
    }

    @Test("begins anew after a reset, also for what a slower job of before adds later")
    func reset() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        try await exchange(home, dialog, 1, "a", "A")
        try await dialog.reset(at: later(3), by: Home.key())
        #expect(try await dialog.recent(tokens: 99).isEmpty)
        try await exchange(home, dialog, 2, "late", "LATE")
        #expect(try await dialog.recent(tokens: 99).isEmpty)
        try await exchange(home, dialog, 4, "c", "C")
        #expect(try await dialog.recent(tokens: 99).map(\.text) == ["c", "C"])
    }

    @Test("is one for each topic, shared by a group, and a person's own in private")
    func places() async throws {
        let home = try await Home()
        func dialog(_ member: Member, _ chat: ChatID, _ thread: Int64?) -> Dialog {
            home.store.dialog(of: member, in: chat, thread: thread.map(ThreadID.init(_:)))
        }
        try await exchange(home, dialog(home.anna, group, nil), 1, "group", "GROUP")
        try await exchange(home, dialog(home.anna, group, 7), 2, "topic", "TOPIC")
        try await exchange(home, dialog(home.anna, chat, nil), 3, "private", "PRIVATE")
        #expect(try await dialog(home.adult, group, nil).recent(tokens: 99).map(\.text) == ["group", "GROUP"])
        #expect(try await dialog(home.adult, group, 7).recent(tokens: 99).map(\.text) == ["topic", "TOPIC"])
        #expect(try await dialog(home.adult, group, 8).recent(tokens: 99).isEmpty)
        #expect(try await dialog(home.anna, chat, nil).recent(tokens: 99).map(\.text) == ["private", "PRIVATE"])
        #expect(try await dialog(home.adult, chat, nil).recent(tokens: 99).isEmpty)
        try await dialog(home.adult, group, 7).reset(at: later(9), by: Home.key())
        #expect(try await dialog(home.anna, group, 7).recent(tokens: 99).isEmpty)
        #expect(try await dialog(home.anna, group, nil).recent(tokens: 99).count == 2)
    }

    @Test("keeps any text, with its NUL and its emoji")
    func anyText() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        let turn = try await dialog.add(.person, "a\u{0}b 👨‍👩‍👧 $set", at: Home.now, by: Home.key())
        #expect(try await dialog.recent(tokens: 99) == [turn])
        #expect(turn.text == "a\u{0}b 👨‍👩‍👧 $set")
    }

    @Test("has a turn that is too long by its beginning and its end, and what was said before it still")
    func longTurn() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        try await exchange(home, dialog, 1, "a", "A")
        let long = "начало " + String(repeating: "слово ", count: 5000) + "конец"
        try await exchange(home, dialog, 2, "b", long)
        try await exchange(home, dialog, 3, "c", "C")
        let turns = try await dialog.recent(tokens: 3000)
        #expect(turns.map { $0.text.prefix(1) } == ["a", "A", "b", "н", "c", "C"])
        let short = try #require(turns.dropFirst(3).first).text
        #expect(short.hasPrefix("начало слово") && short.hasSuffix("слово конец") && short.contains(" […] "))
        #expect((900...1000).contains(TokenEstimate.tokens(of: short)), "\(TokenEstimate.tokens(of: short))")
    }

    @Test("leaves out what is withdrawn, and what it is told to")
    func withdrawn() async throws {
        let home = try await Home()
        let dialog = home.store.dialog(of: home.anna, in: chat, thread: nil)
        try await exchange(home, dialog, 1, "a", "A")
        try await exchange(home, dialog, 2, "b", "B")
        #expect(
            try await dialog.recent(tokens: 99, without: [home.key("exchange-2", 0), home.key("exchange-2", 1)])
                .map(\.text) == ["a", "A"])
        let key = Home.key()
        for _ in 1...2 { try await dialog.withdraw(home.key("exchange-1", 0), by: key) }
        #expect(try await dialog.recent(tokens: 99).map(\.text) == ["b", "B"])
        try await dialog.withdraw(Home.key(), by: Home.key())
    }
}
