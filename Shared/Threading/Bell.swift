internal import CPlatform
import Glibc

/// A semaphore: one thread sleeps on it, others wake it.
// Sendable: the semaphore is made for many threads, and its place in memory stays.
@safe
public final class Bell: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    /// A silent one.
    public init() {
        unsafe semaphore = .allocate(capacity: 1)
        unsafe semaphore.initialize(to: sem_t())
        unsafe sem_init(semaphore, 0, 0)
    }

    deinit {
        unsafe sem_destroy(semaphore)
        unsafe semaphore.deallocate()
    }

    /// Wakes the sleeper, or the next who wants to sleep.
    public func ring() { unsafe sem_post(semaphore) }

    /// Sleeps until it rings.
    public func wait() { while unsafe sem_wait(semaphore) != 0 && errno == EINTR {} }

    /// Waits until it rings, or until the time is over.
    public func wait(atMost time: Duration) {
        unsafe fb_semaphore_wait(semaphore, Int64(time / .nanoseconds(1)))
    }
}
