public import Domain

extension Telling {
    /// What an estimate of an item took for granted, and how sure it was.
    public struct Reasons: Sendable, Equatable {
        /// In the words of whoever estimated.
        public var assumptions: [String]
        public var confidence: Confidence?
        /// Its energy was computed from its nutrients.
        public var isEnergyComputed: Bool
        /// Its numbers contradict each other.
        public var isDoubtful: Bool
        /// What its weight lies within.
        public var range: GramRange?

        public init(
            assumptions: [String] = [], confidence: Confidence? = nil, isEnergyComputed: Bool = false,
            isDoubtful: Bool = false, range: GramRange? = nil
        ) {
            self.assumptions = assumptions
            self.confidence = confidence
            self.isEnergyComputed = isEnergyComputed
            self.isDoubtful = isDoubtful
            self.range = range
        }

        /// Whether there is nothing to tell.
        public var isEmpty: Bool { self == Reasons() }
    }

    /// What stands on the buttons of a card.
    public struct CardLabels: Sendable, Equatable {
        public let why: String
        public let restore: String
        public let delete: String
        public let bringBack: String
        public let back: String

        public init(_ language: Language) {
            switch language {
            case .russian:
                why = "Почему?"
                restore = "Как было"
                delete = "Удалить"
                bringBack = "Вернуть"
                back = "‹ Назад"
            case .english:
                why = "Why?"
                restore = "As it was"
                delete = "Delete"
                bringBack = "Bring back"
                back = "‹ Back"
            }
        }
    }
}
