/// Every metric that Family Bot exports; the raw value is its name after the prefix `familybot_`.
///
/// Operators' alert rules name them, so renaming one is a change of contract.
public enum MetricName: String, CaseIterable, Sendable {
    case updatesReceived = "updates_received_total"
    case updateAckDuration = "update_ack_duration_seconds"
    case queueReady = "queue_ready"
    case queueInFlight = "queue_in_flight"
    case queueDelayed = "queue_delayed"
    case queueDead = "queue_dead"
    case queueClosed = "queue_closed"
    case queueOldestAge = "queue_oldest_age_seconds"
    case queueRepairs = "queue_repairs_total"
    case queueLostLeases = "queue_lost_leases_total"
    case jobsFinished = "jobs_finished_total"
    case jobDuration = "job_duration_seconds"
    case jobEndToEnd = "job_end_to_end_seconds"
    case telegramRequests = "telegram_requests_total"
    case aiRequests = "ai_requests_total"
    case aiTokens = "ai_tokens_total"
    case aiCost = "ai_cost_usd_total"
    case aiCircuitState = "ai_circuit_state"
    case imageBytesSaved = "image_bytes_saved_total"
    case imageTokensSaved = "image_tokens_saved_total"
    case backupLastSuccess = "backup_last_success_timestamp_seconds"
    case scheduleRuns = "schedule_runs_total"
    case scheduleLastSlot = "schedule_last_slot_timestamp_seconds"
    case backupBytes = "backup_bytes"
    case backups = "backups_total"
    case webhookFaults = "webhook_faults_total"
    case processResidentMemory = "process_resident_memory_bytes"
    case processCPU = "process_cpu_seconds_total"
    case processOpenFiles = "process_open_fds"
    case processStartTime = "process_start_time_seconds"

    /// The name as Prometheus sees it.
    public var exported: String { "familybot_" + rawValue }
}

/// What tells the series of one metric apart. Never a person, a chat or a text.
public enum MetricLabel: String, Sendable {
    case pool, kind, outcome, method, code, model, direction, repair, name
}
