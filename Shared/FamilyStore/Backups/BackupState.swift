public import FoundationEssentials

/// How the backups of an installation stand.
public struct BackupState: Decodable, Equatable, Sendable {
    /// A backup that was made and proved.
    public struct Success: Codable, Equatable, Sendable {
        public let at: Date
        public let file: String
        public let bytes: Int
        public let documents: Int
        public let isEncrypted: Bool

        public init(at: Date, file: String, bytes: Int, documents: Int, isEncrypted: Bool) {
            self.at = at
            self.file = file
            self.bytes = bytes
            self.documents = documents
            self.isEncrypted = isEncrypted
        }
    }

    /// A run that made none.
    public struct Failure: Codable, Equatable, Sendable {
        public let at: Date
        /// For the operator: no person's text, no secret.
        public let reason: String

        public init(at: Date, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    /// The mark of the folder of the backups; nil before the first.
    public private(set) var marker: String?
    /// The mark that the first folder is to get; nil before anybody wanted a backup.
    public private(set) var proposed: String?
    /// From when on there should be backups.
    public private(set) var expectedSince: Date?
    private var lastSuccess: Entry<Success>?
    private var lastFailure: Entry<Failure>?

    /// Before anything is known.
    init() {}

    /// The newest that was made and proved.
    public var success: Success? { lastSuccess?.value }
    /// The newest run that made none, however long ago.
    public var failure: Failure? { lastFailure?.value }

    /// What became of a job; nil while it is not done, or when a later one is.
    public func outcome(of job: String) -> Result<Success, FailedBackup>? {
        if let lastSuccess, lastSuccess.job == job { return .success(lastSuccess.value) }
        if let lastFailure, lastFailure.job == job { return .failure(FailedBackup(reason: lastFailure.value.reason)) }
        return nil
    }

    private struct Entry<Value: Decodable & Equatable & Sendable>: Decodable, Equatable, Sendable {
        let job: String
        let value: Value

        private enum CodingKeys: String, CodingKey { case job }

        init(from decoder: any Decoder) throws {
            job = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .job)
            value = try Value(from: decoder)
        }
    }
}

/// A run that made no backup.
public struct FailedBackup: Error, Equatable, Sendable {
    public let reason: String

    public init(reason: String) { self.reason = reason }
}
