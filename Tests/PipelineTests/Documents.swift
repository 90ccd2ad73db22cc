import Mongo
import Support

extension Installation {
    /// What stands in MongoDB, read past the product.
    func documents(of collection: String, where filter: Document = [:]) async throws -> [Document] {
        let client = try mongo.connect(database: database, connections: 1)
        do {
            let found = try await client.collection(collection).find(Document.self, where: filter).all()
            await client.close()
            return found
        } catch {
            await client.close()
            throw error
        }
    }

    /// A person's meals, those that were deleted among them.
    func meals(of person: Int64) async throws -> [Document] {
        try await documents(of: "meals", where: ["personID": .int64(person)])
    }
}
