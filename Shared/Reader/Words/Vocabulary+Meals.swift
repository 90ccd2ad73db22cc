import Domain

extension Vocabulary {
    static let mealWords: [(Sense, String)] = [
        (
            .eat,
            """
            съел/|а|и|о сьел/|а|и сел съ/ел ел ела ели поел/|а|и скушал/|а|и кушал/|а|и покушал/|а|и слопал/|а|и съедал/|а|и
            доел/|а|и наел/ся|ась|ись заел/|а|и перекусил/|а|и ate eaten snacked
            """
        ),
        (.drink, "выпил/|а|и пил пила пили попил/|а|и допил/|а|и drank drunk"),
        (.had, "had"),
        (.mealVerb(.breakfast), "завтракал/|а|и позавтракал/|а|и"),
        (.mealVerb(.lunch), "обедал/|а|и пообедал/|а|и"),
        (.mealVerb(.dinner), "ужинал/|а|и поужинал/|а|и"),
        (.mealVerb(.snack), "перекусил/|а|и snacked полдничал/|а|и"),
        (.mealName(.breakfast), "завтрак/|а|у|ом|е breakfast"),
        (.mealName(.lunch), "обед/|а|у|ом|е ланч/|а|е lunch"),
        (.mealName(.dinner), "ужин/|а|у|ом|е dinner supper"),
        (.mealName(.snack), "перекус/|а|у|ом|е полдник/|а|у|ом|е snack"),
    ]

    static let mealPhrases: [(Sense, String)] =
        [
            (.eat, "snacked on, have eaten, i've eaten, we've eaten"),
            (.had, "have had, i've had, we've had, i had, we had"),
            (.and, "а также, а ещё, а еще, as well as, plus"),
            (.meaningless, "только что, наконец то"),
            (.recording, "запиши мне, запиши что, запиши"),
            (.notFood, "piece of cake, humble pie, пуд соли, ate my words"),
            (
                .mealPlace,
                """
                в кафе, в ресторане, на работе, в столовой, в школе, в офисе, в гостях, на даче, в баре, в макдональдсе, в маке,
                at work, at the office, at a cafe, at the cafe, in a cafe, at a restaurant, in a restaurant, at the restaurant,
                at school, in the office
                """
            ),
            (.food, "hot dog/|s"),
        ]
        + meals.map { kind, names in
            let (russian, english) = names
            return (
                .mealPhrase(kind),
                """
                \(russian), for \(english), at \(english), for my \(english), as a \(english), for a \(english),
                during \(english), for our \(english), as \(english), on \(english)
                """
            )
        }
        + meals.flatMap { kind, names in
            ["had \(names.1)", "had a \(names.1)", "have had \(names.1)", "had my \(names.1)", "i had \(names.1)"]
                .map { (.mealVerb(kind), $0) }
        }

    private static let meals: [(MealKind, (String, String))] = [
        (.breakfast, ("на завтрак, за завтраком, в завтрак, к завтраку, во время завтрака", "breakfast")),
        (.lunch, ("на обед, за обедом, в обед, к обеду, во время обеда, на ланч, в ланч", "lunch")),
        (.dinner, ("на ужин, за ужином, в ужин, к ужину, во время ужина", "dinner")),
        (.dinner, ("на ужин", "supper")),
        (.snack, ("на перекус, на полдник, в полдник, за полдником, в качестве перекуса", "snack")),
    ]
}
