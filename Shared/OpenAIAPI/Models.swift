internal import FoundationEssentials
internal import HTTPClient

extension Endpoint {
    /// The names of the models that the server offers to this key. Costs nothing.
    ///
    /// https://platform.openai.com/docs/api-reference/models/list
    public func models(timeout: Duration) async throws(AIError) -> [String] {
        let response = try await exchange(.get, "/models", body: .none, timeout: timeout)
        guard response.status == 200 else { throw readError(response, status: response.status) }
        guard let list = try? JSONDecoder().decode(ModelList.self, from: Data(response.body)) else {
            throw .unreadable
        }
        return list.data.map(\.id)
    }
}

private struct ModelList: Decodable {
    struct Model: Decodable { let id: String }
    let data: [Model]
}
