extension Vocabulary {
    /// Words that hold sentences together.
    static let functionWords: [(Sense, String)] = [
        (.me, "я мне меня мной мо/й|я|е|ю|и|его|ей|их|им|ем|ими i i've i'm i'd i'll me my mine myself"),
        (.us, "мы нам нас нами наш/|а|е|у|и|его|ей|их|им|ем|ими we we've we'd we're us our ours"),
        (
            .meaningless,
            """
            был была было были was were еще уже всего только наконец наконец-то снова just only finally again also some
            sometime немного немножко
            """
        ),
        (.recording, "запиши/|те добавь/|те отметь/|те log add save put record track закинь внеси занеси сохрани"),
        (.not, "не ни нет нету никогда not never no didnt dont havent hasnt nothing none ничего ничо"),
        (
            .not,
            """
            didn't don't haven't hasn't wasn't weren't isn't aren't can't cannot couldn't won't wouldn't shouldn't hadn't
            doesn't ain't
            """
        ),
        (.would, "бы б would could should"),
        (.future, "буду будем будет будешь will gonna i'll we'll"),
        (.whether, "ли"),
        (
            .question,
            """
            сколько скока скок какой какая какое какие какую каких каким что чего че чо чем кто кого кому где когда почему
            зачем как куда откуда разве неужели чей what what's whats who whom where when why how which whose many much is are do does
            did can could should would am will was
            """
        ),
        (.isThere, "есть есть-ли have has had did do"),
        (
            .tolerated,
            """
            все вместе оба обе тоже both all together have had too ну вот итак ура кстати короче well so ok okay hey ой
            сейчас now then потом затем сначала опять привет hi hello
            """
        ),
        (.now, "сейчас теперь now is это составляет равен"),
        (.please, "пожалуйста плиз please pls"),
        (
            .preposition,
            """
            за на в во по о об обо про для из от к ко у с со и а но этой эту этот эта это эти этом прошл/ую|ой|ый|ом
            последн/юю|ей|ие|ий|их|ем текущ/ую|ей|ий|ем for of in on the this last past over during from about to a an and
            with at
            """
        ),
        (.indefinite, "что-то что-нибудь что-либо чего-то чего-нибудь чтото что-нить все всё это его ее их"),
        (.indefinite, "something everything anything it them stuff things that this lot"),
        (.then, "потом затем then"),
        (.need, "нужно надо need needed needs должен должна must recommended норма норму"),
    ]

    /// Whoever does something here is not the speaker.
    static let people: [(Sense, String)] = [
        (
            .relative,
            """
            мам/а|ы|е|у|ой мамочк/а|ой пап/а|ы|е|у|ой папочк/а|ой муж/|а|у|ем мужья жен/а|ы|е|у|ой сын/|а|у|ом сынок сынком
            сынишк/а|ой доч/ь|ка|ки|ке|ку|кой дочер/и|ью|ьми сыновь/я|ями дет/и|ей|ям|ьми детк/и|ами ребен/ок|ка|ку|ком
            ребят/а|ами|ам брат/|а|у|ом братик/|ом сестр/а|ы|е|у|ой сестренк/а|ой бабушк/а|и|е|у|ой баб/а|ой дед/|а|у|ом
            дедушк/а|и|е|у|ой внук/|а|ом внучк/а|ой родител/и|ей|ям теть/я|ей тет/я|ей дяд/я|ей тещ/а|ей тесть свекров/ь|ью
            друг/|а|у|ом друзь/я|ями подруг/а|и|е|у|ой подружк/а|ой семь/я|и|е|ю|ей mom mum mommy mother dad daddy father wife
            husband son sons daughter daughters kid kids child children baby brother sister grandma grandpa granny
            grandmother grandfather parents uncle aunt friend friends family girlfriend boyfriend everyone everybody
            """
        ),
        (
            .others,
            """
            он она они оно ему ей им него нее них ты тебе тебя вы вам вас твой твоя твои ваш ваша кто-то he she they you your
            his her their him them somebody someone who кто все-равно
            """
        ),
        (
            .others,
            """
            кот/|а|у|ом коты котик/|а кошк/а|и|е|у собак/а|и|е пес песик пса щен/ок|ка котенок попугай хомяк cat
            cats dog dogs kitten puppy hamster parrot pet
            """
        ),
    ]
}
