import ArgumentParser
import Foundation
import Mongo
import Support

/// A backup of small and of large data, made by a real worker: how fast, and in how much memory.
struct BackupBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Speed of backups with their drill, and a worker's peak memory.")

    @Option(help: "Sizes of the data in MiB, comma-separated.")
    var sizes = "50,400"

    private static let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"

    func run() async throws {
        for size in sizes.split(separator: ",").compactMap({ Int($0) }) { try await measure(mebibytes: size) }
    }

    private func measure(mebibytes: Int) async throws {
        let folder = NSTemporaryDirectory() + "familybot-bench-\(UUID().uuidString)"
        let bot = try await Installation.start(
            workers: 0,
            environment: ["FAMILYBOT_BACKUP_DIR": folder, "FAMILYBOT_BACKUP_RECIPIENT": Self.recipient])
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a folder that stays in /tmp harms nobody
        let worker = try await bot.startWorker(["--pools", "backup"])
        try await fill(bot, mebibytes)
        let began = ContinuousClock.now
        let command = try ChildProcess(
            try Programs.path("familybot"), ["backup", "now", "--json"], environment: bot.environment)
        guard try await command.exitStatus() == 0 else { throw Missing("a backup: \(command.log)") }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let status = try String(contentsOfFile: "/proc/\(worker.pid)/status", encoding: .utf8)
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ").dropFirst()
            .first
        guard let peak = peak.flatMap({ Double($0) }) else { throw Missing("the peak of process \(worker.pid)") }
        printJSON([
            "mib": mebibytes, "seconds": seconds, "mib_per_second": Double(mebibytes) / seconds,
            "worker_peak_rss_mib": peak / 1024,
        ])
    }

    /// Documents as those of meals are: names that repeat, numbers that do not.
    private func fill(_ bot: Installation, _ mebibytes: Int) async throws {
        let client = try bot.mongo.connect(database: bot.database, connections: 1)
        let meals = client.collection("bench")
        var (bytes, number) = (0, 0)
        while bytes < mebibytes << 20 {
            let batch = (number..<number + 1000).map { number -> Document in
                let items = (0..<6).map { item -> BSONValue in
                    [
                        "name": .string("Гречка с грибами № \(number % 97 + item)"),
                        "grams": .double(.random(in: 1...900)),
                        "kcal": .double(.random(in: 1...900)), "protein": .double(.random(in: 0...90)),
                    ]
                }
                return [
                    "_id": .string("job-\(number)#0"), "familyID": "f", "day": .int(number / 9), "items": .array(items),
                ]
            }
            try await meals.write(batch.map(Write.insert))
            bytes += batch.reduce(0) { $0 + $1.bytes.count }
            number += 1000
        }
        await client.close()
    }
}
