public import Domain
public import FamilyStore
public import Foods
public import FoundationEssentials
import Mongo
public import Phrases

/// Has things done for a member of a family, and tells what is stored then.
///
/// What it tells is read back from the store: whoever asks again, because a run of a job is repeated, hears the same.
public struct ActionDesk: Sendable {
    let store: Store
    let foods: FoodTable

    public init(store: Store, foods: FoodTable = .builtIn) {
        self.store = store
        self.foods = foods
    }

    /// What became of an action.
    public enum Outcome: Equatable, Sendable {
        /// Done, and this is what stands or what was found.
        case done(Telling)
        /// Nothing was stored, for the reason that this tells.
        case undone(Telling)
        /// The member may not have it done, or not here.
        case denied(Phrase)
    }

    /// Does it once for `key`, however often it is called with it.
    ///
    /// - Parameters:
    ///   - chat: where it was asked for: who reads along decides what may be told.
    ///   - moment: when the person wrote.
    /// - Throws: `MongoError`.
    public func perform(
        _ action: Action, for member: Member, in chat: ChatType, at moment: Date, by key: WriteKey
    ) async throws -> Outcome {
        if let phrase = Phrase(denying: action.capability, to: member.role, in: chat) { return .denied(phrase) }
        let meals = MealDesk(
            store: store, foods: foods, member: member,
            tellsSums: Permissions.allows(.foodStatistics, for: member.role, in: chat))
        let measurements = MeasurementDesk(
            records: store.healthRecords(of: member), clock: member.clock,
            tellsSums: Permissions.allows(.healthStatistics, for: member.role, in: chat))
        switch action {
        case .saveFilm(let film, let rating):
            return try await FilmDesk(films: store.films(of: member), member: member)
                .save(film, rating: rating, at: moment, by: key)
        case .wantFilm(let film):
            return try await FilmDesk(films: store.films(of: member), member: member).want(film, at: moment, by: key)
        case .searchFilms(let query, let whose):
            return .done(
                try await FilmDesk(films: store.films(of: member), member: member).search(query, whose: whose))
        case .recommendFilms(let limit):
            return .done(
                try await FilmDesk(films: store.films(of: member), member: member).recommend(limit: limit))
        case .logMeal(let meal):
            return try await meals.log(meal, at: moment, by: key)
        case .logMeasurement(let measured, let day):
            return try await measurements.log(measured, day: day, at: moment, by: key)
        case .foodStatistics(let period):
            return .done(try await meals.statistics(period, at: moment))
        case .healthStatistics(let measure, let period):
            return .done(try await measurements.statistics(measure, period, at: moment))
        case .energyGoal(let wish):
            return try await GoalDesk(store: store, member: member).answer(wish, at: moment, by: key)
        case .searchFoods(let query):
            return .done(try await meals.search(query))
        }
    }
}

extension Phrase {
    /// What is said to somebody who may not have this, or not here; nil to one who may.
    public init?(denying capability: Capability, to role: Role, in chat: ChatType) {
        switch Permissions.verdict(on: capability, for: role, in: chat) {
        case .allowed: return nil
        case .onlyPrivately: self = .onlyPrivately
        // What is refused to a child for its own good is told with the reason.
        case .denied: self = capability == .energyGoal && role == .child ? .childGoal : .notPermitted
        }
    }
}

extension Telling.Day {
    /// How a day is called on `today`.
    init(_ day: LocalDay, on today: LocalDay) {
        switch today.number - day.number {
        case 0: self = .today
        case 1: self = .yesterday
        default:
            self = .date(day: day.day, month: day.month, year: day.year == today.year ? nil : day.year)
        }
    }
}
