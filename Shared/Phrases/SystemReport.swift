public import Domain

/// What those who look after an installation are told each morning: how the queue and the backups stand, and the heads of the
/// audit logs, which prove later that nothing was changed before them.
public struct SystemReport: Sendable, Equatable {
    public struct Queue: Sendable, Equatable {
        /// Conversations in which something waits to be worked on, now or later.
        public var waiting: Int
        /// Messages that could not be worked on, and wait for a person to look at.
        public var dead: Int
        /// Minutes that the oldest waits already; nil when nothing does.
        public var oldestMinutes: Int?

        public init(waiting: Int, dead: Int, oldestMinutes: Int?) {
            self.waiting = waiting
            self.dead = dead
            self.oldestMinutes = oldestMinutes
        }
    }

    public struct Backup: Sendable, Equatable {
        public var hoursAgo: Int
        public var bytes: Int
        public var records: Int
        public var isEncrypted: Bool
        /// Whether a run after it has failed.
        public var failedSince: Bool

        public init(hoursAgo: Int, bytes: Int, records: Int, isEncrypted: Bool, failedSince: Bool) {
            self.hoursAgo = hoursAgo
            self.bytes = bytes
            self.records = records
            self.isEncrypted = isEncrypted
            self.failedSince = failedSince
        }
    }

    /// What all programs have done in a day, as they counted it themselves.
    public struct Work: Sendable, Equatable {
        /// Jobs, answers that were sent among them.
        public var done: Int
        /// Runs that failed and were tried again.
        public var failed: Int
        /// Jobs that were given up.
        public var parked: Int
        public var aiAnswers: Int
        public var aiFailures: Int
        public var aiTokens: Int
        /// In US dollars; nil where nobody knows it.
        public var aiCost: Double?

        public init(
            done: Int, failed: Int, parked: Int, aiAnswers: Int, aiFailures: Int, aiTokens: Int, aiCost: Double?
        ) {
            self.done = done
            self.failed = failed
            self.parked = parked
            self.aiAnswers = aiAnswers
            self.aiFailures = aiFailures
            self.aiTokens = aiTokens
            self.aiCost = aiCost
        }
    }

    public var people: Int
    /// Nil when nothing was counted.
    public var work: Work?
    public var queue: Queue
    /// Nil before the first.
    public var backup: Backup?
    /// As `family:number:hash`.
    public var auditHeads: [String]

    public init(people: Int, work: Work?, queue: Queue, backup: Backup?, auditHeads: [String]) {
        self.people = people
        self.work = work
        self.queue = queue
        self.backup = backup
        self.auditHeads = auditHeads
    }

    /// Plain text in `language`.
    public func text(in language: Language) -> String {
        let figures = Figures(language: language)
        switch language {
        case .russian: return russian(figures)
        case .english: return english(figures)
        }
    }

    private func russian(_ figures: Figures) -> String {
        var lines = [
            "📋 Утренний отчёт",
            "Людей: \(figures.whole(people)).",
        ]
        if let work { lines += work.russian(figures) }
        lines.append(
            queue.waiting == 0
                ? "Очередь пуста."
                : "В очереди: \(figures.whole(queue.waiting))"
                    + (queue.oldestMinutes.map { ", старейшее ждёт \(figures.whole($0)) мин." } ?? "."))
        if queue.dead > 0 {
            let messages = Plural.russian(queue.dead, "сообщение", "сообщения", "сообщений")
            lines.append("⚠️ Не удалось обработать: \(figures.whole(queue.dead)) \(messages).")
        }
        if let backup {
            let records = Plural.russian(backup.records, "запись", "записи", "записей")
            lines.append(
                """
                Резервная копия: \(figures.whole(backup.hoursAgo)) ч назад, \(figures.whole(backup.records)) \(records), \
                \(figures.short(Double(backup.bytes) / 1_048_576)) МБ, \
                \(backup.isEncrypted ? "зашифрована" : "⚠️ не зашифрована").
                """)
            if backup.failedSince { lines.append("⚠️ Следующая копия не удалась.") }
        } else {
            lines.append("⚠️ Резервной копии ещё не было.")
        }
        if !auditHeads.isEmpty { lines.append("Журнал заканчивается на:\n" + auditHeads.joined(separator: "\n")) }
        return lines.joined(separator: "\n")
    }

    private func english(_ figures: Figures) -> String {
        var lines = [
            "📋 Morning report",
            "People: \(figures.whole(people)).",
        ]
        if let work { lines += work.english(figures) }
        lines.append(
            queue.waiting == 0
                ? "The queue is empty."
                : "In the queue: \(figures.whole(queue.waiting))"
                    + (queue.oldestMinutes.map { ", the oldest for \(figures.whole($0)) min." } ?? "."))
        if queue.dead > 0 {
            let messages = Plural.english(queue.dead, "message", "messages")
            lines.append("⚠️ Could not be worked on: \(figures.whole(queue.dead)) \(messages).")
        }
        if let backup {
            let records = Plural.english(backup.records, "record", "records")
            lines.append(
                """
                Backup: \(figures.whole(backup.hoursAgo)) h ago, \(figures.whole(backup.records)) \(records), \
                \(figures.short(Double(backup.bytes) / 1_048_576)) MB, \
                \(backup.isEncrypted ? "encrypted" : "⚠️ not encrypted").
                """)
            if backup.failedSince { lines.append("⚠️ The one after it failed.") }
        } else {
            lines.append("⚠️ There has been no backup yet.")
        }
        if !auditHeads.isEmpty { lines.append("The audit log ends at:\n" + auditHeads.joined(separator: "\n")) }
        return lines.joined(separator: "\n")
    }
}

extension SystemReport.Work {
    fileprivate func russian(_ figures: Figures) -> [String] {
        var lines = ["За сутки: сделано заданий — \(figures.whole(done)), сбоев — \(figures.whole(failed))."]
        if parked > 0 { lines.append("⚠️ За сутки не удалось: \(figures.whole(parked)).") }
        if aiAnswers + aiFailures > 0 {
            lines.append(
                """
                ИИ: ответов — \(figures.whole(aiAnswers)), отказов — \(figures.whole(aiFailures)), \
                токенов — \(figures.whole(aiTokens))\(aiCost.map { ", около $\(figures.cents($0))" } ?? "").
                """)
        }
        return lines
    }

    fileprivate func english(_ figures: Figures) -> [String] {
        var lines = ["In a day: jobs done — \(figures.whole(done)), failures — \(figures.whole(failed))."]
        if parked > 0 { lines.append("⚠️ Given up in a day: \(figures.whole(parked)).") }
        if aiAnswers + aiFailures > 0 {
            lines.append(
                """
                AI: answers — \(figures.whole(aiAnswers)), failures — \(figures.whole(aiFailures)), \
                tokens — \(figures.whole(aiTokens))\(aiCost.map { ", about $\(figures.cents($0))" } ?? "").
                """)
        }
        return lines
    }
}
