import Testing

@testable import Charts

@Suite("The numbers of an axis")
struct ScaleTests {
    @Test(
        "are round, few, and hold every value",
        arguments: [
            ([1650, 2100, 1800], true), ([72.4, 72.1, 71.9], false), ([0], true), ([5], false), ([0.3, 0.4], true),
            ([999_999_999, 1], false), ([8000, 12_300, 0], true), ([0], false), ([70, 70, 70], false),
        ] as [([Double], Bool)])
    func round(_ values: [Double], fromZero: Bool) {
        let scale = Scale(around: values, fromZero: fromZero)
        #expect((2...8).contains(scale.ticks.count), "\(scale.ticks)")
        #expect(values.allSatisfy { (0...1).contains(scale.share(of: $0)) })
        #expect(!fromZero || scale.low == 0)
        #expect(scale.low >= 0)
        let lead = String(Int((scale.step * 10).rounded())).filter { $0 != "0" }
        #expect(["1", "2", "5"].contains(lead), "\(scale.step)")
    }

    @Test("are those that a person would take")
    func known() {
        #expect(Scale(around: [1650, 2100, 1800], fromZero: true).ticks == [0, 500, 1000, 1500, 2000, 2500])
        #expect(Scale(around: [71.9, 73.4], fromZero: false).ticks == [71.5, 72, 72.5, 73, 73.5, 74])
    }
}
