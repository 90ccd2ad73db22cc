/// What a metric is, as its HELP and TYPE lines say.
public struct MetricDescription: Sendable {
    /// How the numbers of a metric behave.
    public enum Kind: Equatable, Sendable {
        /// Only grows. A restart begins at 0.
        case counter
        /// Goes up and down; absent until it is first set.
        case gauge
        /// Durations in seconds; the upper bounds of its buckets, without +Inf.
        case histogram([Double])
    }

    /// A sentence for the HELP line.
    public let help: String
    /// Its TYPE line.
    public let kind: Kind
    /// In the order in which they are exported.
    public let labels: [MetricLabel]
}

extension MetricName {
    /// Intake is to be acknowledged within milliseconds.
    private static let quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]
    /// From a local sentence to a photo with a slow AI, and to an export's deadline.
    private static let slow = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 600]

    /// The one table of metrics.
    public var catalogued: MetricDescription {
        switch self {
        case .updatesReceived: counter("Updates by kind and by what became of them at the ingress.", .kind, .outcome)
        case .updateAckDuration: histogram("From the arrival of an update to its acknowledgement.", Self.quick)
        case .queueReady: gauge("Lanes with a token that no worker has taken.", .pool)
        case .queueInFlight: gauge("Lanes that a worker holds.")
        case .queueDelayed: gauge("Lanes that wait for their due time.")
        case .queueDead: gauge("Items parked for a person to look at.")
        case .queueOldestAge: gauge("Time since the arrival of the oldest job at the head of a lane.")
        case .queueClosed: gauge("1 while the queue is closed, as during a restore: jobs wait.")
        case .queueRepairs: counter("Queue states that the sweep had to mend.", .repair)
        case .queueLostLeases: counter("Jobs whose lease was gone when they were settled.", .pool)
        case .jobsFinished: counter("Jobs by how they ended.", .pool, .kind, .outcome)
        case .jobDuration: histogram("From taking a job to settling it.", Self.slow, .pool, .kind)
        case .jobEndToEnd: histogram("From the arrival of an update to the end of its job.", Self.slow, .pool, .kind)
        case .telegramRequests: counter("Bot API calls by answer; code none is no answer.", .method, .code)
        case .aiRequests: counter("Calls to the AI by how they ended.", .outcome)
        case .aiTokens: counter("Tokens that the AI reported, direction prompt or completion.", .direction)
        case .aiCost: counter("Estimated cost of the AI in US dollars.", .model)
        case .aiCircuitState: gauge("Circuit breaker: 0 closed, 1 half-open, 2 open.", .model)
        case .imageBytesSaved: counter("Bytes of photos that were not sent to the AI.")
        case .imageTokensSaved: counter("Patches of 32 pixels that the AI was not shown, which many models bill.")
        case .backupLastSuccess: gauge("When the last backup was verified, since the epoch.")
        case .scheduleRuns: counter("Jobs that were enqueued at their set times.", .name)
        case .scheduleLastSlot: gauge("The last set time whose job was enqueued, since the epoch.", .name)
        case .backupBytes: gauge("Size of the last backup that was verified.")
        case .backups: counter("Runs of the backup by how they ended, made or failed.", .outcome)
        case .webhookFaults: counter("Looks at the webhook that found it not as it is to be.", .kind)
        case .processResidentMemory: gauge("Memory of this process that is in RAM.")
        case .processCPU: counter("User and system CPU time of this process.")
        case .processOpenFiles: gauge("Open file descriptors of this process.")
        case .processStartTime: gauge("Start of this process, since the epoch.")
        }
    }

    private func counter(_ help: String, _ labels: MetricLabel...) -> MetricDescription {
        MetricDescription(help: help, kind: .counter, labels: labels)
    }

    private func gauge(_ help: String, _ labels: MetricLabel...) -> MetricDescription {
        MetricDescription(help: help, kind: .gauge, labels: labels)
    }

    private func histogram(_ help: String, _ bounds: [Double], _ labels: MetricLabel...) -> MetricDescription {
        MetricDescription(help: help, kind: .histogram(bounds), labels: labels)
    }
}
