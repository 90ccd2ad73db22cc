import Testing
import Threading

@testable import Jobs
@testable import WorkerRuntime

@Suite("Leases in hand")
struct LeaseBookTests {
    private let book = LeaseBook()
    private let now = ContinuousClock.now
    private let interrupted = Locked(0)

    @Test("a lease is beaten for until its time is over or it is lost")
    func beating() {
        let (first, second) = (lease("1"), lease("2"))
        #expect(book.add(first, beatUntil: now + .seconds(5)) && book.add(second, beatUntil: now + .seconds(10)))
        #expect(Set(book.alive(at: now)) == [first, second])
        #expect(book.alive(at: now + .seconds(7)) == [second])
        book.begin(first, beatUntil: now + .seconds(20)) {}
        #expect(book.alive(at: now + .seconds(15)) == [first])
        book.interrupt(first, because: .deadline)
        #expect(book.alive(at: now + .seconds(15)) == [first], "it has until the grace is over")
        book.interrupt(first, because: .lost)
        #expect(book.alive(at: now) == [second])
        book.remove(second)
        #expect(book.alive(at: now).isEmpty)
    }

    @Test("the same lease is not taken in hand twice, the next delivery of its entry is")
    func duplicates() {
        #expect(book.add(lease("1"), beatUntil: now))
        #expect(!book.add(lease("1"), beatUntil: now))
        #expect(book.add(lease("1", count: 2), beatUntil: now))
    }

    @Test("a run is interrupted once, for the first reason, but that it is lost outweighs all others")
    func reasons() {
        begin(lease("1"))
        #expect(book.interruption(of: lease("1")) == nil)
        book.interrupt(lease("1"), because: .deadline)
        book.interruptAll(because: .shutdown)
        #expect(book.interruption(of: lease("1")) == .deadline)
        book.interrupt(lease("1"), because: .lost)
        #expect(book.interruption(of: lease("1")) == .lost)
        #expect(interrupted.withLock { $0 } == 1)
        book.interrupt(lease("2"), because: .lost)
        #expect(book.interruption(of: lease("2")) == nil)
    }

    @Test("an interruption that came before the run begins is not forgotten")
    func early() {
        #expect(book.add(lease("1"), beatUntil: now))
        book.interrupt(lease("1"), because: .shutdown)
        book.begin(lease("1"), beatUntil: now) { [interrupted] in interrupted.withLock { $0 += 1 } }
        #expect(interrupted.withLock { $0 } == 1)
    }

    @Test("a stop reaches the job it names, also when it overtakes the job's lease, and no later one")
    func stopping() {
        begin(lease("1"))
        begin(lease("2"))
        book.stop(JobKey(rawValue: "job 1"), at: now)
        #expect(book.interruption(of: lease("1")) == .stopped && book.interruption(of: lease("2")) == nil)
        book.stop(JobKey(rawValue: "job 3"), at: now)
        #expect(book.add(lease("3"), beatUntil: now) && book.interruption(of: lease("3")) == .stopped)
        book.stop(JobKey(rawValue: "job 4"), at: now)
        book.stop(JobKey(rawValue: "job 5"), at: now + .seconds(60))
        #expect(book.add(lease("4"), beatUntil: now) && book.interruption(of: lease("4")) == nil)
    }

    private func begin(_ lease: Lease) {
        #expect(book.add(lease, beatUntil: now))
        book.begin(lease, beatUntil: now) { [interrupted] in interrupted.withLock { $0 += 1 } }
    }

    private func lease(_ number: String, count: Int = 1) -> Lease {
        Lease(
            pool: .chat, consumer: "w", entry: "\(number)-0", count: count, lane: "c:1:\(number)",
            job: JobKey(rawValue: "job \(number)"))
    }
}
