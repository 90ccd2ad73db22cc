import Domain

extension ControlAPI {
    private static let actor: Set<String> = [
        "chat", "user", "name", "language", "chat_type", "thread", "reply_to", "is_bot",
    ]

    /// A person writes.
    func say(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: Self.actor.union(["text"]))
        let text = try input.required("text", input.string)
        guard (1...4096).contains(text.utf16.count) else { throw ControlProblem(message: "a text has 1–4096 units") }
        let scene = try Scene(input)
        return try tell { telegram throws(ControlProblem) in
            try telegram.say(scene, .init(text: text, entities: Self.commands(in: text)), extra: [:])
        }
    }

    /// A person changes what they wrote.
    func edit(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["chat", "user", "message_id", "text"])
        let (chat, user) = (try input.chat(), try input.user())
        let id = MessageID(try input.required("message_id", input.integer))
        let text = try input.required("text", input.string)
        return try tell { telegram throws(ControlProblem) in
            guard let message = telegram.chats[chat]?.messages[id], message.author == .person(user) else {
                throw ControlProblem(message: "that person has no such message")
            }
            telegram.chats[chat]?.edit(id, to: .init(text: text, entities: Self.commands(in: text)))
            let update = telegram.announce(
                .editedMessage, telegram.shown(id, in: chat), lane: .chat(chat))
            return (update, id)
        }
    }

    /// A person presses a button that the message has, or had before an edit.
    func press(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: ["chat", "user", "message_id", "data", "forged"])
        let (chat, user) = (try input.chat(), try input.user())
        let id = MessageID(try input.required("message_id", input.integer))
        let data = try input.required("data", input.string)
        let isForged = try input.flag("forged") ?? false
        return try tell { telegram throws(ControlProblem) in
            let message = telegram.chats[chat]?.messages[id]
            guard isForged || message?.offers(data) == true else {
                throw ControlProblem(message: "there is no such button; a modified client would say \"forged\": true")
            }
            return (telegram.press(data, on: id, in: chat, by: user), id)
        }
    }

    /// A person sends a picture, as a photo with several sizes.
    func photo(_ body: JSON) throws(ControlProblem) -> JSON {
        let input = try ControlInput(body, only: Self.actor.union(["base64", "sizes", "caption", "media_group"]))
        let pictures = try Self.pictures(input)
        let (scene, caption) = (try Scene(input), try input.string("caption") ?? "")
        let group = try input.string("media_group")
        return try tell { telegram throws(ControlProblem) in
            var extra: [String: JSON] = ["photo": telegram.files.addPhoto(pictures).json]
            extra["media_group_id"] = group.map { .string($0) }
            return try telegram.say(scene, .init(text: caption, entities: []), extra: extra)
        }
    }

    /// A photo's picture, or each of its sizes as the client has made them.
    private static func pictures(_ input: ControlInput) throws(ControlProblem) -> [(bytes: [UInt8], size: ImageSize)] {
        var all: [[UInt8]] = []
        for size in try input.array("sizes") ?? [] {
            let one = try ControlInput(["sizes": size], only: ["sizes"])
            all.append(try one.required("sizes", one.bytes))
        }
        if !input.has("sizes") { all = [try input.required("base64", input.bytes)] }
        guard (1...5).contains(all.count) else { throw ControlProblem(message: "a photo has one to five sizes") }
        return try all.map { bytes throws(ControlProblem) in
            guard let size = ImageSize(of: bytes) else {
                throw ControlProblem(message: "the bytes are no JPEG, PNG or WebP")
            }
            return (bytes, size)
        }
    }

    /// A person sends something else: `sticker`, `voice`, `document`, `location`, `contact` or `poll`.
    func content(_ body: JSON) throws(ControlProblem) -> JSON {
        let own: Set = ["kind", "base64", "file_name", "mime_type", "size", "caption", "media_group"]
        let input = try ControlInput(body, only: Self.actor.union(own))
        let kind = try input.required("kind", input.string)
        let (scene, caption) = (try Scene(input), try input.string("caption") ?? "")
        let bytes = try input.bytes("base64") ?? Array("simulated \(kind)".utf8)
        let name = try input.string("file_name") ?? "\(kind).bin"
        let type = try input.string("mime_type") ?? (kind == "voice" ? "audio/ogg" : "application/octet-stream")
        let (size, group) = (try input.integer("size"), try input.string("media_group"))
        return try tell { telegram throws(ControlProblem) in
            let file = telegram.files.add(bytes, name: name, type: type, folder: "\(kind)s", size: size)
            guard let content = OtherContent.fields(kind, file) else {
                throw ControlProblem(message: "unknown kind \"\(kind)\"")
            }
            var extra: [String: JSON] = [kind: content]
            extra["media_group_id"] = group.map { .string($0) }
            return try telegram.say(scene, .init(text: caption, entities: []), extra: extra)
        }
    }

    /// A photo sent as a form: the fields of the JSON form, and the bytes as a file, or as one for each size.
    func photoForm(_ bytes: [UInt8], _ type: String) throws(ControlProblem) -> JSON {
        guard let parts = Multipart.parts(of: bytes, contentType: type) else {
            throw ControlProblem(message: "the form cannot be read")
        }
        var fields: [String: JSON] = [:]
        var pictures: [JSON] = []
        for part in parts {
            let text = String(decoding: part.bytes, as: UTF8.self)
            if part.fileName != nil {
                pictures.append(.string(Base64.encoded(part.bytes)))
            } else if ["chat", "user", "thread", "reply_to"].contains(part.name), let number = Int64(text) {
                fields[part.name] = .integer(number)
            } else {
                fields[part.name] = .string(text)
            }
        }
        fields[pictures.count == 1 ? "base64" : "sizes"] = pictures.count == 1 ? pictures[0] : .array(pictures)
        return .object(fields)
    }

    /// Changes Telegram on a copy, so that a refused call leaves nothing behind.
    func tell(
        _ body: (inout Telegram) throws(ControlProblem) -> (UpdateID?, MessageID)
    ) throws(ControlProblem) -> JSON {
        try state.change { state throws(ControlProblem) in
            var telegram = state.telegram
            let (update, message) = try body(&telegram)
            state.telegram = telegram
            return [
                "update_id": update.map { .integer($0.rawValue) } ?? .null, "message_id": .integer(message.rawValue),
            ]
        }
    }

    /// Telegram marks commands in what people write.
    private static func commands(in text: String) -> [JSON] {
        text.matches(of: /(?:^|\s)(\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?)/).map { match in
            let offset = text.utf16.distance(from: text.startIndex, to: match.1.startIndex)
            return [
                "type": "bot_command", "offset": .integer(Int64(offset)),
                "length": .integer(Int64(match.1.utf16.count)),
            ]
        }
    }
}
