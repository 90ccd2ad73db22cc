import Foundation
import Proxy
import Support
import Testing

@Suite("A worker is killed before and after every message of a job", .serialized, .timeLimit(.minutes(6)))
struct KillTests {
    /// Installations side by side: each waits most of the time, until a worker's death is noticed.
    private static let chains = 6

    @Test("a question: one answer and one bill, and twice only where a death hides what was done")
    func question() async throws { try await killEverywhere(.question) }

    @Test("a film by a function call: stored once, answered once and each round paid once, but for the same windows")
    func film() async throws { try await killEverywhere(.film) }

    @Test("a photo: one meal, one card and one bill, but for the same windows")
    func photo() async throws { try await killEverywhere(.photo) }

    @Test("a report: made and sent once, and twice only where a death hides that it was sent")
    func report() async throws { try await killEverywhere(.report) }

    @Test("“typing…”: it never costs the answer, and never doubles it")
    func typing() async throws { try await killEverywhere(.typing) }

    private func killEverywhere(_ scenario: Scenario) async throws {
        let undisturbed = try #require(try await WorkerChain.run(scenario, [nil]).first)
        let reference = undisturbed.passages
        print("The messages of the job:\n\(reference.map(\.description).joined(separator: "\n"))")
        try #require(!reference.isEmpty)
        #expect(undisturbed.counts == scenario.effects.map(\.times))
        let cuts = Self.cuts(reference)
        let findings = try await findings(scenario, cuts)
        #expect(findings.compactMap(\.cut) == cuts)
        for finding in findings {
            let cut = try #require(finding.cut)
            let messages = finding.passages.map(\.description)
            #expect(messages == reference.prefix(cut.number).map(\.description), "the same as ever until \(cut)")
        }
        print("Killed \(cuts.map(\.description).joined(separator: ", "))")
        for (number, effect) in scenario.effects.enumerated() {
            let counts = findings.compactMap { finding in finding.cut.map { ($0, finding.counts[number]) } }
            try judge(effect, counts, reference)
        }
    }

    /// A death leaves the world as the requests before it have made it, and neither a reply nor a look makes anything: of all
    /// deaths up to the next request that may change something, the one stands for them that comes when the last such request
    /// is certain to be done. Where `KILLS` is `all`, both sides of every message are tried.
    private static func cuts(_ reference: [Passage]) -> [Cut] {
        if ProcessInfo.processInfo.environment["KILLS"] == "all" { return Cut.all(of: reference.count) }
        let changes = reference.filter { !JobMessages.isLook($0.label) }
        return Set(
            [.before(1), .after(reference.count)]
                + changes.flatMap { passage -> [Cut] in
                    switch passage.message.direction {
                    case .reply: [.before(passage.number)]
                    case .request: passage.number < reference.count ? [.before(passage.number + 1)] : []
                    }
                }
        ).sorted()
    }

    private func judge(_ effect: Scenario.Effect, _ counts: [(cut: Cut, count: Int)], _ reference: [Passage]) throws {
        let windows = try effect.windows(in: reference)
        for (cut, count) in counts {
            let mayBeRepeated = windows.contains { $0.contains(cut) }
            #expect(
                count == effect.times || mayBeRepeated && count == effect.times + 1,
                "\(effect.name): \(count) after a death \(cut)")
        }
        // Done for certain and not remembered: were it not found again here, the counting would see nothing.
        for window in windows {
            let last = try #require(counts.last { window.contains($0.cut) })
            #expect(last.count == effect.times + 1, "\(effect.name) after a death \(last.cut)")
        }
        let repeated = counts.filter { $0.count > effect.times }.map(\.cut.description)
        print(
            "\(effect.name): \(effect.times), and one more \(repeated.isEmpty ? "nowhere" : repeated.joined(separator: ", "));",
            "allowed \(windows.isEmpty ? "nowhere" : windows.map { "\($0.lowerBound) to \($0.upperBound)" }.joined())")
    }

    /// In the order of the cuts.
    private func findings(_ scenario: Scenario, _ cuts: [Cut]) async throws -> [WorkerChain.Finding] {
        try await withThrowingTaskGroup(of: [WorkerChain.Finding].self) { group in
            for first in 0..<min(Self.chains, cuts.count) {
                let share = stride(from: first, to: cuts.count, by: Self.chains).map { cuts[$0] as Cut? }
                group.addTask { try await WorkerChain.run(scenario, share) }
            }
            var all: [WorkerChain.Finding] = []
            for try await findings in group { all += findings }
            return all.sorted { ($0.cut ?? .before(0)) < ($1.cut ?? .before(0)) }
        }
    }
}
