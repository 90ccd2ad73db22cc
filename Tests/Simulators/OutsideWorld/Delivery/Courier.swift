internal import ServiceLifecycle

import Domain
import Hummingbird

/// Brings waiting updates to the webhook: one after the other in a lane, lanes side by side.
struct Courier: Service {
    let state: Watched<WorldState>
    private let client = LoopbackClient()

    init(state: Watched<WorldState>) { self.state = state }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                // Only the cancellation at the end can throw here.
                while let journeys = try? await state.first(Journey.due) {
                    for journey in journeys { group.addTask { await carry(journey) } }
                }
                group.cancelAll()
            }
        }
        client.close()
    }

    /// One try to deliver one update, and the pause after a failed one.
    private func carry(_ journey: Journey) async {
        let outcome = await attempt(journey)
        switch outcome {
        case .accepted(let reply):
            state.change { state in
                state.telegram.outbox.accepted(journey.errand)
                if let reply { state.execute(reply) }
            }
        case .failed(let problem, let retryAfter):
            let pause = state.change { state in
                state.telegram.webhook?.lastError = (.now(), problem)
                state.telegram.outbox.failed(journey.errand)
                return retryAfter ?? state.pace.pause(after: journey.errand.failures + 1)
            }
            // Cancelled: the world ends, nobody waits for the lane any more.
            guard (try? await Task.sleep(for: .milliseconds(pause))) != nil else { return }
            state.change { $0.telegram.outbox.rested(journey.errand) }
        }
    }

    private enum Outcome {
        case accepted(reply: JSON?)
        /// - Parameter retryAfter: milliseconds that the receiver asked for.
        case failed(String, retryAfter: Int64?)
    }

    private func attempt(_ journey: Journey) async -> Outcome {
        switch journey.fault?.kind {
        case .dropBefore: return .failed("Connection reset by peer", retryAfter: nil)
        case .delay:
            // A cancelled pause is followed by a request that fails at once.
            try? await Task.sleep(for: .milliseconds(journey.fault?.value.integer ?? 0))
        case .duplicate: _ = try? await post(journey)
        default: break
        }
        do throws(LoopbackClient.Failure) {
            let answer = try await post(journey)
            if journey.fault?.kind == .dropAfter { return .failed("Read timeout expired", retryAfter: nil) }
            guard (200..<300).contains(answer.status) else {
                let wanted = answer.headers["retry-after"].flatMap { Int64($0) }.map { min(max($0, 0), 3600) * 1000 }
                return .failed("Wrong response from the webhook: \(answer.status)", retryAfter: wanted)
            }
            return .accepted(reply: try? JSON(parsing: answer.body))
        } catch {
            return .failed(error.description, retryAfter: nil)
        }
    }

    private func post(_ journey: Journey) async throws(LoopbackClient.Failure) -> LoopbackClient.Answer {
        var headers = ["content-type": "application/json"]
        headers["x-telegram-bot-api-secret-token"] = journey.webhook.secret
        return try await client.send(
            "POST", journey.webhook.url, headers: headers,
            body: Array(journey.errand.ticket.json.printed(.ascii).utf8), within: journey.limit)
    }
}

/// An update on its way, with all that the way needs.
private struct Journey: Sendable {
    let errand: Outbox.Errand
    let webhook: Telegram.Webhook
    let fault: Fault?
    let limit: Duration

    /// What can be sent now; nil when there is nothing.
    @Sendable static func due(_ state: inout WorldState) -> [Journey]? {
        guard let webhook = state.telegram.webhook else { return nil }
        let errands = state.telegram.outbox.begin(limit: webhook.maxConnections)
        guard !errands.isEmpty else { return nil }
        return errands.map { errand in
            var chat: ChatID?
            if case .chat(let id) = errand.lane { chat = id }
            return Journey(
                errand: errand, webhook: webhook, fault: state.faults.take(.webhook, chat: chat),
                limit: .milliseconds(state.pace.webhookTimeout))
        }
    }
}
