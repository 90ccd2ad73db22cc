import Foundation
import Metrics
import Operations
import Vault

/// What Prometheus sees of backups.
enum BackupMetrics {
    static func show(_ manifest: Manifest) {
        Meter(metric: .backupLastSuccess).set(manifest.finishedAt.timeIntervalSince1970)
        Meter(metric: .backupBytes).set(Double(manifest.fileBytes))
    }

    static func count(_ outcome: String) { Counter(metric: .backups, [.outcome: outcome]).increment() }
}
