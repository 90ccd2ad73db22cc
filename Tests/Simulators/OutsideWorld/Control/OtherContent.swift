/// The least that Telegram says about things which are neither texts nor photos.
enum OtherContent {
    static func fields(_ kind: String, _ file: FileShelf.File) -> JSON? {
        let id: [String: JSON] = [
            "file_id": .string(file.id), "file_unique_id": .string("u-\(file.id)"), "file_size": .integer(file.size),
        ]
        switch kind {
        case "document": return file.document
        case "sticker":
            return merge(
                id,
                [
                    "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false,
                    "emoji": "🙂",
                ])
        case "voice": return merge(id, ["duration": 3, "mime_type": .string(file.type)])
        case "video": return merge(id, ["duration": 3, "width": 640, "height": 480])
        case "location": return ["latitude": 55.75, "longitude": 37.62]
        case "contact": return ["phone_number": "+10000000000", "first_name": "Contact"]
        case "poll":
            return [
                "id": "poll-1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": false,
                "is_anonymous": true, "type": "regular", "allows_multiple_answers": false,
            ]
        default: return nil
        }
    }

    private static func merge(_ left: [String: JSON], _ right: [String: JSON]) -> JSON {
        .object(left.merging(right) { _, new in new })
    }
}
