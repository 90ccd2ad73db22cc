import HTTPTypes
public import Hummingbird
import NIOCore

/// `/openapi.json`: the HTTP interface of the ingress, as it is served.
public enum APIDescription {
    public static func add(to router: Router<BasicRequestContext>, webhookPath: String) {
        let json = document(webhookPath: webhookPath)
        router.get("/openapi.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: json)))
        }
    }

    /// - Parameter webhookPath: a path of a URL, so it has no character that JSON would escape but `"` and `\`.
    static func document(webhookPath: String) -> String {
        let template = String(decoding: PackageResources.openapi_json, as: UTF8.self)
        return template.replacing("/WEBHOOK_PATH", with: webhookPath.filter { $0 != "\"" && $0 != "\\" })
    }
}
