public import Domain
import Foundation
public import Jobs
public import Phrases
public import WorkerRuntime

extension Draft {
    /// A message for the chat of `address`.
    public static func message(_ message: OutgoingMessage, to address: Address) throws -> Draft {
        try outgoing(.message, message, to: address)
    }

    /// A sentence for the chat of `address`, in its reader's language.
    public static func phrase(_ phrase: Phrase, to address: Address) throws -> Draft {
        try outgoing(.phrase, phrase, to: address)
    }

    /// A file for the chat of `address`.
    public static func file(_ file: OutgoingFile, to address: Address) throws -> Draft {
        try outgoing(.file, file, to: address)
    }

    /// An export for a person, whose files go to the chat of `address`.
    public static func export(_ order: ExportOrder, for user: UserID, to address: Address) throws -> Draft {
        Draft(
            lane: .exports(address.chat, user), pool: .export, kind: .export, address: address,
            payload: [UInt8](try JSONEncoder().encode(order)))
    }

    private static func outgoing(_ kind: JobKind, _ payload: some Encodable, to address: Address) throws -> Draft {
        Draft(
            lane: .output(address.chat), pool: .send, kind: kind, address: address,
            payload: [UInt8](try JSONEncoder().encode(payload)))
    }
}
