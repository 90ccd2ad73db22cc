import Testing

@testable import WorkerRuntime

@Suite("Quarantine")
struct QuarantineTests {
    private let quarantine = Quarantine()

    @Test("jobs that are no suspects run side by side")
    func together() async {
        quarantine.arrive(2, suspects: 0)
        #expect(await quarantine.enter(suspect: false))
        #expect(await quarantine.enter(suspect: false))
        await quarantine.mayTake()
    }

    @Test("a suspect begins when the last other job has left, and nothing is taken before it is over")
    func alone() async {
        quarantine.arrive(2, suspects: 0)
        #expect(await quarantine.enter(suspect: false))
        #expect(await quarantine.enter(suspect: false))
        quarantine.arrive(1, suspects: 1)
        let (events, event) = AsyncStream.makeStream(of: String.self)
        await withDiscardingTaskGroup { group in
            group.addTask { [quarantine] in
                event.yield("suspect \(await quarantine.enter(suspect: true))")
                event.yield("suspect ends")
                quarantine.leave(suspect: true, wasAlone: true)
            }
            group.addTask { [quarantine] in
                await quarantine.mayTake()
                event.yield("taking")
            }
            for _ in 0..<100 { await Task.yield() }
            event.yield("others end")
            quarantine.leave(suspect: false, wasAlone: false)
            quarantine.leave(suspect: false, wasAlone: false)
        }
        event.finish()
        var seen: [String] = []
        for await event in events { seen.append(event) }
        #expect(seen == ["others end", "suspect true", "suspect ends", "taking"])
    }

    @Test("what has not begun is given back while a suspect is in hand, other suspects too")
    func givenBack() async {
        quarantine.arrive(1, suspects: 1)
        #expect(await quarantine.enter(suspect: true))
        quarantine.arrive(3, suspects: 1)  // another pool's answer was on its way
        #expect(await quarantine.enter(suspect: false) == false)
        #expect(await quarantine.enter(suspect: false) == false)
        #expect(await quarantine.enter(suspect: true) == false)
        for suspect in [false, false, true] { quarantine.leave(suspect: suspect, wasAlone: false) }
        quarantine.leave(suspect: true, wasAlone: true)
        await quarantine.mayTake()
        quarantine.arrive(1, suspects: 1)
        #expect(await quarantine.enter(suspect: true))
    }

    @Test("of several suspects that came together one runs, when the others have been given back")
    func oneOfMany() async {
        quarantine.arrive(3, suspects: 3)
        let begun = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...3 {
                group.addTask { [quarantine] in
                    let begins = await quarantine.enter(suspect: true)
                    quarantine.leave(suspect: true, wasAlone: begins)
                    return begins
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(begun == 1)
        await quarantine.mayTake()
    }

    @Test("at the end of the process nobody waits and nothing begins")
    func closing() async {
        quarantine.arrive(2, suspects: 1)
        async let suspect = quarantine.enter(suspect: true)
        async let taking: Void = quarantine.mayTake()
        quarantine.close()
        #expect(await suspect == false)
        await taking
        #expect(await quarantine.enter(suspect: false) == false)
        await quarantine.mayTake()
    }
}
