public import Logging
public import ServiceLifecycle

import HTTPTypes
import Hummingbird
import NIOCore

/// A simulated Telegram and a simulated AI behind one HTTP server, with a control interface to play the people in it.
///
/// Everything lives in memory. `/bot<token>/…` and `/file/bot<token>/…` are Telegram, `/v1/…` is the AI, `/control/…`
/// is for tests and the demo, `/` is a page where a person plays the people.
public final class World: Service {
    private let settings: WorldSettings
    private let logger: Logger
    private let state: Watched<WorldState>
    private let listening = Watched<Int?>(nil)

    public init(_ settings: WorldSettings, logger: Logger) {
        (self.settings, self.logger) = (settings, logger)
        state = Watched(WorldState(settings))
    }

    /// Waits until the server accepts connections, and gives its port.
    public func port() async throws -> Int { try await listening.first { $0 } }

    /// Serves until cancelled or shut down gracefully.
    public func run() async throws {
        let faces = Faces(settings: settings, state: state)
        let application = Application(
            responder: CallbackResponder<Exchange> { request, exchange in
                try await faces.answer(request, exchange)
            },
            server: .http1(configuration: .init(additionalChannelHandlers: [HangUpOnHalfClose()])),
            configuration: .init(address: .hostname(settings.host, port: settings.port), serverName: nil),
            services: [Courier(state: state)],
            onServerRunning: { [listening] channel in
                listening.change { $0 = channel.localAddress?.port }
            },
            logger: logger)
        try await application.run()
    }
}

/// Sends each request to the face that its path names.
private struct Faces: Sendable {
    let telegram: BotAPI
    let assistant: AssistantAPI
    let control: ControlAPI

    init(settings: WorldSettings, state: Watched<WorldState>) {
        telegram = BotAPI(token: settings.token, state: state)
        assistant = AssistantAPI(key: settings.aiKey, state: state)
        control = ControlAPI(state: state)
    }

    func answer(_ request: Request, _ exchange: Exchange) async throws -> Response {
        let path = request.uri.path
        if path.hasPrefix("/bot") || path.hasPrefix("/file/bot") { return try await telegram.answer(request, exchange) }
        if path.hasPrefix("/v1/") { return try await assistant.answer(request, exchange) }
        if path.hasPrefix("/control/") { return try await control.answer(request) }
        return PageAPI.answer(path) ?? .json(["error": "not found"], status: 404)
    }
}
