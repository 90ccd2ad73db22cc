@testable import Mongo
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
