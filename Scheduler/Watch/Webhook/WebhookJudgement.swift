import TelegramAPI

/// Judges what Telegram says about the webhook: a value, so that every rule is a test without waiting.
struct WebhookJudgement {
    struct Verdict: Equatable {
        var faults: [WebhookFault] = []
        /// Whether setting the webhook again may help.
        var isToBeSet = false
    }

    /// Looks in a row at which the backlog grew.
    private static let growths = 3
    /// Fewer updates than this wait at any busy moment.
    private static let usualBacklog = 20
    /// Setting it again makes Telegram call at once, and forgets its longer and longer pauses; more often is only noise.
    private static let secondsBetweenRepairs = 300

    private var backlogs: [Int] = []
    private var lastRepair: Int?

    /// - Parameters:
    ///   - wanted: as it is to be.
    ///   - found: as Telegram has it.
    ///   - now: in seconds since 1970.
    ///   - interval: seconds since the look before.
    mutating func judge(_ found: WebhookInfo, wanted: SetWebhook, at now: Int, every interval: Int) -> Verdict {
        var verdict = Verdict()
        if found.url.isEmpty {
            verdict.faults.append(.gone)
        } else if found.url != wanted.url {
            verdict.faults.append(.otherAddress)
        } else if Set(found.allowedUpdates ?? []) != Set(wanted.allowedUpdates)
            || found.maximumConnections != wanted.maximumConnections
        {
            verdict.faults.append(.otherKinds)
        }
        // It is not as it is to be: that is mended at every look.
        verdict.isToBeSet = !verdict.faults.isEmpty
        // An error counts while updates wait because of it, and when it is of the time since the look before.
        if let error = found.lastErrorDate, found.pendingUpdates > 0, now - error <= 2 * interval {
            verdict.faults.append(.failing)
        }
        if grows(found.pendingUpdates) { verdict.faults.append(.backlog) }
        let rested = lastRepair.map { now - $0 >= Self.secondsBetweenRepairs } ?? true
        if !verdict.faults.isEmpty, rested { verdict.isToBeSet = true }
        if verdict.isToBeSet { lastRepair = now }
        return verdict
    }

    private mutating func grows(_ pending: Int) -> Bool {
        backlogs.append(pending)
        if backlogs.count > Self.growths + 1 { backlogs.removeFirst() }
        return backlogs.count == Self.growths + 1 && pending > Self.usualBacklog
            && zip(backlogs, backlogs.dropFirst()).allSatisfy { $0 < $1 }
    }
}
