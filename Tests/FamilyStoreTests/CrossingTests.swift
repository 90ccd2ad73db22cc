import Domain
import FamilyStore
import Foundation
import Mongo
import Testing

@Suite("What is another family's")
struct CrossingTests {
    @Test("is neither read nor changed by any function of the store", arguments: crossings)
    func crossing(_ crossing: Crossing) async throws {
        for job in ["fresh", "film", "meal", "weight", "food", "turn-500"] {
            let home = try await Home()
            try await furnish(home)
            let before = try await home.snapshot(of: home.boris.family)
            let got: [Any]
            do { got = try await crossing.attempt(home, home.key(job)) } catch MongoError.duplicateKey(let index) {
                // A key of the other family's job opens nothing.
                #expect(index == "_id_" && job != "fresh")
                got = []
            }
            let text = String(describing: got)
            #expect(
                !text.lowercased().contains(secret) && !text.contains("66.6") && !text.contains("\(home.boris.family)"))
            #expect(try await home.snapshot(of: home.boris.family) == before)
        }
    }

    @Test("is there to be read: its own family finds all of it")
    func furnished() async throws {
        let home = try await Home()
        try await furnish(home)
        let stored = try await home.snapshot(of: home.boris.family)
        for name in [
            "families", "people", "invites", "films", "meals", "foods", "measurements", "dialogs", "audit",
            "outbox.files",
        ] {
            #expect(stored[name]?.isEmpty == false, "\(name)")
        }
        #expect(try await home.store.films(of: home.boris).search(secret, in: .family, limit: 9).count == 2)
        #expect(try await home.store.foods(of: home.neighbour).search("борщ", limit: 9).count == 1)
        #expect(
            try await home.store.dialog(of: home.boris, in: ChatID(-500), thread: ThreadID(5)).recent(tokens: 99).count
                == 1)
    }

    @Test("is tried with every function that the sources have")
    func complete() throws {
        let here = URL(filePath: #filePath).resolvingSymlinksInPath()
        let sources = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Shared/FamilyStore")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /public (?:static |mutating )*func (\w+)/) {
                found.insert("\(file.deletingPathExtension().lastPathComponent).\(match.1)")
            }
        }
        let told = crossings.map(\.name) + ways + arrangement + installationWide
        #expect(found == Set(told))
        #expect(found.count == told.count)
    }

    @Test("is looked up by an index in every function")
    func indexed() async throws {
        let database = try await Home.empty()
        let home = try await Home(in: database)
        try await furnish(home)
        _ = try await home.client.database.run(["profile": 2])
        for crossing in crossings { _ = try await crossing.attempt(home, home.key("plan")) }
        for write in writes {
            let home = try await Home(in: database)
            try await write.scene(home)
            _ = try await write.run(home, Home.key())
        }
        _ = try await home.client.database.run(["profile": 0])
        let seen: [Document] = try await home.client.collection("system.profile").find(
            where: ["planSummary": ["$exists": true]]
        ).all()
        #expect(seen.count > 50)
        let scans = seen.filter { $0["planSummary"]?.string?.contains("COLLSCAN") == true }
        #expect(
            scans.allSatisfy { $0["ns"]?.string?.hasSuffix("system.profile") == true },
            "\(scans.map { "\($0["command"] ?? .null)" })")
    }
}
