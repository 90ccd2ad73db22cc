import Domain

/// «Статистика за неделю», «сколько я сегодня съел», "my weight this month".
enum StatisticsRule {
    static func read(_ sentence: Sentence) -> Reading? {
        guard !sentence.has(anyOf: [.not, .need, .would, .recording]), let period = period(of: sentence) else {
            return nil
        }
        if sentence.has(.statistics) {
            return isFilled(sentence, by: [.statistics] + measures) ? statistics(sentence, period) : nil
        }
        let isQuestion = QuestionRule.isQuestion(sentence)
        let isHeading = isFilled(sentence, by: measures) && sentence.has(anyOf: measures)
        if isQuestion, isFilled(sentence, by: measures + deeds, withUnits: true), isOwn(sentence) {
            return statistics(sentence, period)
        }
        // "water today", «покажи вес»: the measure with a period, or with a request.
        let isNamed = sentence.has(anyOf: named)
        return isHeading && (isNamed || sentence.has(.show) && !isQuestion) ? statistics(sentence, period) : nil
    }

    /// Of the one measure that is named, else of what was eaten; nothing of several at once.
    private static func statistics(_ sentence: Sentence, _ period: StatisticsPeriod) -> Reading {
        let isOfFood =
            sentence.has(anyOf: [.nutrient, .diary, .eat]) || sentence.tokens.contains { $0.mealName != nil }
        let named = Measure.allCases.filter { measure in sentence.tokens.contains { $0.names(measure) } }
        guard !isOfFood, let measure = named.first else { return .statistics(period) }
        return named.count == 1 ? .healthStatistics(measure, period) : .nothing
    }

    /// What is measured or counted, as nouns.
    private static let measures: [Sense] = [.water, .weight, .steps, .sleep, .nutrient, .diary]
    private static let deeds: [Sense] = [.eat, .drink, .had, .eaten, .slept, .walked, .weighed, .left, .isThere]

    private static let named: [Sense] = [
        .period(.today), .period(.yesterday), .period(.week), .period(.month), .day(.today), .day(.yesterday),
    ]

    /// Nil for days of which there are no statistics.
    private static func period(of sentence: Sentence) -> StatisticsPeriod? {
        let days = sentence.tokens.compactMap(\.day)
        guard days.allSatisfy({ $0 == .today || $0 == .yesterday }) else { return nil }
        if sentence.has(.period(.month)) { return .month }
        if sentence.has(.period(.week)) { return .week }
        return days.contains(.yesterday) || sentence.has(.period(.yesterday)) ? .yesterday : .today
    }

    private static func isFilled(_ sentence: Sentence, by senses: [Sense], withUnits: Bool = false) -> Bool {
        sentence.tokens.allSatisfy { token in
            token.kind == .mark || token.day != nil || token.partOfDay != nil || token.mealName != nil
                || withUnits && (token.unit != nil || ["long", "долго"].contains(token.text))
                || token.means(
                    anyOf: senses + [
                        .show, .me, .us, .meaningless, .preposition, .period(.today), .period(.yesterday),
                        .period(.week), .period(.month), .lastDays, .question, .article,
                        .please, .now, .tolerated, .of,
                    ])
        }
    }

    /// Whether the speaker's own doing is asked for: «сколько калорий» alone is not.
    private static func isOwn(_ sentence: Sentence) -> Bool {
        let isDone =
            sentence.has(anyOf: [.eat, .drink, .slept, .walked, .weighed, .left])
            || sentence.tokens.contains { $0.text == "had" }
        let isMeasured = sentence.has(anyOf: measures)
        let isNamed = sentence.has(anyOf: named)
        let hasSpeaker = sentence.has(anyOf: [.me, .us])
        // In English a past verb has a subject of its own.
        if isDone { return hasSpeaker || sentence.isRussian || sentence.has(.left) }
        if sentence.has(anyOf: [.steps, .sleep, .weight]), !sentence.has(.nutrient) {
            return hasSpeaker || isNamed || sentence.has(.steps)
        }
        return isMeasured && (isNamed || hasSpeaker)
            || hasSpeaker && sentence.has(.eaten) && sentence.has(anyOf: [.eat, .drink, .had])
    }
}

extension Token {
    /// «вешу» as «вес»: the deed tells what was measured. "Did" and «сделал» are of anything.
    fileprivate func names(_ measure: Measure) -> Bool {
        switch measure {
        case .weight: means(anyOf: [.weight, .weighed])
        case .water: means(.water)
        case .steps: means(.steps) || means(.walked) && text != "did" && !text.hasPrefix("сделал")
        case .sleep: means(anyOf: [.sleep, .slept])
        }
    }

    var mealName: MealKind? {
        for sense in senses {
            switch sense {
            case .mealName(let meal), .mealPhrase(let meal): return meal
            default: break
            }
        }
        return nil
    }
}
