import Age
import Crypto
import Foundation
import Mongo
import Testing
import Vault

@Suite("The verification of a backup", .timeLimit(.minutes(2)))
struct VerificationTests {
    @Test("finds what was written, any bit that was changed, and where it was cut, encrypted or not")
    func flipped() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1, "title": "Дюна"])
        for encrypted in [true, false] {
            let manifest = try await shop.making(encrypted: encrypted).make(auditHeads: [])
            let path = shop.folder.path(of: manifest.file)
            let identities = encrypted ? [Identity(), shop.operators] : []
            let verification = try Verification(of: path)
            try verification.run(by: identities)
            let whole = try Data(contentsOf: URL(filePath: path))
            var unnoticed: [Int] = []
            for index in whole.indices {
                var changed = whole
                changed[index] ^= 1 << UInt8(index % 8)
                try changed.write(to: URL(filePath: path))
                #expect(throws: VaultError.self, "byte \(index)") { try verification.run(by: identities) }
                // And with a manifest that tells of the changed file: by what the file itself holds.
                try Self.fit(manifest, to: changed, of: shop)
                do { try Verification(of: path).run(by: identities) } catch { continue }
                unnoticed.append(index)
            }
            try manifest.encoded.write(to: URL(filePath: Self.manifestPath(of: path)))
            // A compressed stream has bits that mean nothing; what came out of it was compared, and is what was written.
            #expect(unnoticed.count <= (encrypted ? 0 : 16), "\(unnoticed)")
            for length in stride(from: 0, to: whole.count, by: 7) {
                try whole.prefix(length).write(to: URL(filePath: path))
                #expect(throws: VaultError.self, "\(length) bytes") { try verification.run(by: identities) }
                try Self.fit(manifest, to: whole.prefix(length), of: shop)
                #expect(throws: VaultError.self, "\(length) bytes that a manifest tells of") {
                    try Verification(of: path).run(by: identities)
                }
            }
        }
    }

    private static func manifestPath(of path: String) -> String {
        path.replacing(".age", with: "").replacing(".archive.zst", with: ".json")
    }

    private static func fit(_ manifest: Manifest, to file: Data, of shop: Workshop) throws {
        var fitting = manifest
        fitting.fileBytes = file.count
        fitting.sha256 = SHA256.hash(data: file).map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
        try fitting.encoded.write(to: URL(filePath: manifestPath(of: shop.folder.path(of: manifest.file))))
    }

    @Test("says that no key opens the file, and that there is no manifest")
    func keys() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1])
        let manifest = try await shop.making().make(auditHeads: [])
        let path = shop.folder.path(of: manifest.file)
        #expect(throws: VaultError.noKey) { try Verification(of: path).run(by: []) }
        #expect(throws: VaultError.noKey) { try Verification(of: path).run(by: [Identity()]) }
        #expect(throws: VaultError.noManifest) { try Verification(of: path + ".part") }
        try FileManager.default.removeItem(atPath: path.replacing(".archive.zst.age", with: ".json"))
        #expect(throws: VaultError.noManifest) { try Verification(of: path) }
    }

    @Test("finds a manifest that tells of other documents, and one from a later version")
    func manifest() async throws {
        let shop = try await Workshop()
        try await shop.client.collection("films").insertOne(["_id": 1])
        let manifest = try await shop.making().make(auditHeads: [])
        let path = shop.folder.path(of: manifest.file)
        func write(_ change: (inout Manifest) -> Void) throws {
            var changed = manifest
            change(&changed)
            try changed.encoded.write(to: URL(filePath: path.replacing(".archive.zst.age", with: ".json")))
        }
        let other = Manifest.Collection(tally: TallyCounter().tally, indexes: 1)
        try write { $0.collections["films"] = other }
        #expect(throws: VaultError.different(collection: "films")) {
            try Verification(of: path).run(by: [shop.operators])
        }
        try write { $0.collections["meals"] = other }
        #expect(throws: VaultError.different(collection: "meals")) {
            try Verification(of: path).run(by: [shop.operators])
        }
        try write { $0.format = 2 }
        #expect(throws: VaultError.noManifest) { try Verification(of: path) }
        try write { _ in }
        try Verification(of: path).run(by: [shop.operators])
        #expect(try Manifest(decoding: try manifest.encoded).digest == manifest.digest)
    }
}
