import Domain
import FoundationEssentials
public import Mongo

/// What happened to people's rights and to the data as a whole, in entries of which each holds the hash of the one before:
/// none can be changed or taken out without all after it.
///
/// Entries are only ever added. Each family has a log of its own, and so has the installation.
public struct AuditLog: Sendable {
    let client: Client
    let entries: DocumentCollection
    let heads: DocumentCollection
    let people: DocumentCollection

    /// Adds what the installation itself has done, once for a key.
    public func record(_ event: AuditEvent, by key: WriteKey) async throws {
        try await client.withTransaction { session in
            let log = within(session)
            let standing: AuditRecord? = try await log.entries.findOne(
                where: ["familyID": .string(FamilyID.installation.rawValue), "by": key.value])
            if standing == nil { try await log.append(event, actor: nil, in: .installation, by: key) }
        }
    }

    /// The last entry of each log that has any.
    public func heads() async throws(MongoError) -> [AuditHead] {
        let records: [HeadRecord] = try await heads.find(
            where: ["_id": ["$gte": .string(HeadRecord.prefix), "$lt": "audit;"]],
            options: FindOptions(sort: ["_id": 1])
        ).all()
        return records.map(\.head)
    }

    /// The newest entries of a member's family and of the installation, newest first. Who may see them, the caller asks
    /// `Permissions`.
    public func newest(_ limit: Int, for member: Member) async throws(MongoError) -> [AuditEntry] {
        let own = try await newest(limit, of: member.family) + newest(limit, of: .installation)
        return Array(own.sorted { ($1.at, $1.number) < ($0.at, $0.number) }.prefix(limit))
    }

    private func newest(_ limit: Int, of family: FamilyID) async throws(MongoError) -> [AuditEntry] {
        try await entries.find(
            AuditRecord.self, where: ["familyID": .string(family.rawValue)],
            options: FindOptions(sort: ["number": -1], limit: limit)
        ).all().compactMap(\.entry)
    }

    /// The hash of a backup's manifest, as it was noted when the backup was made; nil where nothing is noted of it.
    public func manifest(of backup: String) async throws(MongoError) -> SHA256Hash? {
        let entry: Document? = try await entries.findOne(
            where: [
                "familyID": .string(FamilyID.installation.rawValue),
                "what": .string(AuditEventName.backupMade.rawValue), "after.name": .string(backup),
            ], options: FindOptions(sort: ["number": -1]))
        return entry?["after"]?.document?["manifest"]?.string.flatMap { SHA256Hash($0) }
    }

    /// Who is called by which number in a member's family.
    public func names(for member: Member) async throws(MongoError) -> [PersonNumber: Person] {
        let records: [PersonRecord] = try await people.find(
            where: ["familyID": .string(member.family.rawValue), "auditNumber": ["$exists": true]]
        ).all()
        return Dictionary(
            records.compactMap { record in record.auditNumber.map { ($0, record.person) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The same within a transaction, so that an entry stands if and only if what it tells of does.
    func within(_ session: Session) -> AuditLog {
        AuditLog(
            client: client, entries: entries.within(session), heads: heads.within(session),
            people: people.within(session))
    }

    /// Adds an entry. Only within a transaction: two at once collide at the head, and one is made again.
    func append(_ event: AuditEvent, actor: UserID?, in family: FamilyID, by key: WriteKey) async throws {
        let head: Document = [
            "_id": .string(HeadRecord.prefix + family.rawValue), "familyID": .string(family.rawValue),
        ]
        let before: HeadRecord? = try await heads.findOneAndUpdate(
            where: head, ["$inc": ["number": 1], "$setOnInsert": ["hash": SHA256Hash.none.value]], upsert: true,
            returning: .old)
        let last = before?.head ?? AuditHead(before: family)
        var entry: Document = [
            "_id": .string("\(family):\(last.number + 1)"), "familyID": .string(family.rawValue),
            "number": .int64(last.number + 1), "at": .date(Date()), "what": .string(event.name.rawValue),
            "by": key.value,
        ]
        if let actor { entry.append("who", try await number(of: actor).value) }
        if let person = event.person { entry.append("whom", try await number(of: person).value) }
        let states = event.states
        if let before = states.before { entry.append("before", .document(before)) }
        if let after = states.after { entry.append("after", .document(after)) }
        let hash = SHA256Hash(of: last.hash.bytes, entry.bytes)
        entry.append("hash", hash.value)
        try await entries.insertOne(entry)
        try await heads.updateOne(where: head, ["$set": ["hash": hash.value]])
    }

    /// The number of a person, who gets one now where he has none.
    private func number(of user: UserID) async throws -> PersonNumber {
        struct Numbered: Decodable { let auditNumber: PersonNumber? }
        let id: Document = ["_id": .int64(user.rawValue)]
        let standing: Numbered? = try await people.findOne(where: id)
        if let number = standing?.auditNumber { return number }
        let number = PersonNumber()
        try await people.updateOne(where: id, ["$set": ["auditNumber": number.value]])
        return number
    }
}

/// A document of `schema` that tells of the last entry of a log, so that missing ones at its end are noticed too.
struct HeadRecord: Decodable {
    static let prefix = "audit:"

    let familyID: String
    let number: Int64
    let hash: Binary

    var head: AuditHead {
        AuditHead(family: FamilyID(familyID), number: number, hash: SHA256Hash(bytes: hash.bytes) ?? .none)
    }
}
