import Reader
import Testing

@Suite("A sentence")
struct SentenceTests {
    @Test("is read as its row says", arguments: try table("sentences"))
    func open(_ row: SentenceRow) {
        #expect(row.isHit, "\(row.sentence): \(Reader().read(row.sentence))")
    }
}
