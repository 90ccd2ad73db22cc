/// One Bot API call, as it was answered.
struct CallRecord: Sendable {
    /// How the call came in.
    enum Route: String, Sendable {
        case request
        /// In the answer to an update.
        case webhookAnswer = "webhook_answer"
    }

    let at: Moment
    let method: String
    let parameters: JSON
    /// The HTTP status; nil when the connection was closed instead.
    let status: Int?
    let route: Route

    var json: JSON {
        [
            "at": .integer(at.milliseconds), "method": .string(method), "parameters": parameters,
            "status": status.map { .integer(Int64($0)) } ?? .null, "route": .string(route.rawValue),
        ]
    }
}
