import Domain

extension Vocabulary {
    static let searchWords: [(Sense, String)] = [
        (
            .statistics,
            "статистик/а|у|и|ой|е стат/а|у|ы отчет/|а|у|ы итог/|и|ов|ам сводк/а|у|и statistics statistic stats report summary"
        ),
        (
            .diary,
            "еда еды еду еде питани/е|я|ю|и рацион/|а|у дневник/|а|у food nutrition diet intake eating diary journal log"
        ),
        (
            .nutrient,
            """
            калори/и|й|ю|я|ям|ями|ях ккал килокалори/и|й калорийност/ь|и|ью каллори/и|й белк/и|ов|а|у|е|ам белок жир/|ы|ов|а|у
            углевод/|ы|ов|а|ам бжу кбжу кбжу calorie/|s kcal kcals protein/|s fat/|s carb/|s carbohydrate/|s macro/|s
            """
        ),
        (.eaten, "eat ate eaten drink drank drunk have had consume consumed съедено выпито употребил/|а|и потребил/|а"),
        (
            .eaten,
            "sleep walk weigh take took make made get got do did пройдено прошел прошл/а|и нашагал/|а|и сделал/|а|и набрал/|а|и питал/ся|ась|ись"
        ),
        (.left, "осталось остается остаток left remaining remain"),
        (
            .show,
            "покажи/|те дай/|те выведи пришли скинь скажи расскажи напомни открой show give get tell display see list список"
        ),
        (.find, "найди/|те найти поищи/|те ищи поиск отыщи find search look"),
        (
            .recommend,
            """
            посоветуй/|те порекомендуй/|те подскажи/|те предложи/|те подбери/|те рекомендуй порекомендуешь посоветуешь
            посоветуете порекомендуете рекоменд/ация|ации|уешь подкинь накидай suggest recommend recommendation/|s suggestion/|s
            propose advise pick choose выбери/|те идеи идея ideas
            """
        ),
        (.foodTable, "база базе базу таблиц/е|у|а справочник/|е database table"),
        (
            .contains,
            "содержится содержит содержание содержат содержания contain contains content amount count are is there"
        ),
        (.thing, "что-нибудь чего-нибудь что-то чего-то что-нить something anything"),
    ]

    static let searchPhrases: [(Sense, String)] = [
        (
            .nutrient,
            "пищев/ая|ую|ой ценност/ь|и, пищев/ая|ую ценность, energy value, nutrition facts, nutritional value"
        ),
        (.nutrient, "nutrition of, nutrition in, nutrition for, nutritional facts, nutritional info, nutrition info"),
        (
            .foodTable,
            """
            в базе еды, в базе продуктов, в базе, по базе еды, по базе продуктов, по базе, в базе данных еды, в таблице еды,
            в таблице продуктов, в таблице, по таблице еды, по таблице продуктов, по таблице, в базе блюд, in the food database,
            in food database, in the food table, the food database for, the food database, food database, in the database,
            the food table for, the food table, food table, in our food database, in my food database, in the table of foods
            """
        ),
        (
            .searchFood,
            "search food, search foods, find food, поиск еды, поиск продукта, поиск по еде, поиск по продуктам"
        ),
        (.find, "look up, search for, look for"),
        (
            .searchFood,
            "поиск продуктов, поиск по базе, поиск в базе, search for food, food search, look up food, найди продукт, найди еду, поищи продукт, поищи еду"
        ),
        (.period(.week), "за 7 дней, за последние 7 дней, за семь дней, за последние семь дней, 7 дней, семь дней"),
        (.period(.week), "last 7 days, past 7 days, seven days, 7 days"),
        (.period(.month), "30 дней, тридцать дней, 30 days, thirty days"),
        (
            .whatToWatch,
            """
            что посмотреть, что смотреть, что глянуть, чё посмотреть, че посмотреть, чего посмотреть, че бы посмотреть,
            че бы глянуть, чего бы посмотреть, чего бы глянуть, что бы посмотреть, чтобы посмотреть, что бы глянуть,
            чтоб посмотреть, что можно посмотреть, что нам посмотреть, что мне посмотреть, что бы нам посмотреть,
            что бы мне посмотреть, что бы такого посмотреть, что бы такое посмотреть, что стоит посмотреть, что пересмотреть,
            что поглядеть, чем заняться посмотреть, что будем смотреть, что нам глянуть, что мне глянуть, что глянем,
            че глянуть, чего глянуть, че смотреть, что посмотрим, что ещё посмотреть, что еще посмотреть,
            what to watch, what should we watch, what should i watch, what can we watch, what can i watch,
            what could we watch, what could i watch, what shall we watch, what do we watch, what would you watch,
            something to watch, anything to watch, what to see, what else to watch, what do i watch
            """
        ),
    ]
}
