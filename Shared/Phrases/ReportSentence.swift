public import Domain

/// Sentences about when reports come, rendered where they are made.
public enum ReportSentence: Sendable {
    /// What stands, with the zone that its times are of, and how it is changed.
    case plan(ReportPlan, Zone)
    /// The same after quiet hours were chosen: they are told also where there are no reports that could wait for their end.
    case quietHours(ReportPlan, Zone)

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.plan(let plan, let zone), .russian): Self.russian(plan, zone)
        case (.plan(let plan, let zone), .english): Self.english(plan, zone)
        case (.quietHours(let plan, let zone), let language):
            Self.saved(plan.quiet, before: plan, in: language)
                + ReportSentence.plan(plan, zone).text(in: language)
        }
    }

    private static func saved(_ quiet: QuietHours, before plan: ReportPlan, in language: Language) -> String {
        guard plan.isEmpty else { return "" }
        return switch language {
        case .russian: "🌙 Тихие часы записал: с \(quiet.from) до \(quiet.to).\n"
        case .english: "🌙 Quiet hours saved: \(quiet.from) to \(quiet.to).\n"
        }
    }

    private static func russian(_ plan: ReportPlan, _ zone: Zone) -> String {
        guard !plan.isEmpty else {
            return """
                Отчётов я не присылаю. Нужны — напишите: «присылай отчёт каждый вечер», «отчёт в 20:30», \
                «недельный отчёт по воскресеньям».
                """
        }
        var lines: [String] = []
        if let time = plan.daily { lines.append("📊 Отчёт за день — каждый день в \(time).") }
        if let weekly = plan.weekly {
            lines.append("📊 Отчёт за неделю — \(russian(weekly.day)) в \(weekly.time).")
        }
        lines.append(
            """
            Время — \(zone). Если записей не было, промолчу. Опоздавший отчёт подождёт, пока у вас тихие часы: \
            с \(plan.quiet.from) до \(plan.quiet.to).
            Изменить: «отчёт в 20:30», «недельный отчёт по понедельникам», «тихие часы с 23 до 7». Отключить: \
            «не присылай отчёты».
            """)
        return lines.joined(separator: "\n")
    }

    private static func english(_ plan: ReportPlan, _ zone: Zone) -> String {
        guard !plan.isEmpty else {
            return """
                I send no reports. If you want them, write: “send me a report every evening”, “report at 20:30”, \
                “weekly report on Sundays”.
                """
        }
        var lines: [String] = []
        if let time = plan.daily { lines.append("📊 A report of the day — every day at \(time).") }
        if let weekly = plan.weekly {
            lines.append("📊 A report of the week — \(english(weekly.day)) at \(weekly.time).")
        }
        lines.append(
            """
            Times are those of \(zone). When nothing was written down I keep quiet. A report that is late waits for your \
            quiet hours to end: \(plan.quiet.from) to \(plan.quiet.to).
            To change it: “report at 20:30”, “weekly report on Mondays”, “quiet hours from 23 to 7”. To end it: \
            “stop the reports”.
            """)
        return lines.joined(separator: "\n")
    }

    private static func russian(_ day: Weekday) -> String {
        switch day {
        case .monday: "по понедельникам"
        case .tuesday: "по вторникам"
        case .wednesday: "по средам"
        case .thursday: "по четвергам"
        case .friday: "по пятницам"
        case .saturday: "по субботам"
        case .sunday: "по воскресеньям"
        }
    }

    private static func english(_ day: Weekday) -> String {
        switch day {
        case .monday: "on Mondays"
        case .tuesday: "on Tuesdays"
        case .wednesday: "on Wednesdays"
        case .thursday: "on Thursdays"
        case .friday: "on Fridays"
        case .saturday: "on Saturdays"
        case .sunday: "on Sundays"
        }
    }
}
