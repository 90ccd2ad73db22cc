import HTTPClient

extension Client {
    /// How the call fails; nil when it is answered.
    func failure(of request: Request) async -> Failure? {
        do throws(Failure) {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }
}

func post(_ url: String, body: [UInt8] = Array("words".utf8), within timeout: Duration = .seconds(10)) -> Request {
    Request(.post, url, body: .bytes(body, contentType: "text/plain"), timeout: timeout)
}
