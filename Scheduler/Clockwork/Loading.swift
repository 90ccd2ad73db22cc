import Logging
import Schedules
import Threading

/// The schedules of all sources, asked for again from time to time; each by itself, so that one which answers late or never
/// holds up neither the clock nor the others.
final class Loading: Sendable {
    private struct State {
        var loaded: [[Schedule]]
        var hasNews = true
    }

    /// Of a source that could not be asked.
    private static let again = Duration.seconds(10)

    private let sources: [ScheduleSource]
    private let interval: Duration
    private let state: Locked<State>
    private let logger: Logger

    init(_ sources: [ScheduleSource], every interval: Duration, logger: Logger) {
        self.sources = sources
        self.interval = interval
        self.logger = logger
        state = Locked(State(loaded: sources.map(\.standing)))
    }

    /// All schedules as they are known; nil when that is what was told before.
    func news() -> [Schedule]? {
        state.withLock { state in
            guard state.hasNews else { return nil }
            state.hasNews = false
            return state.loaded.flatMap { $0 }
        }
    }

    /// Asks until it is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for index in sources.indices {
                group.addTask {
                    var isTroubled = false
                    while !Task.isCancelled {
                        isTroubled = await !self.ask(index, isTroubled: isTroubled)
                        // Cancelled: the loop ends itself.
                        try? await Task.sleep(for: isTroubled ? min(Self.again, self.interval) : self.interval)
                    }
                }
            }
        }
    }

    /// Asks one source.
    ///
    /// - Parameter isTroubled: whether it is known, and said, that it cannot be asked.
    /// - Returns: whether it could be.
    func ask(_ index: Int, isTroubled: Bool) async -> Bool {
        let source = sources[index]
        guard let load = source.load else { return true }
        do {
            let schedules = try await load()
            state.withLock { state in
                guard state.loaded[index] != schedules else { return }
                state.loaded[index] = schedules
                state.hasNews = true
            }
            return true
        } catch {
            if !isTroubled, !Task.isCancelled {
                logger.warning(
                    "cannot ask for schedules", metadata: ["source": "\(source.name)", "error": "\(error)"])
            }
            return false
        }
    }
}
