internal import Domain

private let figures = Figures(language: .russian)

extension Telling {
    var russian: String {
        switch self {
        case .filmRated(let film, let rating, let count):
            """
            🎬 Записал: \(film.russian) — \(figures.short(rating)) из 10.
            \(count == 1 ? "Это ваш первый фильм с оценкой" : "У вас уже \(count) \(Plural.russian(count, "фильм", "фильма", "фильмов")) с оценкой").
            """
        case .filmSeen(let film):
            "🎬 Записал, что вы видели: \(film.russian). Оценку можно добавить: «\(film.title), 8/10»."
        case .filmWanted(let film, isNew: true): "📌 Записал в список «посмотреть»: \(film.russian)."
        case .filmWanted(let film, isNew: false): "📌 \(film.russian) уже стоит в списке «посмотреть»."
        case .filmAmbiguous(let title, let years):
            """
            Фильмов «\(title)» у вас несколько: \(years.map(String.init).joined(separator: ", ")). \
            Напишите, пожалуйста, ещё раз и добавьте год, например «\(title) (\(years.first ?? 2000))».
            """
        case .films(let lines, let total, let whose, let isNarrowed): films(lines, total, whose, isNarrowed)
        case .recommendations(let lines) where lines.isEmpty:
            """
            Пока не знаю, что посоветовать: ни в списке «посмотреть», ни среди высоких оценок вашей семьи нет фильма, \
            которого вы не видели.
            """
        case .recommendations(let lines):
            "🍿 Вы ещё не видели, а стоит:\n" + lines.map(\.russian).joined(separator: "\n")
        case .meal(let meal): meal.russian
        case .mealDeleted(let meal): meal.russianDeleted
        case .mealReasons(let meal): meal.russianReasons
        case .foodsUnknown(let names):
            """
            Не нашёл в таблице и не записал: \(names.joined(separator: ", ")). Назовите, пожалуйста, проще \
            или с калориями, например «пирог 200 г, 300 ккал на 100 г».
            """
        case .statistics(let statistics): statistics.russian
        case .goalSet(let progress):
            """
            🎯 Записал цель: \(figures.whole(progress.goal.kcal)) ккал в день.
            Сегодня: \(progress.russian(isDayOver: false)).
            """
        case .goal(let progress):
            """
            🎯 Ваша цель — \(figures.whole(progress.goal.kcal)) ккал в день.
            Сегодня: \(progress.russian(isDayOver: false)).
            Изменить: «цель 1800 ккал». Убрать: «убери цель».
            """
        case .goalRemoved: "🎯 Убрал: цели по калориям больше нет."
        case .noGoal(let eaten):
            """
            🎯 Цели по калориям у вас нет. Сегодня съедено: \(figures.whole(eaten)) ккал.
            Чтобы поставить, напишите, например: «моя цель 2000 ккал в день».
            """
        case .goalRefused(.tooLow):
            """
            Цель меньше \(figures.whole(EnergyGoal.allowed.lowerBound)) ккал в день я не ставлю: так мало едят только под \
            присмотром врача. Посоветуйтесь, пожалуйста, с ним.
            """
        case .goalRefused(.tooHigh):
            """
            Больше \(figures.whole(EnergyGoal.allowed.upperBound)) ккал в день — похоже на опечатку, и цель я не записал. \
            Проверьте, пожалуйста, число.
            """
        case .foods(let lines) where lines.isEmpty: "В моей таблице продуктов такого нет. Попробуйте назвать иначе."
        case .foods(let lines):
            "🥗 На 100 г:\n"
                + lines.map { "• \($0.name) — \($0.nutrition.russian)" }.joined(separator: "\n")
        case .weight(let kilograms, let before, let day):
            "⚖️ Записал вес\(day.russian): \(figures.short(kilograms)) кг." + change(from: before, to: kilograms)
        case .water(let millilitres, let total, let day):
            "💧 Записал воду\(day.russian): \(figures.whole(millilitres)) мл."
                + (total.map { " Всего за день — \(figures.whole($0)) мл." } ?? "")
        case .steps(let steps, let total, let day):
            """
            👣 Записал\(day.russian): \(figures.whole(steps)) \
            \(Plural.russian(steps, "шаг", "шага", "шагов")).\(sum(total, besides: steps))
            """
        case .sleep(let minutes, let day): "😴 Записал сон\(day.russian): \(figures.duration(minutes))."
        case .measured(let measured): measured.russian
        case .lastWeight(let weight): weight.russian
        case .noWeight: "⚖️ Вес вы ещё не записывали. Напишите, например: «вес 72,4»."
        case .dayRefused(let day, .future): "Не записал\(day.russian): этот день ещё не наступил."
        case .dayRefused(let day, .longAgo):
            "Не записал\(day.russian): это больше года назад. Проверьте, пожалуйста, дату."
        case .askBack(let about): about.russian
        }
    }

    private func films(_ lines: [FilmLine], _ total: Int, _ whose: Whose, _ isNarrowed: Bool) -> String {
        switch (lines.isEmpty, whose) {
        case (true, .mine) where !isNarrowed:
            "Вы пока не записали ни одного фильма. Напишите, например: «посмотрел Дюну, 8/10»."
        case (true, .family) where !isNarrowed: "В семье пока никто не записал ни одного фильма."
        case (true, .mine): "Такого фильма у вас не записано. Семейные фильмы — «что смотрела семья»."
        case (true, .family): "Такого фильма в семье никто не записал."
        case (false, let whose):
            """
            🎬 \(whose == .mine ? "Ваши фильмы" : "Фильмы семьи") (\(total)):
            \(lines.map(\.russian).joined(separator: "\n"))\(total > lines.count ? "\n…" : "")
            """
        }
    }

    private func sum(_ total: Int?, besides now: Int) -> String {
        guard let total, total != now else { return "" }
        return " Всего за день — \(figures.whole(total))."
    }

    private func change(from before: Double?, to now: Double) -> String {
        guard let before else { return "" }
        let difference = ((now - before) * 10).rounded() / 10
        if difference == 0 { return " Как и в прошлый раз." }
        return " С прошлого раза: \(difference > 0 ? "+" : "")\(figures.short(difference)) кг."
    }
}

extension Telling.Film {
    fileprivate var russian: String { year.map { "«\(title)» (\($0))" } ?? "«\(title)»" }
}

extension Telling.FilmLine {
    fileprivate var russian: String {
        var parts = ["• \(film.russian)"]
        if let rating { parts.append("ваша оценка \(figures.short(rating))") }
        if let familyRating { parts.append("в семье \(figures.short(familyRating))") }
        if isWanted { parts.append("в списке «посмотреть»") }
        return parts.joined(separator: " — ")
    }
}

extension Telling.Meal {
    fileprivate var russian: String {
        var lines = ["🍽 Записал\(day.russian):"]
        lines += self.lines.enumerated().map { place, line in
            let amount = "\(line.isGuessed ? "≈ " : "")\(figures.whole(line.grams)) г"
            let mark = self.lines.count > 1 ? "\(place + 1)." : "•"
            return "\(mark) \(line.name), \(amount) — \(figures.whole(line.kcal)) ккал\(line.russianSource)"
        }
        if let range = kcalRange {
            let range = "\(figures.whole(range.lowerBound))–\(figures.whole(range.upperBound))"
            lines.append("Итого: ≈ \(total.russian(note: " (\(range))"))")
        } else {
            lines.append("Итого: \(total.russian)")
        }
        if let russianSum { lines.append("За день: \(russianSum)") }
        if self.lines.contains(where: \.isPortionAssumed) { lines.append("«≈» — обычная порция: вес вы не назвали.") }
        if !unknown.isEmpty { lines.append("Не нашёл в таблице и не записал: \(unknown.joined(separator: ", ")).") }
        return lines.joined(separator: "\n")
    }
}

extension Telling.Meal {
    /// Of the day, beside the goal where there is one.
    private var russianSum: String? {
        progress?.russian(isDayOver: day != .today) ?? dayTotal.map { "\(figures.whole($0.kcal)) ккал" }
    }

    fileprivate var russianDeleted: String {
        let sum = russianSum.map { " За день: \($0)" } ?? ""
        return "🗑 Запись удалена\(day.russian): \(lines.map(\.name).joined(separator: ", ")).\(sum)"
    }

    fileprivate var russianReasons: String {
        var told = ["🤔 Откуда числа:"]
        for line in lines {
            told.append("• \(line.name)\(line.russianSource)")
            told += line.reasons.russian.map { "   \($0)" }
        }
        return told.joined(separator: "\n")
    }
}

extension Telling.MealLine {
    fileprivate var isGuessed: Bool { isPortionAssumed || reasons.range != nil }

    fileprivate var russianSource: String {
        switch source {
        case .person: " · ваши числа"
        case .ownFood: " · ваш продукт"
        case .table: " · таблица"
        case .ai: " · оценка ИИ"
        case nil: ""
        }
    }
}

extension Telling.Reasons {
    fileprivate var russian: [String] {
        var lines = assumptions
        if let range { lines.append("вес: от \(figures.whole(range.low)) до \(figures.whole(range.high)) г") }
        switch confidence {
        case .low: lines.append("уверенность: низкая")
        case .medium: lines.append("уверенность: средняя")
        case .high: lines.append("уверенность: высокая")
        case nil: break
        }
        if isEnergyComputed { lines.append("калории пересчитаны из белков, жиров и углеводов") }
        if isDoubtful { lines.append("числа не сходятся друг с другом: проверьте их") }
        return lines
    }
}

extension Telling.Statistics {
    fileprivate var russian: String {
        let heading =
            switch period {
            case .today: "Сегодня"
            case .yesterday: "Вчера"
            case .week: "За неделю"
            case .month: "За месяц"
            }
        let goal = progress.map { "\n🎯 \($0.russian(isDayOver: false))" } ?? ""
        guard meals > 0 else { return "📊 \(heading) в дневнике питания ничего нет.\(goal)" }
        let count = "\(meals) \(Plural.russian(meals, "приём", "приёма", "приёмов")) пищи"
        let total = "📊 \(heading): \(count), \(self.total.russian)"
        guard period == .week || period == .month else { return total + goal }
        let of = "\(days) \(Plural.russian(days, "день", "дня", "дней")) с записями"
        return "\(total)\nВ среднем за день: \(perDay.russian) (\(of))"
    }
}

extension Telling.Day {
    var russian: String {
        switch self {
        case .today: ""
        case .yesterday: " за вчера"
        case .date(let day, let month, let year):
            " за \(day < 10 ? "0" : "")\(day).\(month < 10 ? "0" : "")\(month)\(year.map { ".\($0)" } ?? "")"
        }
    }
}

extension Telling.About {
    fileprivate var russian: String {
        switch self {
        case .film: "Похоже, вы про фильм, но я не уверен. Напишите, например: «посмотрел Интерстеллар, 9/10»."
        case .meal: "Похоже, вы про еду, но я не уверен. Напишите, например: «съел 200 г гречки и котлету»."
        case .weight: "Это ваш вес? Напишите, например: «вес 72,4»."
        case .water: "Это выпитая вода? Напишите, например: «вода 300»."
        case .steps: "Это шаги? Напишите, например: «шаги 8000»."
        case .sleep: "Это сон? Напишите, например: «спал 7 ч 30 мин»."
        case .other: "Я не совсем понял. Напишите, пожалуйста, немного подробнее."
        }
    }
}

extension Nutrition {
    fileprivate var russian: String { russian(note: "") }

    fileprivate func russian(note: String) -> String {
        """
        \(figures.whole(kcal)) ккал\(note), белки \(figures.whole(protein)) г, жиры \(figures.whole(fat)) г, \
        углеводы \(figures.whole(carbohydrates)) г
        """
    }
}
