internal import Domain

/// The answer to `/help`: in a private chat nothing that somebody of the role may not use.
struct Help {
    /// Nil for all that there is.
    let role: Role?

    init(for role: Role?) { self.role = role }

    /// One line of it.
    private struct Line {
        /// Nil for what everybody may.
        let capability: Capability?
        let russian: String
        let english: String

        init(_ capability: Capability?, _ russian: String, _ english: String) {
            self.capability = capability
            self.russian = russian
            self.english = english
        }
    }

    var russian: String {
        let examples =
            allows(.logMeal)
            ? """
            : «посмотрел Интерстеллар, 9/10», «съел 200 г гречки и котлету», «вес 72,4», «вода 300», «сколько я сегодня \
            съел» — или просто спросите о чём угодно. А команды такие:
            """ : ", просто спросите о чём угодно. А команды такие:"
        return text(
            "Пишите обычными словами, команды не нужны" + examples, admins: "Для администраторов:", \.russian)
    }

    var english: String {
        let examples =
            allows(.logMeal)
            ? """
            : “watched Interstellar, 9/10”, “had 200 g of rice and an egg”, “weight 72.4”, “water 300”, “what have I \
            eaten today”, or simply ask me anything. There are commands, too:
            """ : ", simply ask me anything. There are commands, too:"
        return text("Write in your own words, no commands are needed" + examples, admins: "For admins:", \.english)
    }

    private func text(_ beginning: String, admins: String, _ language: KeyPath<Line, String>) -> String {
        func shown(_ lines: [Line]) -> [String] {
            lines.filter { $0.capability.map(allows) ?? true }.map { $0[keyPath: language] }
        }
        let leading = shown(Self.ofAdmins)
        return ([beginning, ""] + shown(Self.ofAll) + (leading.isEmpty ? [] : [admins] + leading))
            .joined(separator: "\n")
    }

    private func allows(_ capability: Capability) -> Bool {
        role.map { Permissions.allows(capability, for: $0, in: .privately) } ?? true
    }

    private static let ofAll: [Line] = [
        Line(nil, "/start — познакомиться", "/start — how we begin"),
        Line(.help, "/help — эта подсказка", "/help — this list"),
        Line(
            nil, "/cancel — остановить ответ, который я готовлю (или напишите «стоп»)",
            "/cancel — stop the answer that I am working on"),
        Line(.reset, "/reset — начать разговор заново", "/reset — start the conversation over"),
        Line(.today, "/today — что съедено сегодня", "/today — what you have eaten today"),
        Line(
            .foodStatistics, "/stats — еда за неделю (/stats month — за месяц)",
            "/stats — this week's food (/stats month: this month's)"),
        Line(
            .energyGoal, "/goal 2000 — цель в ккал на день (/goal нет — убрать)",
            "/goal 2000 — your goal in kcal a day (/goal off: none)"),
        Line(.logMeal, "/undo — убрать последнюю запись о еде", "/undo — take back the last meal"),
        Line(.listFilms, "/films — ваши фильмы", "/films — your films"),
        Line(
            .exportOwn, "/export — выгрузить данные файлом (/export неделя, /export за июль csv)",
            "/export — your data as a file (/export week, /export July csv)"),
        Line(
            .reports, "«отчёт вечером в 21:00» — присылать отчёт («не присылай отчёты» — не надо)",
            "“report at 21:00” — a report each evening (“stop the reports” — none)"),
        Line(.language, "/language — сменить язык", "/language — change the language"),
    ]

    private static let ofAdmins: [Line] = [
        Line(.addPerson, "/adduser — добавить человека или сменить роль", "/adduser — add somebody or change a role"),
        Line(.removePerson, "/removeuser — убрать человека", "/removeuser — remove somebody"),
        Line(
            .seeAudit, "/audit — журнал: кому и кто дал права, какие копии сделаны",
            "/audit — the log: who gave rights to whom, and which copies were made"),
        Line(.backup, "/backup — сделать резервную копию", "/backup — make a backup"),
    ]
}
