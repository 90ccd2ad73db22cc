import HTTPTypes
import Hummingbird

/// The chat page's files: they come with the program, and nothing is fetched from elsewhere.
enum PageAPI {
    private static let files: [String: (type: String, bytes: [UInt8])] = [
        "/": ("text/html", PackageResources.page_html),
        "/page/page.css": ("text/css", PackageResources.page_css),
        "/page/page.js": ("text/javascript", PackageResources.page_js),
        "/page/phone.js": ("text/javascript", PackageResources.phone_js),
        "/page/composer.js": ("text/javascript", PackageResources.composer_js),
        "/page/bubble.js": ("text/javascript", PackageResources.bubble_js),
        "/page/rich.js": ("text/javascript", PackageResources.rich_js),
        "/page/photo.js": ("text/javascript", PackageResources.photo_js),
        "/page/words.js": ("text/javascript", PackageResources.words_js),
        "/page/world.js": ("text/javascript", PackageResources.world_js),
        "/page/dom.js": ("text/javascript", PackageResources.dom_js),
    ]

    /// Nothing runs that is not one of these files, whatever people and the bot write.
    private static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// Nil for a path that is none of the page's.
    static func answer(_ path: String) -> Response? {
        guard let file = files[path] else { return nil }
        var headers: HTTPFields = [.cacheControl: "no-cache", .contentSecurityPolicy: policy]
        headers[.xContentTypeOptions] = "nosniff"
        return .bytes(file.bytes, type: "\(file.type); charset=utf-8", headers: headers)
    }
}
