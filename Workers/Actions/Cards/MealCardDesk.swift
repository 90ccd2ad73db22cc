public import Domain
public import FamilyStore
public import FoundationEssentials
import Mongo
public import Outputs
public import Phrases

/// Shows meals as cards, and does what their buttons ask for.
public struct MealCardDesk: Sendable {
    private let store: Store

    public init(store: Store) { self.store = store }

    /// What a press leads to.
    public struct Pressed: Equatable, Sendable {
        /// Nil where the card says it all.
        public let toast: Toast?
        /// The card as it looks now; nil where it stays as it is.
        public let message: OutgoingMessage?
    }

    /// The card of a meal, in the language and by the clock of the person who ate it.
    ///
    /// - Parameters:
    ///   - member: whose family the meal is of.
    ///   - chat: where it stands: a group is not told the day's sum, nor the goal.
    ///   - unknown: what was said too and is in no table.
    /// - Throws: `MongoError`.
    public func card(
        _ logged: LoggedMeal, for member: Member, in chat: ChatType, unknown: [String] = [], at moment: Date
    ) async throws -> MealCard {
        let known = try await store.directory.member(logged.person)
        let eater = known?.family == member.family ? known ?? member : member
        let day = logged.meal.day
        let tellsSum = Permissions.allows(.foodStatistics, for: eater.role, in: chat)
        let total = tellsSum ? try await store.meals(of: eater).statistics(DayRange(day, day)).total : nil
        return MealCard(
            logged, dayTotal: total, goal: tellsSum ? eater.energyGoal : nil,
            day: Telling.Day(day, on: eater.clock.day(at: moment)), unknown: unknown, language: eater.language)
    }

    /// Does what a button asks for, once for `key`.
    ///
    /// - Throws: `MongoError`.
    public func press(
        _ press: MealPress, by member: Member, in chat: ChatType, at moment: Date, key: WriteKey
    ) async throws -> Pressed {
        let place = Place(member: member, chat: chat, moment: moment)
        let changes = store.mealChanges(by: member)
        // The person of a button is foreign text like the rest of it: it has to fit the meal.
        guard let logged = try await changes.meal(press.meal), logged.person == press.person else {
            return Pressed(toast: .gone, message: nil)
        }
        guard changes.mayCorrect(logged.person) else { return Pressed(toast: .notYours, message: nil) }
        switch press.action {
        case .overview: return try await shown(logged, .overview, nil, place)
        case .why: return try await shown(logged, .why, nil, place)
        case .open(let item):
            guard press.revision == logged.revision else {
                return try await shown(logged, .overview, .changedMeanwhile, place)
            }
            return try await shown(logged, .item(item), nil, place)
        case .delete:
            return try await shown(try await changes.delete(press.meal, by: key), .overview, .deleted, place)
        case .bringBack:
            return try await shown(
                try await changes.bringBack(press.meal, by: key), .overview, .broughtBack, place)
        case .half, .oneAndHalf, .less, .more, .remove, .restore:
            let correction = press.action.correction
            let change = try await changes.correct(press.meal, revision: press.revision, by: key) { _ in
                correction.map { [$0] }
            }
            return try await shown(change, press.action.face(of: logged), .corrected, place)
        }
    }

    /// Who sees the card, where and when.
    private struct Place {
        let member: Member
        let chat: ChatType
        let moment: Date
    }

    private func shown(
        _ change: MealChange, _ face: MealCard.Face, _ toast: Toast, _ place: Place
    ) async throws -> Pressed {
        switch change {
        case .changed(let logged): try await shown(logged, face, toast, place)
        case .stale(let logged): try await shown(logged, .overview, .changedMeanwhile, place)
        case .needless(let logged): try await shown(logged, .overview, .changedMeanwhile, place)
        case .impossible: Pressed(toast: .impossible, message: nil)
        case .unknown: Pressed(toast: .gone, message: nil)
        }
    }

    private func shown(
        _ logged: LoggedMeal, _ face: MealCard.Face, _ toast: Toast?, _ place: Place
    ) async throws -> Pressed {
        let card = try await card(logged, for: place.member, in: place.chat, at: place.moment)
        return Pressed(toast: toast, message: card.message(face))
    }
}

extension MealPress.Action {
    /// Where the person goes on after it: with the same item, if that has its buttons on a face of its own.
    fileprivate func face(of logged: LoggedMeal) -> MealCard.Face {
        guard logged.meal.items.count > MealCard.itemsWithRows else { return .overview }
        switch self {
        case .half(let place), .oneAndHalf(let place), .less(let place), .more(let place): return .item(place)
        case .remove, .restore, .open, .overview, .why, .delete, .bringBack: return .overview
        }
    }
}
