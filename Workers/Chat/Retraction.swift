import Domain
import FamilyStore
import Jobs
import Phrases
import WorkerRuntime

/// Takes back what the earlier form of an edited message has stored, once its new form has been answered.
///
/// Not before: while nobody understands the new form, what the earlier one told is all that there is.
struct Retraction: Sendable {
    /// Numbers of writes, behind those of the question.
    private static let firstCall = QuestionDesk.answerCall + 1

    let memory: EditMemory
    let store: Store
    let cards: AnswerCards
    let dialog: Dialog

    /// What is gone.
    struct Gone: Sendable {
        /// Meals whose cards still stand.
        var meals: [LoggedMeal] = []
        /// Everything else, which no card tells of.
        var others = Withdrawn()
    }

    /// - Parameter earlier: the jobs that have answered the message before.
    func retract(_ earlier: [JobKey], _ question: Question, _ address: Address, _ job: Job) async throws -> Gone {
        var gone = Gone()
        guard try await memory.replace(earlier, by: job.key) else { return gone }
        let (meals, films) = (store.meals(of: question.member), store.films(of: question.member))
        let records = store.healthRecords(of: question.member)
        var deleted: [LoggedMeal] = []
        for (place, told) in earlier.flatMap(Self.calls).enumerated() {
            let key = WriteKey(job: job.key, call: Self.firstCall + place)
            if let meal = try await meals.delete(MealID(told.description), by: key) { deleted.append(meal) }
            if let record = try await records.delete(HealthRecordID(told.description), by: key) {
                gone.others.records.append((record.record.measure, record.record.value))
            }
            if let film = try await films.withdraw(told, by: key), film.seen[question.member.user] == nil,
                film.wanted[question.member.user] == nil
            {
                gone.others.films.append(Telling.Film(title: film.title, year: film.year))
            }
        }
        gone.meals = try await cards.shown(deleted, in: address.chat)
        gone.others.meals = deleted.filter { meal in !gone.meals.contains { $0.id == meal.id } }
            .map { $0.meal.items.map(\.name) }
        for (place, turn) in earlier.flatMap(QuestionDesk.turns).enumerated() {
            try await dialog.withdraw(turn, by: WriteKey(job: job.key, call: Self.firstCall + place))
        }
        return gone
    }

    private static func calls(of job: JobKey) -> [WriteKey] {
        (0..<Assistant.calls).map { WriteKey(job: job, call: $0) }
    }
}
