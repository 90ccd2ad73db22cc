import Logging

extension LogLine {
    /// `{"time":"…","level":"info","program":"familybot-worker","event":"job done","trace":"…","pool":"chat"}`
    mutating func appendJSON(_ event: LogEvent, program: String, fields: [(name: String, value: LogFields.Value)]) {
        append(raw: #"{"time":""#)
        append(.now)
        append(raw: #"","level":""#)
        append(escaping: event.level.rawValue)
        append(raw: #"","program":""#)
        append(escaping: program)
        append(raw: #"","event":""#)
        append(escaping: event.message.description)
        append(raw: "\"")
        for field in fields where hasRoom() {
            append(raw: ",\"")
            append(escaping: field.name)
            append(raw: "\":")
            appendJSON(field.value)
        }
        append(raw: isCut ? ",\"cut\":true}\n" : "}\n")
    }

    /// `2026-03-29T01:02:03.004Z info  job done trace=… pool=chat`
    mutating func appendText(_ event: LogEvent, program: String, fields: [(name: String, value: LogFields.Value)]) {
        append(.now)
        append(raw: " ")
        append(escaping: event.level.rawValue)
        append(raw: " ")
        append(escaping: program)
        append(raw: ": ")
        append(escaping: event.message.description)
        for field in fields where hasRoom() {
            append(raw: " ")
            append(escaping: field.name)
            append(raw: "=")
            switch field.value {
            case .text(let text): append(escaping: text)
            case .list(let texts): append(escaping: texts.joined(separator: ","))
            }
        }
        append(raw: isCut ? " …\n" : "\n")
    }

    private mutating func appendJSON(_ value: LogFields.Value) {
        switch value {
        case .text(let text):
            append(raw: "\"")
            append(escaping: text)
            append(raw: "\"")
        case .list(let texts):
            append(raw: "[")
            for (index, text) in texts.enumerated() where hasRoom() {
                append(raw: index == 0 ? "\"" : ",\"")
                append(escaping: text)
                append(raw: "\"")
            }
            append(raw: "]")
        }
    }
}
