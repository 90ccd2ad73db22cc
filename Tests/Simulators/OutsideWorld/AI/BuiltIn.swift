/// What the simulated AI calls by itself when it understands a sentence and is offered the tool for it.
struct BuiltIn: Sendable {
    private let text: String
    private let tools: [OfferedTool]
    private let choice: ToolChoice

    /// The call for a request; nil where an answer in words is due.
    static func call(for request: CompletionRequest) -> Completion.ToolCall? {
        let answer = BuiltIn(text: request.lastUser, tools: request.tools, choice: request.toolChoice)
        switch request.toolChoice {
        case .none: return nil
        case .auto: return request.round.number == 0 ? answer.understood : nil
        case .required, .tool: return answer.understood ?? answer.forced
        }
    }

    private var understood: Completion.ToolCall? {
        let sentence = Sentence(text)
        let found: (name: String, arguments: JSON)? =
            sentence.statistics.map { ("get_food_statistics", $0) }
            ?? sentence.ratedFilm.map { ("save_movie_with_rating", $0) }
            ?? sentence.filmSearch.map { ("search_user_movies", $0) }
            ?? sentence.meal.map { ("log_meal", $0) }
        guard let found, let tool = tools.first(where: { $0.name == found.name }), allows(tool) else { return nil }
        return .init(name: tool.name, arguments: found.arguments.fitted(to: tool.parameters).printed())
    }

    /// The call that a request insists on, whatever was said.
    private var forced: Completion.ToolCall? {
        tools.first(where: allows).map { tool in
            .init(name: tool.name, arguments: JSON.sample(of: tool.parameters, text: text).printed())
        }
    }

    private func allows(_ tool: OfferedTool) -> Bool {
        if case .tool(let name) = choice { return tool.name == name }
        return true
    }
}

/// A sentence that the simulated AI may understand: a few patterns, enough for a demonstration.
private struct Sentence {
    private let text: String
    private let lower: String

    init(_ text: String) {
        self.text = text
        lower = text.lowercased()
    }

    /// «Я посмотрел фильм Интерстеллар, оценка 9/10»
    var ratedFilm: JSON? {
        let pattern =
            /(?i)(?:посмотрел[аи]?|watched)\s+(?:(?:фильм|сериал|the film|the movie)\s+)?(?<title>.+?)[\s,.–—:;-]+(?:(?:оценка|ставлю|rating)\s*:?\s*)?(?<rating>\d+(?:[.,]\d)?)\s*(?:\/|из|out of)\s*10/
        guard let match = text.firstMatch(of: pattern), let rating = number(match.rating) else { return nil }
        let title = match.title.trimmingPrefix { "«“\"".contains($0) }
        let bare = title.last.map { "»”\"".contains($0) } == true ? title.dropLast() : title
        return ["title": .string(String(bare)), "rating": rating]
    }

    /// «что я смотрел?», «найди Дюну»
    var filmSearch: JSON? {
        if let match = text.firstMatch(of: /(?i)(?:найди|find)\s+(?:(?:фильмы?|the film)\s+)?(.+?)[?!.]*$/) {
            return ["query": .string(String(match.1)), "whose": "mine"]
        }
        if lower.contains(/что мы (уже )?смотрели|what did we watch/) { return ["whose": "family"] }
        return lower.contains(/что я (уже )?смотрела?|what did i watch/) ? ["whose": "mine"] : nil
    }

    /// «сколько я сегодня съел?»
    var statistics: JSON? {
        guard lower.contains(/(сколько|how much|how many).*(съела?|ела?|калорий за|ate|eat|eaten)([^а-яa-z]|$)/) else {
            return nil
        }
        let words = [("вчера", "yesterday"), ("yesterday", "yesterday"), ("недел", "week"), ("week", "week")]
        let period = (words + [("месяц", "month"), ("month", "month")]).first { lower.contains($0.0) }?.1
        return ["period": .string(period ?? "today")]
    }

    /// «съел 200 г гречки и котлету»
    var meal: JSON? {
        guard let match = text.firstMatch(of: /(?i)(?:съела?|поела?|ate)\s+(.+?)[?!.]*$/) else { return nil }
        let parts = match.1.replacing(/\s+(и|and)\s+/, with: ",").split(separator: ",")
        let items = parts.map(item)
        return items.isEmpty ? nil : ["items": .array(items)]
    }

    private func item(_ part: Substring) -> JSON {
        let words = part.trimmingPrefix(while: \.isWhitespace)
        if let match = words.wholeMatch(of: /(?i)(\d+(?:[.,]\d)?)\s*(?:граммов|грамма?|гр?|g)\.?\s+(?:of\s+)?(.+?)\s*/)
        {
            return .fields(["name": .string(String(match.2)), "grams": number(match.1)])
        }
        if let match = words.wholeMatch(of: /(\d+(?:[.,]\d)?)\s+(.+?)\s*/) {
            return .fields(["name": .string(String(match.2)), "count": number(match.1)])
        }
        return ["name": .string(String(words))]
    }

    private func number(_ digits: Substring) -> JSON? {
        let text = digits.replacing(",", with: ".")
        return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) }
    }
}
