public import Domain
public import Mongo

/// What the families of an installation have stored.
///
/// Whatever belongs to a family is reached through one of its members, and a `Member` comes from `directory` alone: a query
/// without a family cannot be written down.
public struct Store: Sendable {
    let client: Client
    let database: Database
    /// Who is a member of which family.
    public let directory: Directory

    /// - Parameter database: its name.
    public init(client: Client, database: String) {
        self.client = client
        self.database = client.database(database)
        directory = Directory(people: self.database.collection(CollectionName.people.rawValue))
    }

    /// Links by which people come into a family.
    public var invites: Invites {
        Invites(invites: collection(.invites), admission: admission, directory: directory)
    }

    /// The people and settings of the member's family.
    public func family(of member: Member) -> Family {
        Family(
            member: member, people: Scope(collection(.people), family: member.family),
            families: Scope(collection(.families), family: member.family), admission: admission, directory: directory)
    }

    /// The films that the member and those who share theirs have to do with.
    public func films(of member: Member) -> Films {
        Films(
            member: member, films: Scope(collection(.films), family: member.family),
            people: Scope(collection(.people), family: member.family))
    }

    /// What the member ate.
    public func meals(of member: Member) -> Meals {
        Meals(meals: Scope(collection(.meals), family: member.family, person: member.user))
    }

    /// Changes to what anybody in the member's family ate.
    public func mealChanges(by member: Member) -> MealChanges {
        MealChanges(member: member, meals: Scope(collection(.meals), family: member.family))
    }

    /// What the member measured.
    public func healthRecords(of member: Member) -> HealthRecords {
        HealthRecords(records: Scope(collection(.measurements), family: member.family, person: member.user))
    }

    /// The family's own foods.
    public func foods(of member: Member) -> OwnFoods {
        OwnFoods(member: member, foods: Scope(collection(.foods), family: member.family))
    }

    /// What was said to the bot in a chat, or a topic of it.
    public func dialog(of member: Member, in chat: ChatID, thread: ThreadID?) -> Dialog {
        Dialog(member: member, turns: collection(.dialogs), chat: chat, thread: thread)
    }

    /// What happened to people's rights and to the data as a whole.
    public var audit: AuditLog {
        AuditLog(
            client: client, entries: collection(.audit), heads: collection(.schema), people: collection(.people))
    }

    /// The collection of what the installation knows of itself.
    public static let bookkeeping = CollectionName.schema.rawValue

    /// How the backups of the installation stand.
    public var backups: BackupBook { BackupBook(database: database) }

    /// Whether there is anything that a backup would keep, besides what the installation knows of itself.
    public func holdsData() async throws(MongoError) -> Bool {
        for name in CollectionName.allCases where name != .schema && !Self.leavesOutOfBackups(name.rawValue) {
            let document: Document? = try await collection(name).findOne(where: [:])
            if document != nil { return true }
        }
        return false
    }

    /// Notes a backup that was made and proved: in the book, and for good in the audit log.
    ///
    /// - Parameters:
    ///   - manifest: the hash of its manifest.
    ///   - job: the key of the job that made it.
    public func note(_ backup: BackupState.Success, manifest: SHA256Hash, by job: String) async throws {
        // The file and not the job is the key: a job that is run again makes another file.
        try await audit.record(
            .backupMade(name: backup.file, manifest: manifest),
            by: WriteKey(job: FileKey(rawValue: backup.file), call: 0))
        try await backups.note(backup, by: job)
    }

    /// Collections whose documents are in no backup: files that are yet to be sent.
    public static func leavesOutOfBackups(_ collection: String) -> Bool {
        collection == CollectionName.outboxFiles.rawValue || collection == CollectionName.outboxChunks.rawValue
    }

    /// Where jobs of the member leave files that are yet to be sent.
    public func outbox(of member: Member) -> Outbox { Outbox(family: member.family, database: database) }

    /// One file of an outbox, for whoever sends it.
    public func delivery(of parcel: Parcel) -> ParcelDelivery { ParcelDelivery(parcel: parcel, database: database) }

    func collection(_ name: CollectionName) -> DocumentCollection { database.collection(name.rawValue) }

    var admission: Admission {
        Admission(client: client, people: collection(.people), families: collection(.families), audit: audit)
    }
}

/// A file, as the maker of a write.
private struct FileKey: RawRepresentable {
    let rawValue: String
}
