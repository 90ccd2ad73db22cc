internal import CCurl

/// Everything that libcurl is told about one transfer, except the callbacks.
@unsafe
func setOptions(
    of easy: UnsafeMutableRawPointer, to request: PreparedRequest, headers: UnsafeMutablePointer<curl_slist>?
) {
    unsafe fb_easy_set_text(easy, CURLOPT_URL, request.url)
    unsafe fb_easy_set_headers(easy, headers)
    unsafe fb_easy_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, Int(request.maximumResponseBytes))
    unsafe setConnection(of: easy)
    unsafe setTimes(of: easy, to: request)
    unsafe setUpload(of: easy, to: request)
}

@unsafe
private func setConnection(of easy: UnsafeMutableRawPointer) {
    unsafe fb_easy_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    unsafe fb_easy_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
    unsafe fb_easy_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    // Not the environment's: nobody but Settings reads that.
    unsafe fb_easy_set_text(easy, CURLOPT_PROXY, "")
    // Debian's default folder of certificates keeps libcurl from sharing the parsed file between connections:
    // 500 of them then cost 13.8 s of CPU and 450 MB instead of 0.6 s and 62 MB.
    unsafe fb_easy_set_text(easy, CURLOPT_CAPATH, nil)
    unsafe fb_easy_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    unsafe fb_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    // Otherwise ending a call whose name is still being looked up waits for the resolver, and all other calls with it.
    unsafe fb_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    unsafe fb_easy_set_long(easy, CURLOPT_BUFFERSIZE, 16 << 10)
    unsafe fb_easy_set_long(easy, CURLOPT_UPLOAD_BUFFERSIZE, 16 << 10)
}

@unsafe
private func setTimes(of easy: UnsafeMutableRawPointer, to request: PreparedRequest) {
    unsafe fb_easy_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds(ContinuousClock.now.duration(to: request.deadline)))
    unsafe fb_easy_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(request.connectTimeout))
}

// libcurl sends a request again when a reused connection dies without an answer, though the server may have acted on it.
// A body that it cannot rewind (there is no SEEKFUNCTION) forbids that from the body's first byte on; where there is no body,
// a fresh connection does, for only reused ones are retried.
@unsafe
private func setUpload(of easy: UnsafeMutableRawPointer, to request: PreparedRequest) {
    guard request.method == .post else { return }
    unsafe fb_easy_set_long(easy, CURLOPT_POST, 1)
    unsafe fb_easy_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, Int(request.upload.count))
    if request.upload.isEmpty { unsafe fb_easy_set_long(easy, CURLOPT_FRESH_CONNECT, 1) }
}

/// At least 1, for 0 means "for ever" to libcurl, and at most 24 days, which its 32-bit arithmetic bears.
private func milliseconds(_ duration: Duration) -> Int {
    let limited = min(max(duration, .milliseconds(1)), .milliseconds(Int32.max))
    return Int(limited / .milliseconds(1))
}
