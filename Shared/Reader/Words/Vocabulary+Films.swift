extension Vocabulary {
    static let filmWords: [(Sense, String)] = [
        (
            .watched,
            """
            смотрел/|а|и|о посмотрел/|а|и|о досмотрел/|а|и|о пересмотрел/|а|и|о пересматривал/|а|и досматривал/|а|и
            глянул/|а|и просмотрел/|а|и watched rewatched re-watched
            """
        ),
        (.went, "сходил/|а|и ходил/|а|и съездил/|а|и"),
        (.seen, "видел/|а|и увидел/|а|и saw seen"),
        (.toWatch, "смотреть включить посмотреть пересмотреть глянуть досмотреть watch rewatch re-watch see"),
        (.wanting, "хочу хотим хочется хотелось захотелось надо нужно хотел/|а|и want wanna need"),
        (
            .film,
            """
            фильм/|а|у|ом|е|ы|ов|ам|ами|ах фильмец фильмец кино киношк/а|у|и киношек мультик/|а|у|ом|е|и|ов|ам|ами|ах
            мульт/|а|ы|ов мультфильм/|а|у|ом|е|ы|ов|ам|ами|ах сериал/|а|у|ом|е|ы|ов|ам|ами|ах сериальчик/|а|и аниме
            movie/|s film/|s cartoon/|s series show/|s flick/|s
            """
        ),
        (
            .genre,
            """
            комеди/я|ю|и|ей|йку триллер/|а|ы|ов ужастик/|а|и|ов ужас/ы|ов хоррор/|а|ы боевик/|а|и|ов драм/а|у|ы мелодрам/а|у|ы
            детектив/|а|ы фантастик/а|у|и фэнтези вестерн/|а|ы мюзикл/|а|ы документалк/а|у|и comedy comedies thriller/|s
            horror/|s drama/|s sci-fi western/|s musical/|s romcom/|s rom-com documentary documentaries fantasy anime
            """
        ),
        (
            .rating,
            "оценк/а|у|и|ой rating score ставлю поставил/|а|и ставил/|а|и оценивал/|а|и ставим оценил/|а|и даю rate rated give gave балл"
        ),
        (.points, "балл/|а|ов|ы points point"),
        (.stars, "звезд/|ы|а|очек звездочк/и|а stars star"),
        (.solid, "крепк/ая|ую|ий|ие твёрд/ая|ую тверд/ая|ую|ое|ый уверенн/ая|ую чист/ая|ую solid strong"),
        (.grade(1), "единиц/а|у"),
        (.grade(2), "двойк/а|у"),
        (.grade(3), "тройк/а|у"),
        (.grade(4), "четверк/а|у"),
        (.grade(5), "пятерк/а|у пятерочк/а|у"),
        (.grade(6), "шестерк/а|у"),
        (.grade(7), "семерк/а|у"),
        (.grade(8), "восьмерк/а|у"),
        (.grade(9), "девятк/а|у"),
        (.grade(10), "десятк/а|у десяточк/а|у"),
        (.year, "года год году г"),
        (.about, "про о об about"),
        (.watchlist, "вотчлист/|а|е вочлист/|е watchlist watch-list"),
        (.episode, "сери/я|ю|и|й сезон/|а|ы|ов эпизод/|а|ы episode/|s season/|s trailer трейлер/|а|ы"),
        (
            .dull,
            """
            хорош/ий|ую|ая|ее|его классн/ый|ую|ая|ое крут/ой|ую|ая|ое интересн/ый|ую|ая|ое|ого нов/ый|ую|ая|ое скучн/ый|ую
            отличн/ый|ую|ая|ое прекрасн/ый|ую как/ой-то|ую-то|ое-то|ой-нибудь|ую-нибудь как/ой|ие эт/от|у|и так/ой|ое т/от
            один одну стар/ый|ую нашу перв/ый|ую кучу много some good great nice new old interesting boring funny cool
            amazing awesome that this one two three called какие-то
            """
        ),
    ]

    static let filmPhrases: [(Sense, String)] = [
        (.watched, "finished watching, just finished watching"),
        (.cinemaFor, "в кино на, в кинотеатр на, на фильм"),
        (.toCinema, "went to the cinema, went to the movies"),
        (
            .place,
            """
            в кино, дома, в кинотеатр/е, в кинозале, в самолете, в поезде, на даче, в гостях, на большом экране, в айм/аксе,
            in the cinema, at the cinema, at home, in a cinema, in the theater, in the theatre, at the theater,
            at the theatre, at the movies, in theaters, in theatres, on netflix, на выходных, в выходные, this weekend, on the weekend, over the weekend, at the weekend, на нетфликсе, на кинопоиске, на стриминге
            """
        ),
        (
            .wanting,
            "would like to, 'd like to, want to, need to, we'd like to, i'd like to, i'd love to, would love to"
        ),
        (.wanting, "we would like to, i would like to, надо бы, нужно бы, хотелось бы, хотел/|а|и бы, wanna"),
        (.forLater, "на потом, for later, на будущее"),
        (
            .watchlist,
            """
            в вотчлист, в мой вотчлист, в наш вотчлист, в список фильмов, в список к просмотру, в список на просмотр,
            в список желаемого, в список кино, в список желаний, в список посмотреть, в наш список фильмов,
            в мой список фильмов, список к просмотру, список на просмотр, to the watchlist, to my watchlist,
            to our watchlist, to watchlist, on the watchlist, on my watchlist, on our watchlist, in my watchlist,
            in the watchlist, watch list, to the watch list, to my watch list, to our watch list, on the watch list,
            on my watch list, on our watch list, to the list of films, on the list of films, to my list of films,
            on my list of films, to our list of films, on our list of films, to the list of movies, on the list of movies,
            to my list of movies, on my list of movies, to our list of movies, on our list of movies, to the film list, to the films list, to our films list, to my films list,
            to the movie list, to my movie list, to our movie list, on my movie list, on our movie list, to my film list,
            on the movie list, on the film list, to the movies list, to my movies list, to the list of films to watch,
            to the list of movies to watch
            """
        ),
        (.list, "в список, в наш список, в мой список"),
        (.rating, "rate it, rated it, give it, gave it, give this, gave this, i'd give it, i'd rate it, на оценку"),
        (.out, "out of"),
    ]

    /// What is watched, looked at or seen and is no film.
    static let otherMatters: [(Sense, String)] = [
        (
            .neverFilm,
            """
            матч/|а|и|ей футбол/|а хоккей хоккея баскетбол теннис новост/и|ей новости телевизор/|а телек тв телик ютуб ютюб
            тикток инстаграм стрим/|ы|ов match game football soccer hockey basketball tennis news tv television telly youtube
            tiktok stream
            """
        ),
        (
            .notFilm,
            """
            закат/|а|ы рассвет/|а небо природ/а|у|ой дождь снег птиц/|у|ы люд/и|ей прохожих видео видос/|ы|ик ролик/|и|ов
            квартир/у|ы машин/у|ы ваканси/и|й|ю объявлени/я|е цен/у|ы погод/у|а почт/у письм/о|а сообщени/е|я фото
            фотографи/и|ю расписани/е билет/|ы документ/|ы договор/|ы отчет/|ы врем/я карт/у|ы салют фейерверк рыбок концерт
            спектакль балет выставк/у stars weight mouth step back дом мир город горы море сон сны звезды ответ чек счет инструкци/ю рецепт/|ы уроки
            домашк/у sunset sunrise sky birds rain snow people video videos clip clips doctor dentist weather clock time
            phone scenery nature ocean fireworks concert play traffic mail email emails lesson house apartment flat car kids
            children baby moon him her them you us myself himself fish
            """
        ),
        (
            .remark,
            """
            настроени/е самочувствие погода отель гостиниц/а ресторан кафе боль ед/а завтрак обед ужин экзамен контрольн/ая
            тест урок страниц/а глав/а часть шаг день задани/е|я|й попыт/ка уровень уровни вопрос/|ов сдал/|а получил/|а
            решил/|а сделал/|а прошел прошл/а|и ответил/|а осталось встреч/а зрение сервис обслуживание качество осталось
            mood weather hotel restaurant pain food breakfast lunch dinner exam test page chapter part step day level quiz
            question questions got scored score did done finished passed feel service homework meeting book read played прочитал/|а читал/|а книг/а|у играл/|а сыграл/|а слушал/|а reading chess
            """
        ),
        (
            .notFood,
            """
            таблетк/а|у|и таблеток лекарств/о|а витамин/|ы|ов|ку антибиотик/|и сироп/|а от аспирин/|а парацетамол/|а ибупрофен
            нурофен капл/и|ь|ю пилюл/ю|и бензин/|а краск/и|у|а pill pills medicine meds tablet tablets vitamin vitamins
            aspirin paracetamol ibuprofen paint petrol gasoline fuel
            """
        ),
        (
            .notFood,
            """
            глазами совесть деньги врем/я|ени нервы мозг мозги бюджет слона собаку пуд words dust dirt crow heart time money budget
            fun blast baby day meeting idea chance nap talk call dream rest fight accident look problem trouble headache
            cold fever flu luck enough doubt party birthday job question plan plans
            """
        ),
        (
            .notFood,
            """
            хорошо плохо много мало вкусно невкусно плотно сытно поздно рано нормально отлично быстро долго здорово так сам почти almost раза раз назад купи купить купил buy bought order bring cook cooked make made свари пожарь приготовь принеси возьми закажи положи get give дай сама давно опять нормально достаточно well badly late early much lot lots alone out more less little enough up
            fast slowly too healthy healthily
            """
        ),
    ]
}
