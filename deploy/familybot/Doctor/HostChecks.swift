import Domain
import FamilyStore
import Foundation
import HTTPClient
import Operations
import Storage

/// Whether this machine gives the programs what they need.
struct HostChecks: Sendable {
    let settings: Settings
    let client: HTTPClient.Client

    var all: [Check] {
        [
            Check(name: "ingress.alive") { await ingress() },
            Check(name: "ingress.health") { await health() },
            Check(name: "host.timezone") { timezone() },
            Check(name: "host.files") { files() },
            Check(name: "host.secrets") { secrets() },
            Check(name: "host.disk") { disk() },
        ]
    }

    private static let patience = Duration.seconds(5)
    /// Connections of an ingress under load, and as many again.
    private static let files = 1024
    private static let freeBytes: Int64 = 1 << 30

    private func ingress() async -> Finding {
        let address = "http://\(settings.ingressBind)/livez"
        guard let response = try? await client.send(Request(.get, address, timeout: Self.patience)) else {
            return .broken("nothing answers at \(address)", mend: Mend.start("familybot-ingress"))
        }
        return response.status == 200
            ? .ok("alive at \(settings.ingressBind)")
            : .broken("\(address) answers \(response.status)", mend: Mend.restart("familybot-ingress"))
    }

    private func health() async -> Finding {
        let address = "http://\(settings.ingressBind)/api/health"
        guard let response = try? await client.send(Request(.get, address, timeout: Self.patience)) else {
            return .unknown("the ingress is away")
        }
        struct Health: Decodable { let status: String }
        let status = try? JSONDecoder().decode(Health.self, from: Data(response.body)).status
        switch status {
        case "ok": return .ok("ok")
        case "degraded": return .warning("degraded", mend: "curl -s \(address)")
        default: return .broken("\(status ?? "answers \(response.status)")", mend: "curl -s \(address)")
        }
    }

    private func timezone() -> Finding {
        let name = settings.storage.newcomers.zone.name
        return TimeZone(identifier: name) != nil
            ? .ok(name) : .broken("\(name) is unknown to this system", mend: "apt-get install tzdata")
    }

    private func files() -> Finding {
        let limits = try? String(contentsOfFile: "/proc/self/limits", encoding: .utf8)
        let line = limits?.split(separator: "\n").first { $0.hasPrefix("Max open files") }
        guard let soft = line?.split(separator: " ").dropFirst(3).first else {
            return .unknown("the limit of open files cannot be read")
        }
        guard let files = Int(soft), files < Self.files else { return .ok("\(soft) open files") }
        return .warning("\(soft) open files at most", mend: "ulimit -n 4096; or LimitNOFILE=4096 in the unit")
    }

    private func secrets() -> Finding {
        let open = SettingName.allCases.compactMap { name in
            ProcessInfo.processInfo.environment[name.fileVariable]
        }.filter { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            guard let mode = attributes?[.posixPermissions] as? Int else { return false }
            return mode & 0o077 != 0
        }
        guard let first = open.first else { return .ok("no file with a secret is readable by others") }
        return .broken("\(first) is readable by others", mend: "chmod 600 \(open.joined(separator: " "))")
    }

    private func disk() -> Finding {
        let folder = settings.backupFolder
        let attributes = try? FileManager.default.attributesOfFileSystem(
            forPath: FileManager.default.fileExists(atPath: folder) ? folder : ".")
        guard let free = attributes?[.systemFreeSize] as? Int64 else {
            return .unknown("the free space cannot be read")
        }
        let shown = ByteCountFormatter.string(fromByteCount: free, countStyle: .file)
        return free >= Self.freeBytes
            ? .ok("\(shown) free") : .broken("\(shown) free", mend: "df -h \(folder); du -xsh /var/* | sort -h | tail")
    }
}
