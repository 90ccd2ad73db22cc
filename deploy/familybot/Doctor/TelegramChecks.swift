import Foundation
import Operations
import TelegramAPI

/// Whether Telegram knows the bot, and brings its updates where they are wanted.
struct TelegramChecks: Sendable {
    let bot: Bot?
    let settings: Settings

    var all: [Check] {
        [
            Check(name: "telegram.token") { await token() },
            Check(name: "telegram.groups") { await groups() },
            Check(name: "telegram.mode") { await mode() },
            Check(name: "telegram.webhook.address") { webhookAddress() },
            Check(name: "telegram.webhook.secret") { webhookSecret() },
            Check(name: "telegram.webhook.kinds") { await webhookKinds() },
            Check(name: "telegram.webhook.errors") { await webhookErrors() },
            Check(name: "telegram.backlog") { await backlog() },
            Check(name: "telegram.base") { base() },
        ]
    }

    private static let patience = Duration.seconds(10)
    /// Ports that Telegram calls.
    private static let ports: Set<Int> = [443, 80, 88, 8443]
    /// A secret that nobody guesses: 24 signs of 64.
    private static let strongSecret = 24
    /// More than a busy family writes in a minute.
    private static let usualBacklog = 50

    private func token() async -> Finding {
        guard let bot else {
            return .broken("the token cannot be read", mend: "export TELEGRAM_BOT_TOKEN=… from @BotFather")
        }
        do throws(TelegramError) {
            let me = try await bot.getMe(timeout: Self.patience)
            return .ok("the bot is @\(me.username ?? me.firstName)")
        } catch {
            if case .refused(let refusal) = error, refusal.reason == .unauthorized {
                return .broken(
                    "Telegram does not accept the token", mend: "export TELEGRAM_BOT_TOKEN=… (@BotFather, /token)")
            }
            return .broken(
                "\(error)",
                mend:
                    "curl -sS \(settings.telegramBase.string) # this machine must reach Telegram, or TELEGRAM_API_BASE names a server that it reaches"
            )
        }
    }

    private func groups() async -> Finding {
        guard let bot, let me = try? await bot.getMe(timeout: Self.patience) else {
            return .unknown("Telegram is away")
        }
        // Left out by servers of one's own: they have nothing against it.
        return me.canJoinGroups ?? true
            ? .ok("the bot may join groups")
            : .warning("the bot cannot be added to a group", mend: "@BotFather: /setjoingroups → Enable")
    }

    private func mode() async -> Finding {
        guard let info = await info() else { return .unknown("Telegram is away") }
        switch (settings.mode, info.url) {
        case (.polling, ""): return .ok("polling, and no webhook is set")
        case (.polling, let url):
            return .broken("polling, but Telegram posts updates to \(url)", mend: "familybot webhook delete")
        case (.webhook, ""): return .broken("webhook mode, but no webhook is set", mend: "familybot webhook set")
        case (.webhook, let url):
            return url == settings.webhookURL
                ? .ok("Telegram posts updates to \(url)")
                : .broken("Telegram posts updates to \(url)", mend: "familybot webhook set")
        }
    }

    private func webhookAddress() -> Finding {
        guard settings.mode == .webhook else { return .ok("not needed for polling") }
        guard let text = settings.webhookURL, let url = URL(string: text) else {
            return .broken("webhook mode without an address", mend: "export TELEGRAM_WEBHOOK_URL=https://…")
        }
        if url.scheme != "https", settings.isOfficialTelegram {
            return .broken(
                "Telegram calls https addresses only",
                mend: "export TELEGRAM_WEBHOOK_URL=https://\(url.host() ?? "…")\(url.path())")
        }
        let port = url.port ?? (url.scheme == "https" ? 443 : 80)
        if settings.isOfficialTelegram, !Self.ports.contains(port) {
            return .broken(
                "Telegram calls the ports 443, 80, 88 and 8443 only, not \(port)",
                mend: "export TELEGRAM_WEBHOOK_URL=https://\(url.host() ?? "…"):8443\(url.path())")
        }
        return .ok("\(text)")
    }

    private func webhookSecret() -> Finding {
        guard settings.mode == .webhook else { return .ok("not needed for polling") }
        guard let secret = settings.webhookSecrets.first else {
            return .broken(
                "webhook mode without a secret", mend: "export TELEGRAM_WEBHOOK_SECRET=$(openssl rand -hex 32)")
        }
        return secret.reveal().count >= Self.strongSecret
            ? .ok("a secret of \(secret.reveal().count) signs")
            : .warning("the webhook's secret is short", mend: "export TELEGRAM_WEBHOOK_SECRET=$(openssl rand -hex 32)")
    }

    private func webhookKinds() async -> Finding {
        guard settings.mode == .webhook else { return .ok("the poller names its kinds with every question") }
        guard let info = await info() else { return .unknown("Telegram is away") }
        let missing = Set(AllowedUpdates.all).subtracting(info.allowedUpdates ?? [])
        return missing.isEmpty
            ? .ok("all kinds of updates come")
            : .broken("Telegram leaves out: \(missing.sorted().joined(separator: ", "))", mend: "familybot webhook set")
    }

    private func webhookErrors() async -> Finding {
        guard settings.mode == .webhook else { return .ok("not needed for polling") }
        guard let info = await info() else { return .unknown("Telegram is away") }
        guard let date = info.lastErrorDate, info.pendingUpdates > 0 else { return .ok("Telegram's calls arrive") }
        let when = Date(timeIntervalSince1970: TimeInterval(date)).formatted(.iso8601)
        return .broken(
            "Telegram's call failed at \(when): \(info.lastErrorMessage ?? "no reason given")",
            mend:
                "curl -i \(settings.webhookURL ?? "") # 401 is right; anything else is the proxy or the tunnel before the ingress"
        )
    }

    private func backlog() async -> Finding {
        guard let info = await info() else { return .unknown("Telegram is away") }
        return info.pendingUpdates <= Self.usualBacklog
            ? .ok("\(info.pendingUpdates) updates wait at Telegram")
            : .warning(
                "\(info.pendingUpdates) updates wait at Telegram",
                mend: "familybot webhook status # is an ingress running?")
    }

    private func base() -> Finding {
        settings.telegramBase.isPrivate
            ? .ok("\(settings.telegramBase.string)")
            : .warning(
                "the token travels unencrypted to \(settings.telegramBase.string)",
                mend: "export TELEGRAM_API_BASE=https://…")
    }

    private func info() async -> WebhookInfo? { try? await bot?.getWebhookInfo(timeout: Self.patience) }
}
