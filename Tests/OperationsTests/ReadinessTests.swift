import Logging
@testable import Operations
import Testing

@Suite struct ReadinessTests {
    private struct Refused: Error {}

    private func readiness(_ checks: [Readiness.Check], deadline: Duration = .seconds(60)) -> Readiness {
        Readiness(checks: checks, deadline: deadline, logger: Logger(label: "x") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("each check answers for itself, and one that fails is enough")
    func failing() async throws {
        let report = await readiness([
            .init("redis") {}, .init("mongo") { throw Refused() },
        ]).report()
        #expect(try report.json() == #"{"checks":{"mongo":"down","redis":"ok"},"status":"down"}"#)
    }

    @Test("all well is ok, and so is nothing to check")
    func ok() async {
        #expect(await readiness([.init("redis") {}]).report().isOK)
        #expect(await readiness([]).report().isOK)
    }

    @Test("a check that does not answer is late after the deadline, and is cancelled")
    func late() async {
        let report = await readiness(
            [.init("redis") {}, .init("mongo") { try await Task.sleep(for: .seconds(3600)) }],
            deadline: .milliseconds(20)
        ).report()
        #expect(report == HealthChecks(["redis": .ok, "mongo": .late]))
    }

    @Test("checks run side by side")
    func parallel() async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let report = await readiness([
            .init("waits for the other") { for await _ in stream { return } },
            .init("other") { continuation.yield() },
        ]).report()
        #expect(report.isOK)
    }
}
