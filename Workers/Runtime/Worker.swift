public import Jobs
public import Logging
public import Operations
public import Redis
public import ServiceLifecycle

/// A worker process: any number of pools over one Redis.
///
/// At a graceful shutdown it stops taking, gives back what has not begun, finishes and settles what is in hand for up to
/// `drain`, and interrupts and gives back the rest.
public struct Worker: Service {
    private let pools: [Pool]
    private let process: WorkerProcess
    private let endpoint: Endpoint
    private let bot: Int64
    private let drain: Duration

    /// - Parameters:
    ///   - lanes: over a connection that only this worker uses for commands.
    ///   - visibility: how long a worker may be silent before its jobs are taken over.
    public init(
        pools: [Pool], lanes: LaneFunctions, endpoint: Endpoint, bot: Int64, visibility: Duration, drain: Duration,
        liveness: Liveness, logger: Logger
    ) {
        self.pools = pools
        self.endpoint = endpoint
        self.bot = bot
        self.drain = drain
        process = WorkerProcess(
            lanes: lanes, consumer: WorkerProcess.consumerName(), visibility: visibility, logger: logger,
            liveness: liveness)
    }

    public func run() async throws {
        let beating = Connection(to: endpoint, name: "heartbeat")
        let keeping = Connection(to: endpoint, name: "housekeeping")
        let signalling = Connection(to: endpoint, name: "signals")
        let waiting = pools.map { Connection(to: endpoint, name: "wait-\($0.name.rawValue)") }
        let heartbeat = Heartbeat(
            lanes: LaneFunctions(connection: beating, bot: bot), consumer: process.consumer,
            interval: process.visibility / 4, leases: process.leases)
        heartbeat.start()
        process.shutdown.onRequest { [quarantine = process.quarantine] in quarantine.close() }
        // A task of its own: when another service fails this one is cancelled, which is no reason to drop what is in hand.
        let work = Task { await serve(waiting, signalling, keeping) }
        await withTaskCancellationOrGracefulShutdownHandler {
            await work.value
        } onCancelOrGracefulShutdown: {
            process.shutdown.request()
        }
        heartbeat.stop()
        beating.close()
    }

    private func serve(_ waiting: [Connection], _ signalling: Connection, _ keeping: Connection) async {
        defer { for connection in waiting + [signalling, keeping] { connection.close() } }
        let signals = Signals(process: process, waiting: signalling)
        // A job that begins before we listen could not be stopped.
        guard let beginning = await signals.beginning() else { return }
        await withDiscardingTaskGroup { background in
            background.addTask { await signals.run(after: beginning) }
            background.addTask {
                await Housekeeping(process: process, lanes: LaneFunctions(connection: keeping, bot: bot)).run()
            }
            background.addTask { await limitDraining() }
            await withDiscardingTaskGroup { group in
                for (pool, connection) in zip(pools, waiting) {
                    group.addTask { await PoolRunner(pool: pool, process: process, waiting: connection).run() }
                }
            }
            background.cancelAll()
            for connection in [signalling, keeping] { connection.close() }  // or they would wait for their replies
        }
    }

    private func limitDraining() async {
        let asked = Doorbell()
        process.shutdown.onRequest { asked.ring() }
        await withTaskCancellationHandler {
            await asked.wait()
        } onCancel: {
            asked.ring()
        }
        do { try await Task.sleep(for: drain) } catch { return }  // all is settled
        process.endDraining()
    }
}
