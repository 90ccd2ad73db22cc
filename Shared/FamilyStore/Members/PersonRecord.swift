import Domain
import FoundationEssentials
import Mongo

/// A document of `people`: one for each person who ever was in a family.
struct PersonRecord: Codable {
    let id: Int64
    let familyID: String
    let role: Role
    let name: String
    let language: Language
    /// Until the first message of one who has come: name and language are then those that Telegram tells. Absent in records of
    /// people who came before that was learned.
    let awaited: Bool?
    let timeZone: Zone
    let startOfDay: StartOfDay
    /// Absent until the person asks for that report.
    let dailyReport: TimeOfDay?
    let weeklyReport: WeeklyTime?
    /// When they were asked for as they are.
    let dailyReportSince: Date?
    let weeklyReportSince: Date?
    /// Absent until the person names some.
    let quietHours: QuietHours?
    /// Kilocalories a day; absent until the person names a goal.
    let energyGoal: Int?
    /// Set while the person is in no family.
    let removedAt: Date?
    let changes: [Change]
    /// How the audit log calls him; nil before it has told of him.
    let auditNumber: PersonNumber?

    struct Change: Codable {
        let by: String
    }

    enum CodingKeys: String, CodingKey {
        case id = "_id"
        case familyID, role, name, language, awaited, timeZone, startOfDay, dailyReport, weeklyReport, quietHours
        case dailyReportSince, weeklyReportSince, energyGoal
        case removedAt, changes, auditNumber
    }

    var user: UserID { UserID(id) }
    var family: FamilyID { FamilyID(familyID) }
    var isAwaited: Bool { awaited ?? false }

    var member: Member? {
        guard removedAt == nil else { return nil }
        return Member(
            user: user, family: family, role: role,
            preferences: Preferences(
                name: name, language: language, zone: timeZone, startOfDay: startOfDay, reports: reports,
                // One that stood before a rule of today is none any more, and the person is still read.
                energyGoal: energyGoal.flatMap(EnergyGoal.init)),
            isAwaited: isAwaited)
    }

    var reports: ReportPlan {
        ReportPlan(daily: dailyReport, weekly: weeklyReport, quiet: quietHours ?? .usual)
    }

    var reportReader: ReportReader {
        ReportReader(
            user: user, zone: timeZone, plan: reports, dailySince: dailyReportSince, weeklySince: weeklyReportSince)
    }

    var person: Person { Person(user: user, name: name, role: role, isRemoved: removedAt != nil) }

    func knows(_ key: WriteKey) -> Bool { changes.contains { $0.by == key.description } }
}
