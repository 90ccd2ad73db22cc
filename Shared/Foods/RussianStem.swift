/// A light Russian stemmer for the names of foods: it takes off the endings of nouns and adjectives, no suffixes.
enum RussianStem {
    /// «котлету», «котлет», «котлетами»: «котлет»; and what the ending tells.
    static func of(_ word: Letters) -> (Letters, Word.Form) {
        if indeclinable.contains(word) { return (word, .noun) }
        let (stem, form) = withoutEnding(word)
        return (withoutFleetingVowel(stem), form)
    }

    private static func withoutEnding(_ word: Letters) -> (Letters, Word.Form) {
        for (ending, form) in endings where word.count >= ending.count + 2 && word.hasSuffix(ending) {
            let stem = word.dropLast(ending.count)
            // «плов» and «крем» end like inflected words; what would be left of them is no word.
            if stem.contains(where: vowels.contains) { return (Letters(stem), form) }
        }
        return (word, .noun)
    }

    /// «огурец» and «огурца», «сосисок» and «сосиска» differ by a vowel that comes and goes.
    private static func withoutFleetingVowel(_ stem: Letters) -> Letters {
        guard stem.count >= 4, lastAfterFleeting.contains(stem[stem.count - 1]),
            fleeting.contains(stem[stem.count - 2]),
            !vowels.contains(stem[stem.count - 3])
        else { return stem }
        var shorter = stem
        shorter.remove(at: stem.count - 2)
        return shorter
    }

    private static let vowels = Set("аеиоуыэюя".utf16)
    private static let fleeting = Set("ое".utf16)
    private static let lastAfterFleeting = Set("кцнлр".utf16)

    /// The longest first.
    private static let endings: [(Letters, Word.Form)] = {
        let all: [(String, Word.Form)] = [
            ("ьями иями ями ами ьям ьях ьем ьев ьей иям иях ием ией ам ям ах ях ов ев ию ия ии", .noun),
            ("а я о е у ю ы и й ь", .noun),
            ("ьего ьему ьими ьим ьих ыми ими ого его ому ему ая яя ую юю ый ое ее ые ых их ым им", .adjective),
            ("ой ей ою ею ом ем ий ие ью ья ье ьи", .either),
        ]
        return all.flatMap { list, form in list.split(separator: " ").map { (Letters($0.utf16), form) } }
            .sorted { $0.0.count > $1.0.count }
    }()

    /// Borrowed words that have no endings, although they look so.
    private static let indeclinable = Set(
        """
        авокадо азу американо барбекю безе брауни бренди бри виски гаспачо гуакамоле джерки драже желе капучино карри киви \
        кимчи киноа кофе лате латте лечо личи манго мартини мисо мохито мюсли нори ньокки панини песто поке пюре рагу \
        равиоли ризотто романо сациви скампи смузи соте спагетти суфле суши тако тирамису ткемали фри фраппе хинкали чиа \
        чили эспрессо экспрессо какао киш канапе карпаччо филе просекко маки тахини
        """.split(separator: " ").map { Letters($0.utf16) })
}
