import OpenAIAPI
import Operations

/// Whether an AI answers. None is all right: the bot then reads by simple rules.
struct AIChecks: Sendable {
    /// Nil where none is configured.
    let endpoint: OpenAIAPI.Endpoint?
    let settings: Settings

    var all: [Check] {
        [
            Check(name: "ai.configured") { configured() },
            Check(name: "ai.reachable") { await reachable() },
            Check(name: "ai.models") { await models() },
            Check(name: "ai.encrypted") { encrypted() },
        ]
    }

    private static let patience = Duration.seconds(10)

    private func configured() -> Finding {
        endpoint == nil
            ? .warning(
                "no AI: questions are not answered, photos not read",
                mend: "export OPENAI_API_KEY=… or OPENAI_BASE_URL=…")
            : .ok("\(settings.ai.base.string)")
    }

    private func reachable() async -> Finding {
        guard let endpoint else { return .ok("no AI is configured") }
        do throws(AIError) {
            _ = try await endpoint.models(timeout: Self.patience)
            return .ok("it answers")
        } catch {
            return .broken(
                "\(error)",
                mend: "curl -sS -H \"Authorization: Bearer $OPENAI_API_KEY\" \(settings.ai.base.string)/models")
        }
    }

    private func models() async -> Finding {
        guard let endpoint else { return .ok("no AI is configured") }
        guard let known = try? await endpoint.models(timeout: Self.patience) else { return .unknown("the AI is away") }
        let wanted = [(SettingName.openAIModel, settings.ai.model), (.openAIVisionModel, settings.ai.visionModel)]
        let missing = wanted.filter { !known.contains($0.1) }
        guard !missing.isEmpty else { return .ok("the models are there") }
        return .warning(
            "the AI does not list \(missing.map(\.1).joined(separator: ", "))",
            mend: missing.map { "export \($0.0.rawValue)=\(known.first ?? "…")" }.joined(separator: "; "))
    }

    private func encrypted() -> Finding {
        guard endpoint != nil else { return .ok("no AI is configured") }
        return settings.ai.base.isPrivate
            ? .ok("what people write travels encrypted")
            : .warning(
                "what people write travels unencrypted to \(settings.ai.base.string)",
                mend: "export OPENAI_BASE_URL=https://…")
    }
}
