import TelegramAPI
import Testing

@testable import Polling

@Suite("A question for updates that fails")
struct TroubleTests {
    private func refusal(_ code: Int, _ reason: Refusal.Reason) -> TelegramError {
        .refused(Refusal(method: "getUpdates", code: code, reason: reason))
    }

    private let silence = TelegramError.noAnswer(
        NoAnswer(method: "getUpdates", cause: .connection, mayHaveRun: false))

    @Test("is asked again later and later while nobody answers, at last twice a minute")
    func backoff() {
        let waits = (1...8).map { PollingTrouble(silence, failures: $0) }
        #expect(waits == [1, 2, 4, 8, 16, 30, 30, 30].map { .wait(.seconds($0), isOurFault: false) })
    }

    @Test("waits for as long as Telegram says")
    func flood() {
        let asked = refusal(429, .tooManyRequests(retryAfter: .seconds(77)))
        #expect(PollingTrouble(asked, failures: 1) == .wait(.seconds(77), isOurFault: false))
    }

    @Test("that is refused for an unknown reason is asked again like one without an answer, and is told when it lasts")
    func unforeseen() {
        let waits = (1...7).map { PollingTrouble(refusal(400, .other), failures: $0) }
        #expect(
            waits == [1, 2, 4, 8, 16].map { .wait(.seconds($0), isOurFault: false) }
                + Array(repeating: .wait(.seconds(30), isOurFault: true), count: 2))
    }

    @Test("is somebody's to mend where the token is refused, and a conflict where another asks")
    func refused() {
        #expect(PollingTrouble(refusal(401, .unauthorized), failures: 1) == .wait(.seconds(30), isOurFault: true))
        #expect(PollingTrouble(refusal(409, .conflict), failures: 1) == .conflict)
    }
}
