import Actions
import Domain
import FamilyStore
import Phrases
import WorkerRuntime

/// Has things done for whoever asks, as the family knows him at that moment: a model may think for a minute, and who was
/// removed or lowered meanwhile has nothing more done.
struct MemberActions: Sendable {
    let actions: ActionDesk
    let directory: Directory

    func perform(
        _ action: Action, for question: Question, by key: WriteKey, _ job: Job
    ) async throws -> ActionDesk.Outcome {
        guard let member = try await directory.member(question.member.user), member.family == question.member.family
        else { return .denied(.notPermitted) }
        if action.isWrite { try await job.commit() }
        return try await actions.perform(action, for: member, in: question.chat, at: question.moment, by: key)
    }
}
