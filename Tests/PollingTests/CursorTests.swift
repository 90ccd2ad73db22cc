import Domain
import Testing

@testable import Polling

@Suite("What Telegram is told to forget")
struct CursorTests {
    @Test("is what is durable, and those before it")
    func confirms() {
        var cursor = PollingCursor()
        #expect(cursor.offset == nil)
        cursor.isDurable(UpdateID(41))
        cursor.isDurable(UpdateID(42))
        #expect(cursor.offset == UpdateID(43))
    }

    @Test("is nothing once Telegram has nothing left: ids may begin anew below those of last week")
    func restart() {
        var cursor = PollingCursor()
        cursor.isDurable(UpdateID(900_000))
        cursor.isEmpty()
        #expect(cursor.offset == nil)
        cursor.isDurable(UpdateID(5))
        #expect(cursor.offset == UpdateID(6))
    }
}
