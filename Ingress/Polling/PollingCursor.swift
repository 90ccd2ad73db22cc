import Domain

/// Which updates Telegram is told to forget.
///
/// An offset makes Telegram forget all updates with lower ids, for good. So it is sent only until Telegram has said that
/// nothing is left: ids begin anew at random after a quiet week, perhaps below an offset that is still remembered.
struct PollingCursor: Equatable {
    /// The lowest id that is still wanted; nil forgets nothing.
    private(set) var offset: UpdateID?

    /// Telegram may forget this update, and those before it.
    mutating func isDurable(_ update: UpdateID) {
        offset = UpdateID(update.rawValue + 1)
    }

    /// Telegram has nothing that was not confirmed.
    mutating func isEmpty() { offset = nil }
}
