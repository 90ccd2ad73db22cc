public import Domain

/// The newest entries of the audit log, as someone who looks after the family reads them.
public struct AuditTelling: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// In the reader's zone.
        public let day: LocalDay
        public let time: TimeOfDay
        public let event: Event

        public init(day: LocalDay, time: TimeOfDay, event: Event) {
            self.day = day
            self.time = time
            self.event = event
        }
    }

    /// Names are as people chose them; nil is the installation itself, and for whom it was done somebody who is gone.
    public enum Event: Sendable, Equatable {
        case roleGiven(by: String?, to: String?, before: Role?, after: Role)
        case personRemoved(by: String?, String?)
        case backupMade(String)
        case backupRestored(String)
        /// Of a kind that this version does not know.
        case unknown(by: String?)
    }

    public let lines: [Line]

    public init(_ lines: [Line]) { self.lines = lines }

    /// Plain text, newest first.
    public func text(in language: Language) -> String {
        switch language {
        case .russian: russian
        case .english: english
        }
    }

    private var russian: String {
        guard !lines.isEmpty else { return "В журнале пока ничего нет." }
        return "🗒 Последние записи журнала:\n"
            + lines.map { "• \($0.moment(.russian)) — \($0.event.russian)" }
            .joined(separator: "\n")
    }

    private var english: String {
        guard !lines.isEmpty else { return "There is nothing in the log yet." }
        return "🗒 The newest entries of the log:\n"
            + lines.map { "• \($0.moment(.english)) — \($0.event.english)" }
            .joined(separator: "\n")
    }
}

extension AuditTelling.Line {
    fileprivate func moment(_ language: Language) -> String {
        let parts = day.description.split(separator: "-")
        let date = language == .russian ? parts.reversed().joined(separator: ".") : day.description
        return "\(date) \(time)"
    }
}

extension AuditTelling.Event {
    fileprivate var russian: String {
        switch self {
        case .roleGiven(let actor, let person, nil, let role):
            "\(person ?? "удалённый человек") теперь в семье, роль — \(role.russian)\(Self.actor(actor, .russian))"
        case .roleGiven(let actor, let person, let before?, let role):
            """
            \(person ?? "удалённый человек"): роль была \(before.russian), стала \(role.russian)\
            \(Self.actor(actor, .russian))
            """
        case .personRemoved(let actor, let person):
            "\(person ?? "удалённый человек") больше не в семье\(Self.actor(actor, .russian))"
        case .backupMade(let file): "сделана и проверена копия данных \(file)"
        case .backupRestored(let file): "данные восстановлены из копии \(file)"
        case .unknown(let actor): "запись более новой версии программы\(Self.actor(actor, .russian))"
        }
    }

    fileprivate var english: String {
        switch self {
        case .roleGiven(let actor, let person, nil, let role):
            "\(person ?? "somebody erased") is in the family now, as \(role.english)\(Self.actor(actor, .english))"
        case .roleGiven(let actor, let person, let before?, let role):
            """
            \(person ?? "somebody erased") was \(before.english) and is \(role.english) now\
            \(Self.actor(actor, .english))
            """
        case .personRemoved(let actor, let person):
            "\(person ?? "somebody erased") is in the family no more\(Self.actor(actor, .english))"
        case .backupMade(let file): "a copy of the data was made and proved: \(file)"
        case .backupRestored(let file): "the data was restored from the copy \(file)"
        case .unknown(let actor): "an entry of a later version\(Self.actor(actor, .english))"
        }
    }

    private static func actor(_ name: String?, _ language: Language) -> String {
        guard let name else { return "" }
        return language == .russian ? " (сделал(а) \(name))" : " (by \(name))"
    }
}
