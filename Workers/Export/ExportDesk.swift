import DataExport
import Domain
import FamilyStore
import Foundation
import Jobs
import Logging
import enum Mongo.MongoError
import Outputs
import Phrases
import Spreadsheet
import TelegramAPI
import WorkerRuntime

/// Makes the files that somebody asked for, leaves them in the outbox, and has them sent.
struct ExportDesk: Sendable {
    let store: Store
    let isStoreReady: @Sendable () -> Bool
    let bot: Bot
    let limits: SendingLimits
    let book: CardBook
    let folder: String
    let fileLimit: Int
    let defaultLanguage: Language
    let logger: Logger

    /// How often files that came out too large are made anew, as four times as many each time.
    private static let cuts = 3
    /// Runs that fail.
    static let attempts = 4

    func handle(_ job: Job) async throws -> JobOutcome {
        do {
            return try await outcome(of: job)
        } catch let error as MongoError {
            try Task.checkCancellation()
            guard error.isPassing else { throw JobFailure("mongo_refused", detail: error.description) }
            return .later(.seconds(Double.random(in: 1..<3)), "mongo_away")
        } catch let error as WorkbookError {
            throw JobFailure("no_file", detail: error.description)
        }
    }

    /// Said in place of the sentence that the file is being made, whatever the job failed of in the end; nil for a job that
    /// nobody can have asked for.
    func givenUp(_ job: Job) throws -> [Draft]? {
        guard let address = job.address, let order = Self.order(of: job) else { return nil }
        return [try said(.fileFailed, order, address)]
    }

    /// Said in place of the sentence that the file is being made.
    func stopped(_ job: Job) -> [Draft] {
        guard let address = job.address, let order = Self.order(of: job) else { return [] }
        do { return [try said(.stopped, order, address)] } catch { return [] }
    }

    private static func order(of job: Job) -> ExportOrder? {
        do { return try JSONDecoder().decode(ExportOrder.self, from: Data(job.payload)) } catch { return nil }
    }

    private func outcome(of job: Job) async throws -> JobOutcome {
        guard let address = job.address, let user = address.user else { return .never("no_person") }
        guard let order = Self.order(of: job) else { return .never("malformed_order") }
        guard isStoreReady() else { return .later(.seconds(Double.random(in: 1..<3)), "mongo_away") }
        // Whoever was removed since he asked gets nothing.
        guard let member = try await store.directory.member(user) else {
            return .done([try withdrawn(order, address)])
        }
        switch Permissions.verdict(on: .exportOwn, for: member.role, in: address.chat.type) {
        case .allowed: break
        case .onlyPrivately: return .done([try said(.onlyPrivately, order, address)])
        case .denied: return .done([try said(.notPermitted, order, address)])
        }
        do {
            let files = try await job.step("files") { try await stored(order, member, address, job) }
            guard !files.isEmpty else { return .done([try said(.exportEmpty, order, address)]) }
            return .done(try files.map { try .file($0, to: address) } + [try withdrawn(order, address)])
        } catch is ExportTooLarge {
            return .done([try said(.fileTooLarge, order, address)])
        }
    }

    /// The files in the outbox; in several parts where they would be too large as one.
    private func stored(
        _ order: ExportOrder, _ member: Member, _ address: Address, _ job: Job
    ) async throws -> [OutgoingFile] {
        let moment = Date(timeIntervalSince1970: Double(job.arrival) / 1000)
        let export = PersonalExport(
            store: store, member: member, request: order.request, moment: moment, folder: folder, limit: fileLimit)
        let note = ExportNote(
            bot: bot, limits: limits, book: book, address: address, card: order.note,
            language: order.request.language)
        let began = ContinuousClock.now
        var parts = [ExportPart.whole(order.request.days)]
        for cut in 0...Self.cuts {
            if cut > 0 {
                let count = 1 << (2 * cut)
                // A step, like all that names files: a later run must find those of this one under their names.
                let known = parts.count
                parts = try await job.step("parts.\(cut)") { try await export.parts(count) }
                guard parts.count > known else { throw ExportTooLarge() }
            }
            // An earlier run has learnt already that these are too large.
            if job.hasResult(of: "parts.\(cut + 1)") { continue }
            do {
                let files = try await stored(parts, of: export, cut, note, job)
                logger.info(
                    "an export is made",
                    metadata: [
                        "trace": "\(job.key.trace)", "format": "\(order.request.format.rawValue)",
                        "files": "\(files.count)", "parts": "\(parts.count)",
                        "seconds": "\((ContinuousClock.now - began) / .seconds(1))",
                    ])
                return files
            } catch is ExportTooLarge {
                continue
            }
        }
        throw ExportTooLarge()
    }

    private func stored(
        _ parts: [ExportPart], of export: PersonalExport, _ cut: Int, _ note: ExportNote, _ job: Job
    ) async throws -> [OutgoingFile] {
        var files: [OutgoingFile] = []
        for part in parts {
            // A step each: a later run goes on with the part that this one did not finish.
            files += try await job.step("files.\(cut).\(part.number)") {
                try await stored(part, of: export, cut, note, job)
            }
        }
        return files
    }

    private func stored(
        _ part: ExportPart, of export: PersonalExport, _ cut: Int, _ note: ExportNote, _ job: Job
    ) async throws -> [OutgoingFile] {
        let caption = ExportSentence.caption(part.shown, part: part.number, of: part.count)
        let made = try await export.files(of: part) { [note] in try await note.tell($0) }
        var files: [OutgoingFile] = []
        for (number, file) in made.enumerated() {
            let key = WriteKey(job: job.key, call: (cut * 1000 + part.number) * 10 + file.place)
            let parcel = try await store.outbox(of: export.member).put(file.bytes.pieces, by: key)
            files.append(
                OutgoingFile(
                    parcel: parcel, name: file.name, type: file.type,
                    caption: RichText(number == 0 ? caption.text(in: export.request.language) : ""), asPhoto: false))
        }
        return files
    }

    private func said(_ phrase: Phrase, _ order: ExportOrder, _ address: Address) throws -> Draft {
        let text = RichText(phrase.text(in: order.request.language))
        return try .message(OutgoingMessage(text: text, card: order.note), to: address)
    }

    /// Takes the sentence that the file is being made away: a message without a text leaves none under its card.
    private func withdrawn(_ order: ExportOrder, _ address: Address) throws -> Draft {
        try .message(OutgoingMessage(text: RichText(""), card: order.note), to: address)
    }
}
