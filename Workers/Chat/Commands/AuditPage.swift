import Domain
import FamilyStore
import Phrases

/// Shows a member the newest entries of the audit log, with people by their names.
struct AuditPage: Sendable {
    let log: AuditLog

    private static let lines = 20

    func text(for member: Member) async throws -> String {
        let names = try await log.names(for: member)
        func name(_ number: PersonNumber?) -> String? {
            number.map { names[$0].map { $0.name.isEmpty ? "\($0.user)" : $0.name } ?? $0.rawValue }
        }
        let lines = try await log.newest(Self.lines, for: member).map { entry in
            AuditTelling.Line(
                day: LocalClock(zone: member.clock.zone, startOfDay: .midnight).day(at: entry.at),
                time: member.clock.time(at: entry.at),
                event: event(entry, name) ?? .unknown(by: name(entry.who)))
        }
        return AuditTelling(lines).text(in: member.language)
    }

    private func event(_ entry: AuditEntry, _ name: (PersonNumber?) -> String?) -> AuditTelling.Event? {
        switch entry.what {
        case .roleGiven:
            entry.roleAfter.map {
                .roleGiven(by: name(entry.who), to: name(entry.whom), before: entry.roleBefore, after: $0)
            }
        case .personRemoved: .personRemoved(by: name(entry.who), name(entry.whom))
        case .backupMade: entry.file.map { .backupMade($0) }
        case .backupRestored: entry.file.map { .backupRestored($0) }
        case nil: nil
        }
    }
}
