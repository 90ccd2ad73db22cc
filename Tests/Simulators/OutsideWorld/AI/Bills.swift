extension Assistant {
    /// How often one and the same question was paid for.
    struct Bill: Hashable, Sendable {
        /// The last user message.
        let text: String
        /// The digests of its pictures.
        let pictures: [String]
        /// Of the calls of tools since then: each round is a question of its own.
        let round: Int
        var count: Int
    }

    /// The answers that were made, by what was asked, in the order of the first one. Refused and dropped requests cost
    /// nothing.
    var bills: [Bill] {
        var bills: [Bill] = []
        var places: [Bill: Int] = [:]
        for request in requests where request.status == 200 {
            let bill = Bill(
                text: request.lastUser, pictures: request.pictures.map(\.digest), round: request.round.number, count: 1)
            if let index = places[bill] {
                bills[index].count += 1
            } else {
                places[bill] = bills.count
                bills.append(bill)
            }
        }
        return bills
    }
}
