/// Common words that look like a food's name with an ending or a typo, and are none: «медь» is no «мёд».
enum LookAlikes {
    /// They mean a food only as they are.
    static func contain(_ word: Word) -> Bool { words.contains(word.letters) || words.contains(word.stem) }

    private static let words = Set(
        """
        медь меди медью коля коли коле соло сырье сырья сырой таня тани лена лены лене лень рома роме тон тони лечь лечу \
        пит пить пасть маша маши маше мака кол виной мид ухо хрень курю гусев киселев крылов сидоров берни грана \
        срок кафе роман слева пост горах стрелять экспресс кошк ввод нога ноги ноге ногу джим грант карточк фанат \
        настройк суше кора коре кору джен шарлотта рыбак актив пачк маркова кокс бренд планировк перевел перевела желудочн \
        хамас американц американк больно больн съемк сара кота утечк стойк безо рафаэль
        dont barely coal crap oliver fires brad hart barn feat bets creep creeps bred bans stickers currents warp browne \
        cooke carb chai stallion carmel americana aryan mellon trot moors cram cafe heard late
        """.split { $0 == " " || $0 == "\n" }.map { Letters($0.utf16) })
}
