/// Which form of a noun stands behind a number.
///
/// The rules are those of the Unicode CLDR for cardinal numbers: https://cldr.unicode.org/index/cldr-spec/plural-rules
enum Plural {
    /// `1 фильм`, `22 фильма`, `11 фильмов`.
    static func russian(_ count: Int, _ one: String, _ few: String, _ many: String) -> String {
        let (tens, ones) = (abs(count % 100), abs(count % 10))
        switch ones {
        case 1 where tens != 11: return one
        case 2...4 where !(12...14).contains(tens): return few
        default: return many
        }
    }

    /// `1 film`, `2 films`, `0 films`.
    static func english(_ count: Int, _ one: String, _ other: String) -> String { abs(count) == 1 ? one : other }
}
