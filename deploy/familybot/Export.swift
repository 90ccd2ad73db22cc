import ArgumentParser
import DataExport
import Domain
import FamilyStore
import Foundation
import Mongo
import Operations
import Spreadsheet
import Storage

/// `familybot export`: one person's data as a file, for somebody who asks the operator for it.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes all that one person has stored into a file.",
        discussion: "The file holds health data. It is made with mode 0600, and none that is there is written over.\n\n"
            + SettingName.help(for: [.mongoURI, .mongoDatabase]))

    @Option(help: "The person's number at Telegram.")
    var person: Int64

    @Option(help: "xlsx, csv (a folder of tables) or json.", transform: Self.format)
    var format = ExportFormat.xlsx

    @Option(help: "The file, or for csv the folder, to be made.")
    var output: String

    private static func format(_ text: String) throws -> ExportFormat {
        guard let format = ExportFormat(rawValue: text) else { throw ValidationError("xlsx, csv or json") }
        return format
    }

    func run() async throws {
        do {
            let settings = try Settings(.current)
            guard let address = settings.storage.address else {
                throw ConfigurationError("MONGODB_URI cannot be read")
            }
            let client = try Client(
                to: address, database: settings.storage.database, appName: "familybot", connections: 2)
            try await write(Store(client: client, database: settings.storage.database))
            await client.close()
        } catch let error as ConfigurationError {
            error.exit(program: "familybot")
        } catch let error as MongoError {
            throw ValidationError("MongoDB: \(error)")
        } catch is ExportTooLarge {
            throw ValidationError(
                "there are more records than a sheet of Excel has rows; take --format csv or --format json instead")
        } catch let error as WorkbookError {
            throw ValidationError("\(error)")
        }
    }

    private func write(_ store: Store) async throws {
        guard let member = try await store.directory.member(UserID(person)) else {
            throw ValidationError("\(person) is in no family")
        }
        let export = PersonalExport(
            store: store, member: member,
            request: ExportRequest(days: nil, format: format, language: member.language), moment: .now,
            folder: FileManager.default.temporaryDirectory.path, limit: .max)
        let files = try await export.files(of: .whole(nil)) { _ in }
        guard !files.isEmpty else { throw ValidationError("\(person) has stored nothing") }
        if format == .csv {
            try FileManager.default.createDirectory(
                atPath: output, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            for file in files { try await save(file, at: "\(output)/\(file.name)") }
        } else {
            for file in files { try await save(file, at: output) }
        }
    }

    private func save(_ file: MadeFile, at path: String) async throws {
        guard !FileManager.default.fileExists(atPath: path),
            FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw ValidationError("\(path) cannot be made, or is there") }
        for try await piece in file.bytes.pieces { try handle.write(contentsOf: piece) }
        try handle.close()
        print("\(path): \(file.bytes.size) bytes")
    }
}
