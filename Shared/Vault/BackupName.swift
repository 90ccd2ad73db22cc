public import Foundation

/// How the files of a backup are called: by the second in which it was begun, in UTC.
public struct BackupName: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let start = "familybot-"
    private static let plainEnd = ".archive.zst"
    private static let sealedEnd = ".archive.zst.age"
    private static let manifestEnd = ".json"
    /// Of a file that is not finished.
    static let partEnd = ".part"

    /// Whole seconds since 1970.
    private let seconds: Int

    public init(_ time: Date) { seconds = Int(time.timeIntervalSince1970.rounded(.down)) }

    public var time: Date { Date(timeIntervalSince1970: Double(seconds)) }

    /// `familybot-20261126T033000Z`.
    public var description: String { Self.start + time.formatted(Self.style) }

    public func archive(isEncrypted: Bool) -> String { description + (isEncrypted ? Self.sealedEnd : Self.plainEnd) }
    public var manifest: String { description + Self.manifestEnd }
    /// The next second, for a name that is taken.
    var next: BackupName { BackupName(time + 1) }

    public static func < (left: BackupName, right: BackupName) -> Bool { left.seconds < right.seconds }

    /// What a file of a backup is.
    public enum Role: Equatable, Sendable {
        case archive(isEncrypted: Bool)
        case manifest
    }

    /// Reads the name of a file; nil for one that is none of ours.
    public static func parse(_ file: String) -> (name: BackupName, role: Role)? {
        guard file.hasPrefix(start) else { return nil }
        let text = file.dropFirst(start.count).prefix { $0 != "." }
        guard let time = try? style.parse(String(text)) else { return nil }
        let name = BackupName(time)
        switch file {
        case name.archive(isEncrypted: true): return (name, .archive(isEncrypted: true))
        case name.archive(isEncrypted: false): return (name, .archive(isEncrypted: false))
        case name.manifest: return (name, .manifest)
        default: return nil
        }
    }

    private static let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
}
