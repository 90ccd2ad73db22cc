import Domain
import FamilyStore
import FoundationEssentials

/// What a member of a family asks or tells.
struct Question: Sendable {
    let text: String
    let member: Member
    /// Who reads along.
    let chat: ChatType
    /// When it reached us: the same in every run of the job.
    let moment: Date
}
