import Testing
import Threading

@testable import WorkerRuntime

@Suite("Waiting")
struct WaitingTests {
    @Test("a ring wakes the waiter, and one that came before is kept, once")
    func doorbell() async {
        let bell = Doorbell()
        bell.ring()
        bell.ring()
        await bell.wait()
        let woken = Locked(false)
        await withDiscardingTaskGroup { group in
            group.addTask {
                await bell.wait()
                woken.withLock { $0 = true }
            }
            for _ in 0..<100 { await Task.yield() }
            #expect(!woken.withLock { $0 }, "two rings with nobody waiting are one")
            bell.ring()
        }
        #expect(woken.withLock { $0 })
    }

    @Test("no ring is lost between a thread and the task that waits")
    func rings() async {
        let bell = Doorbell()
        for _ in 0..<2000 {
            startThread(named: "ringer") { bell.ring() }
            await bell.wait()
        }
    }

    @Test("whoever asks for a place gets the number that is free, or waits for the first")
    func slots() async {
        let slots = Slots(2)
        #expect(await slots.free() == 2)
        slots.occupy()
        #expect(await slots.free() == 1)
        slots.occupy()
        async let free = slots.free()
        slots.release()
        #expect(await free == 1)
        slots.release()
        #expect(await slots.free() == 2)
    }

    @Test("a shutdown runs what was registered before it, and at once what comes later, each one time")
    func shutdown() {
        let shutdown = Shutdown()
        let calls = Locked<[String]>([])
        shutdown.onRequest { calls.withLock { $0.append("before") } }
        #expect(!shutdown.isRequested && calls.withLock { $0 }.isEmpty)
        shutdown.request()
        shutdown.request()
        shutdown.onRequest { calls.withLock { $0.append("after") } }
        #expect(shutdown.isRequested && calls.withLock { $0 } == ["before", "after"])
    }
}
