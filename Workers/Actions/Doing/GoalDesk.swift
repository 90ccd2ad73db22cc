import Domain
import FamilyStore
import FoundationEssentials
import Phrases

/// Has a member's goal of a day's energy changed, and tells what stands, with what is eaten today.
struct GoalDesk: Sendable {
    let store: Store
    let member: Member

    func answer(_ wish: EnergyGoalWish, at moment: Date, by key: WriteKey) async throws -> ActionDesk.Outcome {
        switch wish {
        case .ask:
            return .done(try await told(member, at: moment) { .goal($0) })
        case .remove:
            guard let standing = try await choose(nil, by: key) else { return .denied(.notPermitted) }
            return .done(standing.energyGoal == nil ? .goalRemoved : try await told(standing, at: moment) { .goal($0) })
        case .set(let kcal):
            guard let goal = EnergyGoal(kcal) else {
                return .undone(.goalRefused(EnergyGoalRefusal(of: kcal) ?? .tooLow))
            }
            guard let standing = try await choose(goal, by: key) else { return .denied(.notPermitted) }
            return .done(try await told(standing, at: moment) { .goalSet($0) })
        }
    }

    /// Nil for one who was removed since he was looked up.
    private func choose(_ goal: EnergyGoal?, by key: WriteKey) async throws -> Member? {
        try await store.family(of: member).choose(.energyGoal(goal), by: key)
    }

    /// What stands: it may be another by now, when a job is run again.
    private func told(
        _ member: Member, at moment: Date, _ telling: (EnergyProgress) -> Telling
    ) async throws -> Telling {
        let today = member.clock.day(at: moment)
        let eaten = try await store.meals(of: member).statistics(DayRange(today, today)).total.kcal
        return member.energyGoal.map { telling(EnergyProgress($0, eaten: eaten)) } ?? .noGoal(eaten: eaten)
    }
}
