import Domain
import Testing

@Suite("The goal of a day's energy")
struct EnergyGoalTests {
    @Test(
        "is no less than what needs no doctor, and no more than anybody eats",
        arguments: [
            (Int.min, .tooLow), (-2000, .tooLow), (0, .tooLow), (1199, .tooLow), (1200, nil), (2000, nil),
            (10_000, nil), (10_001, .tooHigh), (.max, .tooHigh),
        ] as [(Int, EnergyGoalRefusal?)])
    func allowed(_ kcal: Int, refusal: EnergyGoalRefusal?) {
        #expect(EnergyGoalRefusal(of: kcal) == refusal)
        #expect(EnergyGoal(kcal)?.kcal == (refusal == nil ? kcal : nil))
    }

    @Test("is for grown-ups of the family, and told to nobody who reads along")
    func permitted() {
        for role in Role.allCases {
            #expect(
                Permissions.allows(.energyGoal, for: role, in: .privately) == [.owner, .admin, .adult].contains(role))
            #expect(!Permissions.allows(.energyGoal, for: role, in: .group))
        }
    }

    @Test(
        "leaves what was not eaten, counted as it is read",
        arguments: [
            (512.0, 512, 1488, true), (0, 0, 2000, true), (1999.5, 2000, 0, true), (2000.49, 2000, 0, true),
            (2000.5, 2001, -1, false), (2120, 2120, -120, false), (-3, 0, 2000, true), (.nan, 0, 2000, true),
        ])
    func progress(_ kcal: Double, eaten: Int, left: Int, isWithin: Bool) throws {
        let progress = EnergyProgress(try #require(EnergyGoal(2000)), eaten: kcal)
        #expect(progress.eaten == eaten && progress.left == left && progress.isWithin == isWithin)
    }
}
