/// The promises that a walk checks. A mutation of the functions must break one of them by name.
enum Check: String, CaseIterable {
    case pointer = "I1: a list is non-empty iff cur has its lane"
    case token = "I2: a token that cur names exists and is undelivered or pending"
    case delay = "I3: a lane is in dly iff cur says that it is delayed"
    case onlyNamed = "I4: only the entry that cur names changes its lane"
    case onlyFenced = "I5: only the fenced job is popped"
    case seenLast = "I6: the seen-bit is set iff the update was pushed"
    case together = "I7: outputs are pushed iff the input's head is popped"

    case lease = "L0: Redis knows the leases that it gave out and no others"
    case oneLease = "L1: at most one lease of a lane is answered OK by beat"
    case latest = "L2: only the latest lease of a lane's head settles or remembers"
    case given = "L3: a lease is given out for the entry that cur names, once a delivery"
    case kept = "L4: the latest lease is not refused"

    case untouched = "F1: a call that fails changes nothing"
    case works = "F2: a call fails only when a key has the wrong type"
    case door = "D1: the door refuses what is over a limit, and nothing else"
    case content = "D2: an item comes out as it went in"
    case counts = "C1: attempts and crashes are those that were said last"
    case memory = "M1: a memo's first result stands until the job ends"
    case cancelled = "M2: a cancel mark lasts until the job ends"
    case album = "A1: an album's photos are settled at its first lease, and the job is about them until it ends"
    case ripe = "A2: an album begins when no photo can join it or enough time has passed, and not before"
    case strangers = "S1: the strangers' total is the sum over their lanes, and no more than waits there"
    case litter = "T1: a stream holds the tokens that cur names and nothing else"
    case idle = "R1: what has been silent for long enough is taken over or parked, and nothing else"
    case due = "R2: what is due is promoted, and nothing else"
    case shared = "V1: compare-and-set changes what it was told to"

    case onceInOrder = "E1: what was accepted comes out once, in its lane's order"
    case apologies = "E2: a parked job is a dead letter once and apologised for once"
    case leftovers = "E3: nothing is left but streams, seen-bits and what expires"
}

/// A broken promise, with what was seen.
struct Violation: Error, CustomStringConvertible {
    let check: Check
    let detail: String

    var description: String { "\(check.rawValue): \(detail)" }
}

func require(_ holds: Bool, _ check: Check, _ detail: @autoclosure () -> String) throws(Violation) {
    if !holds { throw Violation(check: check, detail: detail()) }
}
