public import Domain
public import FamilyStore
public import Outputs
public import Phrases
public import TelegramAPI

/// A meal as a message that can be pressed: what is stored, and buttons that correct it.
public struct MealCard: Equatable, Sendable {
    /// Which side of the card is shown.
    public enum Face: Equatable, Sendable {
        case overview
        /// The buttons of one item.
        case item(Int)
        /// What the estimate took for granted.
        case why
    }

    public let logged: LoggedMeal
    /// What the diary has for the meal's day; nil where others read along.
    public let dayTotal: Nutrition?
    /// Of a day's energy; nil where there is none, and where others read along.
    public let goal: EnergyGoal?
    /// How the meal's day is called now.
    public let day: Telling.Day
    /// What was said too and is in no table.
    public let unknown: [String]
    public let language: Language

    /// With more items each has its buttons on a face of its own.
    static let itemsWithRows = 3

    public init(
        _ logged: LoggedMeal, dayTotal: Nutrition?, goal: EnergyGoal?, day: Telling.Day, unknown: [String],
        language: Language
    ) {
        self.logged = logged
        self.dayTotal = dayTotal
        self.goal = goal
        self.day = day
        self.unknown = unknown
        self.language = language
    }

    /// The name under which it is edited.
    public static func name(of meal: MealID) -> CardName { CardName(rawValue: prefix + meal.rawValue) }

    /// The meal that a card shows; nil for other cards.
    public static func meal(of card: CardName) -> MealID? {
        card.rawValue.hasPrefix(prefix) ? MealID(String(card.rawValue.dropFirst(prefix.count))) : nil
    }

    private static let prefix = "meal:"

    /// The message to send or to edit.
    public func message(_ face: Face = .overview) -> OutgoingMessage {
        OutgoingMessage(
            text: RichText(text(face)), card: Self.name(of: logged.id), revision: logged.revision,
            keyboard: keyboard(face))
    }

    /// Plain text.
    public func text(_ face: Face = .overview) -> String {
        if logged.isDeleted { return Telling.mealDeleted(told).text(in: language) }
        switch face {
        case .overview, .item: return Telling.meal(told).text(in: language)
        case .why: return Telling.mealReasons(told).text(in: language)
        }
    }

    /// What is told of it.
    public var told: Telling.Meal {
        let items = logged.meal.items
        return Telling.Meal(
            lines: items.map { item in
                Telling.MealLine(
                    name: item.name, grams: item.grams, kcal: item.nutrition.kcal,
                    isPortionAssumed: item.isPortionAssumed,
                    source: item.source, reasons: Telling.Reasons(item))
            },
            total: logged.meal.total, kcalRange: items.contains { $0.range != nil } ? logged.meal.kcalRange : nil,
            day: day, dayTotal: dayTotal, goal: goal, unknown: unknown, photos: logged.meal.origin?.photos ?? 0)
    }
}

extension Telling.Reasons {
    init(_ item: MealItem) {
        self.init(
            assumptions: item.assumptions, confidence: item.confidence,
            isEnergyComputed: item.remark == .energyCorrected,
            isDoubtful: item.remark == .doubtful, range: item.range)
    }
}

// The buttons. A meal whose name is too long for them, which no job makes, has none.
extension MealCard {
    /// Buttons for a face; none where they could not be told apart.
    public func keyboard(_ face: Face) -> Keyboard? {
        let labels = Telling.CardLabels(language)
        if logged.isDeleted { return keyboard([[button(labels.bringBack, .bringBack)]]) }
        let items = logged.meal.items
        switch face {
        case .overview:
            return keyboard((items.count <= Self.itemsWithRows ? itemRows : itemChoice) + [bottom(labels)])
        case .item(let place) where items.indices.contains(place):
            return keyboard([row(of: place, named: true), [button(labels.back, .overview)]])
        case .item, .why: return keyboard([[button(labels.back, .overview)]])
        }
    }

    private var itemRows: [[Keyboard.Button?]] {
        logged.meal.items.indices.map { row(of: $0, named: logged.meal.items.count > 1) }
    }

    private var itemChoice: [[Keyboard.Button?]] {
        let buttons = logged.meal.items.enumerated().map { place, item in
            button("\(place + 1). \(item.name.prefix(20))", .open(place))
        }
        return stride(from: 0, to: buttons.count, by: 2).map { Array(buttons[$0..<min($0 + 2, buttons.count)]) }
    }

    private func row(of place: Int, named: Bool) -> [Keyboard.Button?] {
        let number = named ? "\(place + 1): " : ""
        var row = [
            button("\(number)½", .half(place)), button("×1.5", .oneAndHalf(place)), button("−", .less(place)),
            button("+", .more(place)),
        ]
        // The last one goes with the whole meal.
        if logged.meal.items.count > 1 { row.append(button("✕", .remove(place))) }
        return row
    }

    private func bottom(_ labels: Telling.CardLabels) -> [Keyboard.Button?] {
        var row: [Keyboard.Button?] = []
        if logged.meal.items.contains(where: { !Telling.Reasons($0).isEmpty }) { row.append(button(labels.why, .why)) }
        if logged.isCorrected { row.append(button(labels.restore, .restore)) }
        return row + [button(labels.delete, .delete)]
    }

    private func button(_ text: String, _ action: MealPress.Action) -> Keyboard.Button? {
        let press = MealPress(meal: logged.id, person: logged.person, revision: logged.revision, action: action)
        return CallbackData.meal(press).text.map { Keyboard.Button(text, .callback($0)) }
    }

    private func keyboard(_ rows: [[Keyboard.Button?]]) -> Keyboard? {
        let rows = rows.map { $0.compactMap(\.self) }.filter { !$0.isEmpty }
        return rows.isEmpty ? nil : Keyboard(rows: rows)
    }
}
