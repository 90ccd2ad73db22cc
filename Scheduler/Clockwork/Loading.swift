import Logging
import Schedules

/// The schedules of all sources, asked for again from time to time.
struct Loading {
    private let sources: [ScheduleSource]
    private var loaded: [[Schedule]]
    private var last: ContinuousClock.Instant?
    private var failed: Set<String> = []

    init(_ sources: [ScheduleSource]) {
        self.sources = sources
        loaded = sources.map { _ in [] }
    }

    var schedules: [Schedule] { loaded.flatMap { $0 } }

    /// - Returns: whether the sources were asked.
    mutating func refresh(every interval: Duration, _ logger: Logger) async -> Bool {
        if let last, ContinuousClock.now - last < interval { return false }
        last = .now
        for (index, source) in sources.enumerated() {
            do {
                loaded[index] = try await source.load()
                failed.remove(source.name)
            } catch {
                if failed.insert(source.name).inserted {
                    logger.warning(
                        "cannot ask for schedules", metadata: ["source": "\(source.name)", "error": "\(error)"])
                }
            }
        }
        return true
    }
}
