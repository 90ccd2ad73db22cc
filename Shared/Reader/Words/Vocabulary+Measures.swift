extension Vocabulary {
    static let measureWords: [(Sense, String)] = [
        (.water, "вод/а|ы|у|е|ой|ою водичк/а|и|у|е|ой водичек водиц/ы|у water"),
        (.weight, "вес/|а|у|ом|е weight"),
        (.weighed, "вешу весим весил/|а|и взвесил/ся|ась|ись взвешивал/ся|ась weigh weighed weighing"),
        (.steps, "шаг/и|ов|ам|ами|ах|а шажков steps"),
        (.walked, "прошел прошёл прошл/а|и нашагал/|а|и прошагал/|а|и нашагано пройдено сделал/|а|и walked did"),
        (.sleep, "сон сна сну сном сне sleep"),
        (.slept, "спал/|а|и поспал/|а|и проспал/|а|и slept napped"),
    ]

    static let measurePhrases: [(Sense, String)] = [
        (.weighed, "на весах, weighed in at, weighed in, weigh in at, weigh in, weighed at"),
        (.slept, "napped for, slept for, slept from, took a nap for"),
        (.sleep, "sleep for"),
    ]
}
