import Jobs
import Logging
import Redis

/// Hears what concerns all workers, such as "stop this job", within milliseconds.
struct Signals: Sendable {
    let process: WorkerProcess
    let waiting: Connection

    /// The newest signal that stands before the first job is taken: what is said after it concerns us. Nil when the process
    /// is asked to end before Redis has told.
    func beginning() async -> String? {
        var isTroubled = false
        while !process.shutdown.isRequested {
            do { return try await newest() } catch {
                if !isTroubled { report(error, "no job is taken, for it could not be stopped") }
                isTroubled = true
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
        return nil
    }

    /// Hears all signals after `beginning`; runs until it is cancelled.
    func run(after beginning: String) async {
        var last = beginning
        var isTroubled = false
        while !Task.isCancelled {
            do {
                last = try await hear(after: last)
                isTroubled = false
            } catch {
                if Task.isCancelled { return }
                if !isTroubled { report(error, "jobs cannot be stopped at once") }
                isTroubled = true
                try? await Task.sleep(for: .milliseconds(200))  // cancelled: the loop ends itself
            }
        }
    }

    /// What passes by itself is a warning, and anything else somebody has to mend.
    private func report(_ error: ConnectionError, _ effect: String) {
        process.logger.log(
            level: error.isPassing ? .warning : .error, "cannot hear signals",
            metadata: ["error": "\(error)", "effect": "\(effect)"])
    }

    private var stream: String { "\(process.lanes.prefix)signals" }

    private func newest() async throws(ConnectionError) -> String {
        let reply = try await waiting.send(Command("XREVRANGE", stream, "+", "-", "COUNT", "1"), deadline: .seconds(1))
        return reply.array?.first?.array?.first?.text ?? "0-0"
    }

    private func hear(after id: String) async throws(ConnectionError) -> String {
        let command = Command("XREAD", "COUNT", "100", "BLOCK", "2000", "STREAMS", stream, id)
        let reply = try await waiting.send(command, deadline: .seconds(7))
        var last = id
        for entry in reply.array?.first?.array?.last?.array ?? [] {
            guard let parts = entry.array, parts.count == 2, let entryID = parts[0].text else { continue }
            last = entryID
            act(on: fields(parts[1]))
        }
        return last
    }

    private func act(on signal: [String: String]) {
        if signal["kind"] == "cancel", let job = signal["job"] {
            process.leases.stop(JobKey(rawValue: job), at: .now)
        }
    }

    private func fields(_ reply: Reply) -> [String: String] {
        let flat = (reply.array ?? []).compactMap(\.text)
        var fields: [String: String] = [:]
        for index in stride(from: 0, to: flat.count - 1, by: 2) { fields[flat[index]] = flat[index + 1] }
        return fields
    }
}
