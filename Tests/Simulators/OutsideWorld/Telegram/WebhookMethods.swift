extension Telegram {
    mutating func setWebhook(_ parameters: Parameters) throws(Refusal) -> JSON {
        guard let url = try parameters.text("url") else { throw .badRequest("url is empty") }
        let secret = try parameters.text("secret_token")
        let connections = try parameters.integer("max_connections") ?? 40
        let dropsPending = try parameters.flag("drop_pending_updates") ?? false
        if url.isEmpty { return try deleteWebhook(parameters) }
        guard PlainURL(url) != nil else {
            throw .badRequest("bad webhook: the simulator delivers to http:// addresses only")
        }
        if let secret, secret.wholeMatch(of: /[A-Za-z0-9_-]{1,256}/) == nil {
            throw .badRequest("secret token contains unallowed characters")
        }
        guard (1...100).contains(connections) else { throw .badRequest("max_connections must be 1–100") }
        try setAllowedUpdates(parameters)
        webhook = Webhook(url: url, secret: secret, maxConnections: Int(connections))
        if dropsPending { outbox.drop() }
        outbox.wakeResting()
        return true
    }

    mutating func deleteWebhook(_ parameters: Parameters) throws(Refusal) -> JSON {
        if try parameters.flag("drop_pending_updates") == true { outbox.drop() }
        webhook = nil
        return true
    }

    var webhookInfo: JSON {
        .fields([
            "url": .string(webhook?.url ?? ""), "has_custom_certificate": false,
            "pending_update_count": .integer(Int64(outbox.count)),
            "max_connections": webhook.map { .integer(Int64($0.maxConnections)) },
            "last_error_date": webhook?.lastError.map { .integer($0.at.seconds) },
            "last_error_message": webhook?.lastError.map { .string($0.message) },
            "allowed_updates": allowedUpdates == Self.defaultUpdates
                ? nil : .array(allowedUpdates.map(\.rawValue).sorted().map { .string($0) }),
        ])
    }
}
