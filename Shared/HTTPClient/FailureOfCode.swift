internal import CCurl

/// The one place where libcurl's codes become ours.
///
/// - Parameter sent: a byte of the request left, so that the server may have acted on it.
func failure(for code: CURLcode, host: String, sent: Bool, limit: Int, isLate: Bool) -> Failure {
    switch code {
    case CURLE_FILESIZE_EXCEEDED: .responseTooLarge(limit: limit)
    case CURLE_OPERATION_TIMEDOUT where isLate || sent: .deadlineExceeded(sent: sent)
    case CURLE_OPERATION_TIMEDOUT: .notConnected("\(host): no connection in time")
    // It began to send the request again, as `setUpload` explains, and could not: nothing was sent twice.
    case CURLE_SEND_FAIL_REWIND: .connectionLost("\(host): the connection closed unanswered")
    default: sent ? .connectionLost("\(host): \(text(of: code))") : .notConnected("\(host): \(text(of: code))")
    }
}

// libcurl's longer text (CURLOPT_ERRORBUFFER) may quote the URL; this one is fixed for each code.
private func text(of code: CURLcode) -> String {
    guard let text = unsafe curl_easy_strerror(code) else { return "error \(code.rawValue)" }
    return unsafe String(cString: text)
}
