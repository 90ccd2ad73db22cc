public import Domain
import Mongo

/// What a look through all audit logs has found.
public enum AuditVerdict: Equatable, Sendable {
    /// Every entry is as it was written, up to these.
    case sound([AuditHead])
    /// An entry is not what was written there, or the one before it is not.
    case changed(FamilyID, number: Int64)
    /// There is no entry of this number, although there are later ones, or a head tells of them.
    case missing(FamilyID, number: Int64)
    /// All entries are as they were written, and the note of which is the last is gone or is another.
    case headChanged(FamilyID)
    /// The entry of this number has another hash than the one that is known from elsewhere.
    case unlike(AuditHead)
}

extension AuditLog {
    /// Goes through all entries of all logs, all as they were at one moment.
    ///
    /// - Parameter known: what were last entries once, from a backup's manifest or a report: they must still be there.
    public func verify(against known: [AuditHead]) async throws -> AuditVerdict {
        try await client.withSnapshot { session in
            let log = within(session)
            let ends = try await log.heads()
            var checks = Dictionary(
                ends.map { ($0.family, ChainCheck(of: $0.family, end: $0)) }, uniquingKeysWith: { first, _ in first })
            for head in known { checks[head.family, default: ChainCheck(of: head.family, end: nil)].known.insert(head) }
            let documents = log.entries.find(
                Document.self, where: [:], options: FindOptions(sort: ["familyID": 1, "number": 1]))
            for try await document in documents {
                let family = FamilyID(document["familyID"]?.string ?? "")
                if let fault = checks[family, default: ChainCheck(of: family, end: nil)].take(document) { return fault }
            }
            return checks.values.compactMap(\.fault).first ?? .sound(ends)
        }
    }
}

/// The check of one log, entry by entry.
private struct ChainCheck {
    let family: FamilyID
    /// The last entry as it is noted; nil where none is.
    let end: AuditHead?
    var known: Set<AuditHead> = []
    private var last: AuditHead

    init(of family: FamilyID, end: AuditHead?) {
        self.family = family
        self.end = end
        last = AuditHead(before: family)
    }

    /// - Returns: what is wrong with this entry.
    mutating func take(_ document: Document) -> AuditVerdict? {
        let expected = last.number + 1
        guard case .int64(let number) = document["number"] else { return .changed(family, number: expected) }
        guard number == expected else { return .missing(family, number: expected) }
        guard let hash = document.hash, hash == SHA256Hash(of: last.hash.bytes, document.withoutHash.bytes) else {
            return .changed(family, number: number)
        }
        last = AuditHead(family: family, number: number, hash: hash)
        return known.first { $0.number == number && $0.hash != hash }.map { .unlike($0) }
    }

    /// What is wrong with the end, after the last entry.
    var fault: AuditVerdict? {
        let count = known.map(\.number).reduce(end?.number ?? 0, max)
        if last.number < count { return .missing(family, number: last.number + 1) }
        return last == end ? nil : .headChanged(family)
    }
}

extension Document {
    fileprivate var hash: SHA256Hash? {
        guard case .binary(let binary) = self["hash"] else { return nil }
        return SHA256Hash(bytes: binary.bytes)
    }

    fileprivate var withoutHash: Document { Document(elements: filter { $0.key != "hash" }) }
}
