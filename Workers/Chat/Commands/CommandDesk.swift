import Actions
import Domain
import FamilyStore
import FoundationEssentials
import Jobs
import Outputs
import Phrases
import TelegramAPI
import WorkerRuntime

/// Carries out the commands of a family's members.
struct CommandDesk: Sendable {
    let actions: ActionDesk
    let store: Store
    let undo: UndoDesk
    let exports: ExportCounter
    let known: KnownPeople

    func answer(
        _ command: BotCommand, _ member: Member, _ address: Address, _ job: Job
    ) async throws -> JobOutcome {
        if let capability = command.capability,
            let phrase = Phrase(denying: capability, to: member.role, in: address.chat.type)
        {
            return .done([try .phrase(phrase, to: address)])
        }
        let key = WriteKey(job: job.key, call: 0)
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        switch command {
        case .start: return .done([try .phrase(.welcome, to: address)])
        case .help:
            let role = address.chat.type == .privately ? member.role : nil
            return .done([try .phrase(.help(role), to: address)])
        // Alone it goes ahead of the work that it stops; with words behind it, it waited here until that was done.
        case .cancel: return .done([try .phrase(.nothingToCancel, to: address)])
        case .unknown: return .done([try .phrase(.unknownCommand, to: address)])
        case .addUserUsage: return .done([try .phrase(.addUserUsage, to: address)])
        case .removeUserUsage: return .done([try .phrase(.removeUserUsage, to: address)])
        case .audit:
            let text = try await AuditPage(log: store.audit).text(for: member)
            return .done([try .message(OutgoingMessage(text: RichText(text), card: nil), to: address)])
        case .backup:
            let backup = Draft(
                lane: .system(.backup), pool: .backup, kind: .backup, address: address, payload: [])
            return .done([try .phrase(.backupStarted, to: address), backup])
        case .reset:
            try await job.commit()
            try await store.dialog(of: member, in: address.chat, thread: address.thread).reset(at: moment, by: key)
            return .done([try .phrase(.resetDone, to: address)])
        case .language(nil): return .done([try .phrase(.languageUsage, to: address)])
        case .language(let language?):
            try await job.commit()
            _ = try await store.family(of: member).choose(.language(language), by: key)
            var address = address
            address.language = language
            return .done([try .phrase(.languageChosen, to: address)])
        case .statistics(let period):
            return .done(try await tell(.foodStatistics(period), member, address, moment, key))
        case .undo: return try await undo.undo(member, address, job)
        case .export(let mention): return .done(try exports.answer(mention, member, address, job))
        case .reports(let wish):
            return .done(try await ReportCounter(store: store).answer(wish, member, address, job))
        case .energyGoal(nil): return .done([try .phrase(.goalUsage, to: address)])
        case .energyGoal(let wish?):
            let action = Action.energyGoal(wish)
            if action.isWrite { try await job.commit() }
            return .done(try await tell(action, member, address, moment, key))
        case .films:
            return .done(try await tell(.searchFilms(nil, whose: .mine), member, address, moment, key))
        case .addUser(let user, let role, let name):
            try await job.commit()
            switch try await store.family(of: member).give(role, to: user, name: name, by: key) {
            case .success(let person):
                try await known.note(person.user, isMember: !person.isRemoved)
                return .done([try .phrase(.userAdded(person.user, person.role, name: person.knownName), to: address)])
            case .failure(let refusal): return .done([try .phrase(.peopleRefused(refusal), to: address)])
            }
        case .removeUser(let user):
            try await job.commit()
            switch try await store.family(of: member).remove(user, by: key) {
            case .success(let person):
                try await known.note(person.user, isMember: !person.isRemoved)
                return .done([try .phrase(.userRemoved(person.user, name: person.knownName), to: address)])
            case .failure(let refusal): return .done([try .phrase(.peopleRefused(refusal), to: address)])
            }
        }
    }

    private func tell(
        _ action: Action, _ member: Member, _ address: Address, _ moment: Date, _ key: WriteKey
    ) async throws -> [Draft] {
        var deeds = Deeds(in: member.language)
        _ = deeds.note(
            try await actions.perform(action, for: member, in: address.chat.type, at: moment, by: key), of: action,
            by: key)
        guard let text = deeds.answer?.text else { return [] }
        return [try .message(OutgoingMessage(text: text, card: nil), to: address)]
    }
}

extension Person {
    /// Nil before it was told.
    fileprivate var knownName: String? { name.isEmpty ? nil : name }
}
