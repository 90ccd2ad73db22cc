import Threading

/// What all proxies of one worker pass their bytes through: it numbers the messages and kills the worker at one of them.
///
/// From that moment nothing is passed on, in either direction, whatever the worker or a server still says.
public final class Checkpoint: Sendable {
    /// What a message is called; nil for one that is passed on and not counted.
    public typealias Label = @Sendable (Message) -> String?

    private struct State {
        var counts = false
        var cut: Cut?
        var kill: @Sendable () -> Void = {}
        var passages: [Passage] = []
        var latest: Message?
        var isCut = false
        var faults: [String] = []
    }

    private let label: Label
    private let state = Locked(State())

    /// - Parameter label: called for every message, on the threads of the proxies.
    public init(label: @escaping Label = { $0.name }) { self.label = label }

    /// Counts from here: what came before was the worker's start.
    ///
    /// - Parameter kill: ends the worker; nothing is passed on before it returns.
    public func begin(cutting cut: Cut? = nil, kill: @escaping @Sendable () -> Void = {}) {
        state.withLock { state in
            state.counts = true
            state.cut = cut
            state.kill = kill
        }
    }

    /// What was counted, in order.
    public var passages: [Passage] { state.withLock { $0.passages } }

    /// The last message with a label, be it from before the counting.
    public var latest: Message? { state.withLock { $0.latest } }

    /// Whether the worker was killed.
    public var isCut: Bool { state.withLock { $0.isCut } }

    /// What the proxies could not read: connections that they closed for that.
    public var faults: [String] { state.withLock { $0.faults } }

    /// How far a message may go.
    enum Permit: Equatable {
        case passed
        case dropped
        /// The peer takes no more for now.
        case full(sent: Int)
        case broken
    }

    /// A message begins.
    ///
    /// - Returns: its number; nil for one that is not counted.
    func announce(_ message: Message) -> Int? {
        guard let label = label(message) else { return nil }
        let (number, kill) = state.withLock { state -> (Int?, (@Sendable () -> Void)?) in
            state.latest = message
            guard state.counts, !state.isCut else { return (nil, nil) }
            let number = state.passages.count + 1
            state.passages.append(Passage(number: number, message: message, label: label))
            guard state.cut == .before(number) else { return (number, nil) }
            state.isCut = true
            return (number, state.kill)
        }
        kill?()
        return number
    }

    /// Passes on what the socket takes at once.
    ///
    /// - Parameter last: number of the message that ends with these bytes.
    func pass(_ bytes: ArraySlice<UInt8>, to socket: Socket, last: Int?) -> Permit {
        let (permit, kill) = state.withLock { state -> (Permit, (@Sendable () -> Void)?) in
            if state.isCut { return (.dropped, nil) }
            guard let sent = socket.sendAtOnce(bytes) else { return (.broken, nil) }
            guard sent == bytes.count else { return (.full(sent: sent), nil) }
            guard let last, state.cut == .after(last) else { return (.passed, nil) }
            state.isCut = true
            return (.passed, state.kill)
        }
        kill?()
        return permit
    }

    func note(fault: String) { state.withLock { $0.faults.append(fault) } }
}
