import Operations
import Testing

@Suite struct ConfigurationErrorTests {
    @Test("every problem is a line on standard error, then the process ends with 78")
    func exit() async throws {
        let result = try await #require(processExitsWith: .exitCode(78), observing: [\.standardErrorContent]) {
            ConfigurationError(problems: ["A is required", "B must be 1"]).exit(program: "familybot-test")
        }
        let text = String(decoding: result.standardErrorContent, as: UTF8.self)
        #expect(text == "familybot-test: A is required\nfamilybot-test: B must be 1\n")
    }
}
