import Domain
import FamilyStore
import Mongo
import Operations
import Storage
import Support
import Testing

@Suite("The settings of MongoDB")
struct SettingsTests {
    @Test("have defaults for all but the owners, of whom there are none")
    func defaults() throws {
        let settings = try read([:])
        #expect(settings.address?.description == "mongodb://127.0.0.1:27017")
        #expect(settings.address?.replicaSet == "rs0")
        #expect(settings.database == "familybot" && settings.owners.isEmpty)
        let moscow = try #require(Zone("Europe/Moscow"))
        #expect(settings.newcomers == FamilySettings(language: .russian, zone: moscow))
    }

    @Test("are taken as they are said")
    func said() throws {
        let settings = try read([
            "MONGODB_URI": "mongodb://u:geheim@db:1/?replicaSet=x", "MONGODB_DATABASE": "other",
            "FAMILYBOT_OWNER_IDS": "7, 8", "FAMILYBOT_LANGUAGE": "en", "FAMILYBOT_TIMEZONE": "Asia/Tokyo",
        ])
        #expect(settings.address?.description == "mongodb://db:1" && settings.address?.replicaSet == "x")
        #expect(settings.database == "other" && settings.owners == [UserID(7), UserID(8)])
        let tokyo = try #require(Zone("Asia/Tokyo"))
        #expect(settings.newcomers == FamilySettings(language: .english, zone: tokyo))
    }

    @Test("that are wrong are all told at once, and never the password")
    func wrong() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try read([
                "MONGODB_URI": "mongodb://u:geh@eim@db/", "FAMILYBOT_OWNER_IDS": "anna,-3",
                "FAMILYBOT_LANGUAGE": "klingon", "FAMILYBOT_TIMEZONE": "Mars/Olympus",
            ])
        }
        let text = try #require(error?.problems.joined(separator: "\n"))
        for word in ["MONGODB_URI", "FAMILYBOT_OWNER_IDS", "FAMILYBOT_LANGUAGE", "FAMILYBOT_TIMEZONE", "tzdata"] {
            #expect(text.contains(word), "\(word) in \(text)")
        }
        #expect(!text.contains("geh") && !text.contains("eim@"))
    }

    @Test("with a certificate that is not there end the program with a sentence")
    func certificate() throws {
        let settings = try read([
            "MONGODB_URI": "mongodb://db/?replicaSet=rs0&tls=true&tlsCAFile=/nowhere/ca.pem"
        ])
        let error = #expect(throws: ConfigurationError.self) { try settings.connect(appName: "test", connections: 1) }
        #expect(error?.problems == ["MONGODB_URI: tlsCAFile names /nowhere/ca.pem, which cannot be read"])
    }

    private func read(_ variables: [String: String]) throws -> StorageSettings {
        try ProgramEnvironment(variables: variables) { path in throw Missing(path) }.read { $0.storage() }
    }
}
