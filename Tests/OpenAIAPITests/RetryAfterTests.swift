import HTTPClient
import Testing

@testable import OpenAIAPI

@Suite
struct RetryAfterTests {
    @Test(
        "an HTTP date is the second that it names",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600), ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400), ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ])
    func dates(text: String, seconds: Int) {
        #expect(secondsSince1970(ofHTTPDate: text) == seconds)
    }

    @Test(
        "what is not an HTTP date is not taken for one",
        arguments: [
            "", "soon", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 MSK", "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nix 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        ])
    func notDates(text: String) {
        #expect(secondsSince1970(ofHTTPDate: text) == nil)
    }

    @Test("a date is counted from now, and one that no server can mean is none")
    func ahead() {
        #expect(retryAfter("Fri, 31 Dec 9999 23:59:59 GMT", now: 253_402_300_789.5) == .milliseconds(9_500))
        #expect(retryAfter("Fri, 31 Dec 9999 23:59:59 GMT", now: 0) == nil)
    }
}
