/// A Bot API call under way.
struct Call: Sendable {
    let method: String
    let at = Moment.now()
    var route = CallRecord.Route.request

    /// Method names are compared without regard to capitals.
    var key: String { method.lowercased() }
}

extension Telegram {
    /// Runs a method that needs no waiting, and writes the call down with its outcome.
    mutating func run(_ call: Call, _ parameters: Parameters) -> Result<JSON, Refusal> {
        do throws(Refusal) {
            guard let method = Method.all[call.key] else { throw .unknownMethod }
            try parameters.allowOnly(method.parameters)
            let result = try method.run(&self, parameters, .now())
            record(call, parameters.json, status: 200)
            return .success(result)
        } catch {
            record(call, parameters.json, status: error.code)
            return .failure(error)
        }
    }

    mutating func record(_ call: Call, _ parameters: JSON, status: Int?) {
        calls.append(
            CallRecord(at: call.at, method: call.method, parameters: parameters, status: status, route: call.route))
    }
}

extension WorldState {
    /// Executes the method call that a webhook's answer may carry. Its result goes nowhere, as with the real one.
    mutating func execute(_ reply: JSON) {
        guard var fields = reply.object, let method = fields.removeValue(forKey: "method")?.string else { return }
        _ = telegram.run(
            Call(method: method, route: .webhookAnswer), Parameters(values: fields.mapValues { .json($0) }))
    }
}
