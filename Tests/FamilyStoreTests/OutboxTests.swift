import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

@Suite("The outbox of a family")
struct OutboxTests {
    struct Unwanted: Error {}

    @Test("keeps a job's file under its key until it is delivered, through an output item and back")
    func delivery() async throws {
        let home = try await Home()
        let outbox = home.store.outbox(of: home.anna)
        let key = Home.key()
        let parcel = try await outbox.put(one([1, 2, 3]), by: key)
        let carried = try JSONDecoder().decode(Parcel.self, from: try JSONEncoder().encode(parcel))
        let delivery = home.store.delivery(of: carried)
        let bytes = try #require(try await delivery.open())
        #expect(bytes.length == 3)
        #expect(try await bytes.reduce(into: []) { $0 += $1 } == [1, 2, 3])
        try await delivery.finish()
        try await delivery.finish()
        #expect(try await delivery.open() == nil)
        for name in ["outbox.files", "outbox.chunks"] {
            #expect(try await home.documents(name, of: home.anna.family).isEmpty)
        }
    }

    @Test("gives a later run of the job the file of the first")
    func again() async throws {
        let home = try await Home()
        let outbox = home.store.outbox(of: home.anna)
        let key = Home.key()
        let first = try await outbox.put(one([1]), by: key)
        let unread = AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: Unwanted()) }
        #expect(try await outbox.put(unread, by: key) == first)
        #expect(try await home.store.delivery(of: first).open()?.reduce(into: []) { $0 += $1 } == [1])
    }

    @Test("names a parcel by family and key: what lies in the queue while two versions run")
    func parcel() async throws {
        let home = try await Home()
        let parcel = try await home.store.outbox(of: home.anna).put(one([1]), by: home.key("export", 2))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(parcel), as: UTF8.self)
                == #"{"family":"\#(home.anna.family)","name":"\#(home.key("export", 2))"}"#)
    }

    @Test("opens nothing by another family's key")
    func crossing() async throws {
        let home = try await Home()
        let key = Home.key()
        let parcel = try await home.store.outbox(of: home.boris).put(one([6, 6, 6]), by: key)
        let forged = #"{"family":"\#(home.anna.family)","name":"\#(key)"}"#
        let guess = try JSONDecoder().decode(Parcel.self, from: Data(forged.utf8))
        #expect(try await home.store.delivery(of: guess).open() == nil)
        let own = try await home.store.outbox(of: home.anna).put(one([1]), by: key)
        #expect(own != parcel)
        try await home.store.delivery(of: own).finish()
        #expect(try await home.store.delivery(of: parcel).open()?.length == 3)
    }

    private func one(_ piece: [UInt8]) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            continuation.yield(piece)
            continuation.finish()
        }
    }
}
