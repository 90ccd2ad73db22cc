import Resilience
import Testing

@Suite struct RateTests {
    @Test("the default of TELEGRAM_RATES is read")
    func standard() throws {
        let rates = try SendingRates("30/s,1/s+5,20/min")
        #expect(
            rates
                == .limited(
                    all: Rate(30, per: .second), perChat: Rate(1, per: .second, burst: 5),
                    perGroup: Rate(20, per: .minute)))
        #expect(try SendingRates("30/s, 1/s+5 ,20/min") == rates)
        #expect(try SendingRates("off") == .off)
    }

    @Test(
        "a rate becomes milliseconds a token",
        arguments: [
            ("30/s", 1000.0 / 30), ("1/s+5", 1000), ("20/min", 3000), ("60/h", 60_000), ("1000/s", 1),
        ])
    func spacing(text: String, milliseconds: Double) throws {
        #expect(try Rate(text).millisecondsPerToken == milliseconds)
    }

    @Test("without a burst calls are spaced evenly")
    func burst() throws {
        #expect(try Rate("30/s").burst == 1)
        #expect(try Rate("1/s+5").burst == 5)
    }

    @Test(
        "an error names the part and what it needs",
        arguments: [
            ("", "\"\" must be off or three rates, all, per chat and per group; it has 1"),
            ("30/s,1/s", "\"30/s,1/s\" must be off or three rates, all, per chat and per group; it has 2"),
            (
                "30/s,1/s,20/min,",
                "\"30/s,1/s,20/min,\" must be off or three rates, all, per chat and per group; it has 4"
            ),
            ("30,1/s,20/min", "\"30\" has not the form 30/s, 20/min or 1/s+5"),
            ("30/s,,20/min", "\"\" has not the form 30/s, 20/min or 1/s+5"),
            ("30/s/s,1/s,20/min", "\"30/s/s\" has not the form 30/s, 20/min or 1/s+5"),
            ("0/s,1/s,20/min", "\"0/s\" needs a whole number from 1 to 100000 before the slash"),
            ("-3/s,1/s,20/min", "\"-3/s\" needs a whole number from 1 to 100000 before the slash"),
            (
                "99999999999999999999/s,1/s,2/s",
                "\"99999999999999999999/s\" needs a whole number from 1 to 100000 before the slash"
            ),
            ("30/s,1/sec,20/min", "\"1/sec\" needs s, min or h after the slash"),
            ("30/s,1/s+,20/min", "\"1/s+\" needs one whole number from 1 to 100000 after the plus"),
            ("30/s,1/s+5+6,20/min", "\"1/s+5+6\" needs one whole number from 1 to 100000 after the plus"),
        ])
    func errors(text: String, description: String) {
        let error = #expect(throws: RateError.self) { try SendingRates(text) }
        #expect(error?.description == description)
    }

    @Test("what is printed is read back as the same")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let rates = (0..<3).map { _ in
                Rate(
                    .random(in: 1...100_000, using: &generator),
                    per: Rate.Unit.allCases.randomElement(using: &generator) ?? .second,
                    burst: .random(in: 1...50, using: &generator))
            }
            let all = SendingRates.limited(all: rates[0], perChat: rates[1], perGroup: rates[2])
            #expect(try SendingRates(all.description) == all)
        }
    }
}
