extension Assistant {
    /// How often one and the same question was paid for.
    struct Bill: Hashable, Sendable {
        /// The last user message.
        let text: String
        /// Of the calls of tools since then: each round is a question of its own.
        let round: Int
        var count: Int
    }

    /// The answers that were made, by what was asked, in the order of the first one. Refused and dropped requests cost
    /// nothing.
    var bills: [Bill] {
        var bills: [Bill] = []
        for request in requests where request.status == 200 {
            if let index = bills.firstIndex(where: { $0.text == request.lastUser && $0.round == request.round.number })
            {
                bills[index].count += 1
            } else {
                bills.append(Bill(text: request.lastUser, round: request.round.number, count: 1))
            }
        }
        return bills
    }
}
