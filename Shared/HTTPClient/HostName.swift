internal import CCurl

/// The host of `url`, found by the parser that will also connect, so that no two readings of a URL can differ.
func hostName(of url: String) throws(Failure) -> String {
    guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        throw .invalidRequest("a URL is printable ASCII without spaces")
    }
    guard let handle = unsafe curl_url() else { throw .invalidRequest("no memory to read the URL") }
    defer { unsafe curl_url_cleanup(handle) }
    guard unsafe curl_url_set(handle, CURLUPART_URL, url, UInt32(CURLU_DISALLOW_USER)) == CURLUE_OK else {
        throw .invalidRequest("an absolute URL without user name and password is needed")
    }
    guard let scheme = unsafe part(CURLUPART_SCHEME, of: handle), ["http", "https"].contains(scheme) else {
        throw .invalidRequest("only http and https are spoken")
    }
    guard let host = unsafe part(CURLUPART_HOST, of: handle), !host.isEmpty else {
        throw .invalidRequest("the URL names no host")
    }
    return host
}

@unsafe
private func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text = unsafe text else { return nil }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
}
