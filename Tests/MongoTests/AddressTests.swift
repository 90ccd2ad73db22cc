@testable import Mongo
import Support
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test("neither the description nor an error shows the credentials")
    func credentials() throws {
        let address = try Address(parsing: "mongodb://anna:s%40cret@db1:27018,db2/?replicaSet=rs7&authSource=admin")
        #expect(address.description == "mongodb://db1:27018,db2:27017")
        #expect(address.replicaSet == "rs7")
        for broken in [
            "mongodb://anna:s@cret/x@db1", "mongodb://anna:s%ZZcret@db1", "postgres://anna:secret@db1", "db1:secret",
            "mongodb://anna:secret@db1:99999", "mongodb://anna:secret@", "mongodb://anna:secret@db1/?w=2 &x",
            "mongodb://anna:secret@db1/?authMechanism=secret&replicaSet", "",
        ] {
            let error = #expect(throws: AddressError.self, "\(broken)") { try Address(parsing: broken) }
            #expect(error.map { !$0.description.contains("cret") } == true)
        }
    }

    @Test("an address cannot make writes weaker: what it says of them is not taken")
    func concerns() async throws {
        let server = try await SharedMongo.server()
        let weak =
            "&w=0&wTimeoutMS=1&readPreference=secondary&readConcernLevel=local&retryWrites=false&retryReads=false"
        let client = try Client(
            to: try Address(parsing: server.uri + weak), database: "concerns", appName: "test", connections: 1)
        let things = client.collection("things")
        try await things.insertOne(["_id": 1])
        #expect(try await things.count(where: [:]) == 1)
        await #expect(throws: MongoError.duplicateKey(index: "_id_")) { try await things.insertOne(["_id": 1]) }
        await client.close()
        let commands = try await profiled(server, by: "&w=1&journal=false&readConcernLevel=local&retryWrites=false")
        #expect(commands.insert?["writeConcern"]?.document?["w"] == "majority")
        #expect(commands.insert?["writeConcern"]?.document?["j"] == true)
        #expect(commands.insert?["txnNumber"] != nil, "not retryable")
        #expect(commands.find?["readConcern"]?.document?["level"] == "majority")
    }

    /// An insert and a find as they have reached the server.
    private func profiled(
        _ server: MongoServer, by query: String
    ) async throws -> (insert: Document?, find: Document?) {
        let client = try Client(
            to: try Address(parsing: server.uri + query), database: "profiled", appName: "test", connections: 1)
        _ = try await client.database.run(["profile": 2])
        try await client.collection("things").insertOne(["_id": 1])
        _ = try await client.collection("things").findOne(Document.self, where: ["_id": 1])
        _ = try await client.database.run(["profile": 0])
        let profile = client.collection("system.profile")
        let insert = try await profile.findOne(Document.self, where: ["command.insert": "things"])
        let find = try await profile.findOne(Document.self, where: ["command.find": "things"])
        await client.close()
        return (insert?["command"]?.document, find?["command"]?.document)
    }

    @Test(
        "files that an address names must be there, whatever the spelling of the option",
        arguments: ["tlsCAFile", "tlscafile", "sslCertificateAuthorityFile", "tlsCertificateKeyFile"])
    func files(option: String) throws {
        let missing = try Address(parsing: "mongodb://db1/?tls=true&\(option)=/nowhere/it.pem")
        let error = #expect(throws: AddressError.self) { try missing.checkFiles() }
        #expect(error?.description.hasSuffix("names /nowhere/it.pem, which cannot be read") == true)
        try Address(parsing: "mongodb://db1/?tls=true&\(option)=\(#filePath)").checkFiles()
        try Address(parsing: "mongodb://db1/").checkFiles()
    }

    @Test("each host of a set can be asked on its own")
    func hosts() throws {
        let uri = "mongodb://a:b@db1:27018,db2/admin?replicaSet=rs7&tls=true&directConnection=false"
        #expect(
            try Address(parsing: uri).singleHosts.map(\.uri) == [
                "mongodb://a:b@db1:27018/admin?tls=true&directConnection=true",
                "mongodb://a:b@db2/admin?tls=true&directConnection=true",
            ])
        #expect(
            try Address(parsing: "mongodb://db1").singleHosts.map(\.uri) == ["mongodb://db1/?directConnection=true"])
    }
}
