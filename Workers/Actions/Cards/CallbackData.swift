public import Domain
public import FamilyStore

/// What a button of ours carries, in at most 64 bytes: `!1` (a toast is to follow, form 1), a letter, and fields of digits
/// to the base 36. It comes back from people's phones: foreign text, of which nothing is believed but what can be read.
public enum CallbackData: Hashable, Sendable {
    case meal(MealPress)
    case export(ExportPress)

    /// Bytes that Telegram takes.
    public static let longest = 64

    private static let form = "!1"

    /// - Returns: nil for what no button of this version carries.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.longest, text.hasPrefix(Self.form) else { return nil }
        let fields = text.dropFirst(Self.form.count)
        if let press = MealPress(fields: fields) {
            self = .meal(press)
        } else if let press = ExportPress(fields: fields) {
            self = .export(press)
        } else {
            return nil
        }
    }

    /// The text for a button; nil where it would be too long.
    public var text: String? {
        let text =
            switch self {
            case .meal(let press): Self.form + press.fields
            case .export(let press): Self.form + press.fields
            }
        return text.utf8.count <= Self.longest && CallbackData(text) == self ? text : nil
    }
}

/// A press on a button of a meal's card.
public struct MealPress: Hashable, Sendable {
    public let meal: MealID
    /// Whose meal it is.
    public let person: UserID
    /// What the presser saw.
    public let revision: Int
    public let action: Action

    public init(meal: MealID, person: UserID, revision: Int, action: Action) {
        self.meal = meal
        self.person = person
        self.revision = revision
        self.action = action
    }

    /// What a button does; items are named by their places.
    public enum Action: Hashable, Sendable {
        case half(Int), oneAndHalf(Int), less(Int), more(Int), remove(Int)
        /// Shows the buttons of one item, or all of the card again.
        case open(Int), overview
        /// Shows what the estimate took for granted.
        case why
        /// Everything as it was first.
        case restore
        case delete, bringBack
    }
}

extension MealPress {
    /// `h0.2.9ix.12345-1795600000#0`
    fileprivate var fields: String {
        let item = action.item.map { String($0, radix: 36) } ?? ""
        return "\(action.letter)\(item).\(String(revision, radix: 36)).\(String(person.rawValue, radix: 36)).\(meal)"
    }

    fileprivate init?(fields text: Substring) {
        guard let letter = text.first else { return nil }
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, let action = Action(letter: letter, item: parts[0]),
            let revision = Self.number(parts[1]), let person = Self.number(parts[2]), person > 0,
            !parts[3].isEmpty, parts[3].utf8.allSatisfy(Self.isPartOfID)
        else { return nil }
        self.init(
            meal: MealID(String(parts[3])), person: UserID(Int64(person)), revision: revision, action: action)
    }

    /// Digits in the one way in which they are printed: no sign, no leading zero, no capitals.
    fileprivate static func number(_ text: Substring) -> Int? {
        guard let number = Int(text, radix: 36), number >= 0, String(number, radix: 36) == text else { return nil }
        return number
    }

    private static func isPartOfID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"),
            UInt8(ascii: "#"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}

extension MealPress.Action {
    fileprivate var letter: Character {
        switch self {
        case .half: "h"
        case .oneAndHalf: "o"
        case .less: "l"
        case .more: "m"
        case .remove: "x"
        case .open: "i"
        case .overview: "v"
        case .why: "w"
        case .restore: "r"
        case .delete: "d"
        case .bringBack: "b"
        }
    }

    fileprivate var item: Int? {
        switch self {
        case .half(let item), .oneAndHalf(let item), .less(let item), .more(let item), .remove(let item),
            .open(let item):
            item
        case .overview, .why, .restore, .delete, .bringBack: nil
        }
    }

    fileprivate init?(letter: Character, item text: Substring) {
        let bare: Self? =
            switch letter {
            case "v": .overview
            case "w": .why
            case "r": .restore
            case "d": .delete
            case "b": .bringBack
            default: nil
            }
        if let bare {
            guard text.isEmpty else { return nil }
            self = bare
            return
        }
        guard let item = MealPress.number(text), item < Meal.mostItems else { return nil }
        switch letter {
        case "h": self = .half(item)
        case "o": self = .oneAndHalf(item)
        case "l": self = .less(item)
        case "m": self = .more(item)
        case "x": self = .remove(item)
        case "i": self = .open(item)
        default: return nil
        }
    }

    /// The change of the meal that it asks for; nil where it only shows something, or the whole meal goes or comes.
    public var correction: MealCorrection? {
        switch self {
        case .half(let item): .scale(item, by: 0.5)
        case .oneAndHalf(let item): .scale(item, by: 1.5)
        case .less(let item): .step(item, .less)
        case .more(let item): .step(item, .more)
        case .remove(let item): .remove(item)
        case .restore: .restore
        case .open, .overview, .why, .delete, .bringBack: nil
        }
    }
}
