import Foundation
import TelegramAPI
import Testing

@testable import Watch

@Suite("The judgement of a webhook")
struct WebhookJudgementTests {
    private let wanted = SetWebhook.standard(
        url: "https://bot.example/hook", secret: "s")
    private let now = 1_800_000_000

    private func info(
        url: String = "https://bot.example/hook", pending: Int = 0, error: Int? = nil, connections: Int = 100,
        kinds: [String]? = AllowedUpdates.all
    ) throws -> WebhookInfo {
        var fields: [String: Any] = [
            "url": url, "has_custom_certificate": false, "pending_update_count": pending,
            "max_connections": connections,
        ]
        fields["last_error_date"] = error
        fields["last_error_message"] = error.map { _ in "Wrong response from the webhook: 502 Bad Gateway" }
        fields["allowed_updates"] = kinds
        return try JSONDecoder().decode(WebhookInfo.self, from: JSONSerialization.data(withJSONObject: fields))
    }

    private func judge(_ found: WebhookInfo) -> WebhookJudgement.Verdict {
        var judgement = WebhookJudgement()
        return judgement.judge(found, wanted: wanted, at: now, every: 60)
    }

    @Test("finds nothing wrong with one that is as it is to be, in whatever order its kinds come")
    func fine() throws {
        #expect(judge(try info(kinds: AllowedUpdates.all.reversed())) == .init())
        #expect(judge(try info(pending: 500)) == .init())
        #expect(judge(try info(pending: 0, error: now - 5)) == .init(), "an error that is over")
        #expect(judge(try info(pending: 3, error: now - 3600)) == .init(), "an error of an hour ago")
    }

    @Test("sets it again when it is gone, at another address, or lets kinds out")
    func different() throws {
        #expect(judge(try info(url: "")) == .init(faults: [.gone], isToBeSet: true))
        #expect(judge(try info(url: "https://other.example/")) == .init(faults: [.otherAddress], isToBeSet: true))
        #expect(judge(try info(kinds: nil)) == .init(faults: [.otherKinds], isToBeSet: true))
        #expect(judge(try info(kinds: ["message"])) == .init(faults: [.otherKinds], isToBeSet: true))
        #expect(judge(try info(connections: 40)) == .init(faults: [.otherKinds], isToBeSet: true))
    }

    @Test("sets it again at every look for as long as it is not there")
    func stubborn() throws {
        var judgement = WebhookJudgement()
        for look in 0..<3 {
            let verdict = judgement.judge(try info(url: ""), wanted: wanted, at: now + 60 * look, every: 60)
            #expect(verdict.isToBeSet)
        }
    }

    @Test("helps calls that fail by setting it again, once in five minutes")
    func failing() throws {
        var judgement = WebhookJudgement()
        var repairs: [Int] = []
        for look in 0..<11 {
            let time = now + 60 * look
            let verdict = judgement.judge(try info(pending: 4, error: time - 30), wanted: wanted, at: time, every: 60)
            #expect(verdict.faults == [.failing])
            if verdict.isToBeSet { repairs.append(look) }
        }
        #expect(repairs == [0, 5, 10])
    }

    @Test("calls a backlog one that has grown three times in a row, and is more than a busy moment")
    func backlog() throws {
        func faults(_ backlogs: [Int]) throws -> [WebhookFault] {
            var judgement = WebhookJudgement()
            var last: [WebhookFault] = []
            for (look, pending) in backlogs.enumerated() {
                last =
                    judgement.judge(try info(pending: pending), wanted: wanted, at: now + 60 * look, every: 60).faults
            }
            return last
        }
        #expect(try faults([10, 20, 30, 40]) == [.backlog])
        #expect(try faults([900, 10, 20, 30, 40]) == [.backlog])
        #expect(try faults([20, 30, 40]).isEmpty)
        #expect(try faults([10, 20, 30, 30]).isEmpty)
        #expect(try faults([1, 2, 3, 20]).isEmpty)
        #expect(try faults([500, 400, 300, 200]).isEmpty)
    }
}
