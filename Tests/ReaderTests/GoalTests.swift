import Domain
import Reader
import Testing

@Suite("A goal of a day's energy")
struct GoalTests {
    @Test(
        "is read with its number",
        arguments: [
            ("цель 2000 ккал", 2000), ("Цель — 2000 ккал!", 2000), ("моя цель 1800 ккал в день", 1800),
            ("Моя цель: 1 800 ккал в сутки.", 1800), ("хочу есть 2000 калорий в день", 2000),
            ("буду есть не больше 1900 ккал в день", 1900), ("хочу съедать по 2100 ккал в день", 2100),
            ("поставь, пожалуйста, цель 2200 ккал", 2200), ("установи дневную цель 2000 килокалорий", 2000),
            ("измени цель на 1700 ккал", 1700), ("цель по калориям 2000", 2000), ("лимит 1500 ккал в день", 1500),
            ("пусть моя цель будет 2000 ккал", 2000), ("цель две тысячи ккал", 2000), ("цель 2 тыс. ккал", 2000),
            ("цель 900 ккал", 900), ("моя цель есть 2000 ккал в день", 2000),
            ("my goal is 2000 kcal a day", 2000), ("set my goal to 2,000 calories", 2000),
            ("daily goal 1800 kcal", 1800), ("хотела бы есть 1700 ккал в день", 1700),
            ("I want to eat 2000 calories a day", 2000),
            ("my calorie goal is 2200", 2200), ("goal: 2000 kcal", 2000),
            ("change my daily target to 1900 kcal per day", 1900), ("I would like to eat 1500 kcal every day", 1500),
        ])
    func set(_ text: String, kcal: Int) { #expect(Reader().energyGoal(in: text) == .set(kcal: kcal), "\(text)") }

    @Test(
        "is taken away",
        arguments: [
            "убери цель", "Удали, пожалуйста, мою цель", "отмени цель по калориям", "сбрось цель",
            "цель больше не нужна", "мне больше не нужна цель по калориям", "remove my goal", "delete the calorie goal",
            "clear my daily goal",
            "I don't need a goal", "cancel the goal, please",
        ])
    func remove(_ text: String) { #expect(Reader().energyGoal(in: text) == .remove, "\(text)") }

    @Test(
        "is asked for",
        arguments: [
            "какая у меня цель по калориям?", "моя цель по калориям", "покажи мою цель по калориям",
            "сколько мне ещё можно съесть?", "сколько ещё калорий мне можно сегодня?",
            "сколько ккал мне сегодня ещё можно", "what is my calorie goal?",
            "how many calories can I still eat today?", "how much more can I eat?",
        ])
    func ask(_ text: String) { #expect(Reader().energyGoal(in: text) == .ask, "\(text)") }

    @Test(
        "is nothing that means anything else",
        arguments: [
            "цель поездки — 2000 км", "в шоколадке 2000 ккал", "съел 2000 ккал", "съел шоколадку на 2000 ккал", "цель",
            "моя цель", "какая у меня цель?", "цель 2000", "цель 10000 шагов", "цель — похудеть на 5 кг",
            "цель 2000 ккал?", "цель больше 2000 ккал", "моя цель была 2000 ккал", "цель сжечь 500 ккал в день",
            "наша цель 2000 ккал", "цель мужа 2000 ккал", "цель на неделю 14000 ккал", "цель на сегодня 2000 ккал",
            "цель 1800 или 2000 ккал",
            "цель 2000 ккал и 100 г белка", "не хочу есть 2000 ккал в день", "хочу съесть 2000 ккал", "2000 ккал",
            "2000 ккал в день", "мне нужно 2000 ккал в день", "сколько калорий осталось?", "сколько мне ещё можно?",
            "у меня нет цели", "убери цель поездки", "убери со стола", "сколько калорий в гречке?", "хочу есть",
            "хочу есть 2 раза в день", "посмотрел Цель, 8/10", "what is my goal?", "my goal is 2000", "goal",
            "my goal is to run 2000 km", "I had 2000 kcal", "a bar has 2000 kcal", "how many calories in rice?",
            "what a goal!", "we scored 2 goals", "I want to eat 2000 calories", "how much can I eat for 10 dollars?",
            "",
        ])
    func others(_ text: String) { #expect(Reader().energyGoal(in: text) == nil, "\(text)") }

    @Test(
        "behind the command needs no word that says so",
        arguments: [
            ("", .ask), ("2000", .set(kcal: 2000)), (" 2 000 ккал ", .set(kcal: 2000)),
            ("1800 в день", .set(kcal: 1800)),
            ("2,500 kcal", .set(kcal: 2500)), ("2 тыс", .set(kcal: 2000)), ("10", .set(kcal: 10)),
            ("99999999999999999999", nil), ("900000000", .set(kcal: 900_000_000)), ("0", .remove), ("off", .remove),
            ("нет", .remove), ("Убрать", .remove), ("none", .remove), ("удали", .remove), ("не нужна", .remove),
            ("2000,5", nil), ("2000 2500", nil), ("много", nil), ("2000 км", nil), ("off 2000", nil), ("?", .ask),
        ] as [(String, EnergyGoalWish?)])
    func command(_ text: String, wish: EnergyGoalWish?) {
        #expect(Reader().energyGoal(behindCommand: text) == wish, "\(text)")
    }
}
