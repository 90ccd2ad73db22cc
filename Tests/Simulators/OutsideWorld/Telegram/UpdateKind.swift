/// The kinds of updates that a bot may ask for.
enum UpdateKind: String, CaseIterable, Sendable {
    case message
    case editedMessage = "edited_message"
    case channelPost = "channel_post"
    case editedChannelPost = "edited_channel_post"
    case businessConnection = "business_connection"
    case businessMessage = "business_message"
    case editedBusinessMessage = "edited_business_message"
    case deletedBusinessMessages = "deleted_business_messages"
    case messageReaction = "message_reaction"
    case messageReactionCount = "message_reaction_count"
    case inlineQuery = "inline_query"
    case chosenInlineResult = "chosen_inline_result"
    case callbackQuery = "callback_query"
    case shippingQuery = "shipping_query"
    case preCheckoutQuery = "pre_checkout_query"
    case purchasedPaidMedia = "purchased_paid_media"
    case poll
    case pollAnswer = "poll_answer"
    case myChatMember = "my_chat_member"
    case chatMember = "chat_member"
    case chatJoinRequest = "chat_join_request"
    case chatBoost = "chat_boost"
    case removedChatBoost = "removed_chat_boost"
}

extension Telegram {
    /// What a bot gets that never named any kinds: all but those that must be asked for.
    static let defaultUpdates = Set(UpdateKind.allCases).subtracting([
        .chatMember, .messageReaction, .messageReactionCount,
    ])

    /// Reads `allowed_updates`; absent leaves the setting as it was, an empty list means the default.
    mutating func setAllowedUpdates(_ parameters: Parameters) throws(Refusal) {
        guard let names = try parameters.array("allowed_updates") else { return }
        var kinds: Set<UpdateKind> = []
        for name in names {
            guard let kind = name.string.flatMap(UpdateKind.init) else {
                throw .badRequest("unknown update kind \(name.printed()) in allowed_updates")
            }
            kinds.insert(kind)
        }
        allowedUpdates = kinds.isEmpty ? Self.defaultUpdates : kinds
    }
}
