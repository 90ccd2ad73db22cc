import ArgumentParser
import FamilyStore
import Foundation
import Mongo
import Operations

/// `familybot audit`: what happened to people's rights and to the data as a whole.
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Proves that the audit log was not changed.",
        subcommands: [Verify.self], defaultSubcommand: Verify.self)

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Goes through the whole log. Exit code 1 when an entry was changed or is missing.",
            discussion: "Whoever can write to the database could write the log anew from an entry on. The heads in "
                + "the manifests of backups and in the nightly report tell that, too: give them with --head.\n\n"
                + SettingName.help(for: [.mongoURI, .mongoDatabase]))

        @Option(help: "What was the last entry of a log once, as `family:number:hash`. May be given several times.")
        var head: [String] = []

        @Flag(help: "Print one JSON object: sound, heads, trouble.")
        var json = false

        func run() async throws {
            let known = try head.map { text in
                guard let head = AuditHead(text) else {
                    throw ValidationError("--head \(text): not of the form family:number:hash")
                }
                return head
            }
            let told = Told(try await Operator.withStore { store in try await store.audit.verify(against: known) })
            print(json ? try Operator.json(told) : told.text)
            if !told.sound { throw ExitCode(1) }
        }
    }

    /// What `verify` prints.
    private struct Told: Encodable {
        let sound: Bool
        let heads: [String]
        let trouble: String?

        init(_ verdict: AuditVerdict) {
            if case .sound(let heads) = verdict {
                self.heads = heads.map(\.description)
            } else {
                heads = []
            }
            trouble =
                switch verdict {
                case .sound: nil
                case .changed(let family, let number): "entry \(number) of \(family) is not what was written there"
                case .missing(let family, let number): "entry \(number) of \(family) is missing"
                case .headChanged(let family):
                    "the note of the last entry of \(family) is gone or was changed; the entries are as they were written"
                case .unlike(let head):
                    "entry \(head.number) of \(head.family) was another one: its log was written anew"
                }
            sound = trouble == nil
        }

        var text: String {
            if let trouble { return "The audit log was changed: \(trouble)." }
            if heads.isEmpty { return "The audit log is empty." }
            return "The audit log is as it was written. Its last entries:\n"
                + heads.map { "  \($0)" }.joined(separator: "\n")
        }
    }
}
