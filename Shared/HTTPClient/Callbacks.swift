internal import CCurl

/// Connects libcurl's callbacks to `transfer`, which must outlive the handle's use.
@unsafe
func setCallbacks(of easy: UnsafeMutableRawPointer, to transfer: Transfer) {
    let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
    unsafe fb_easy_set_pointer(easy, CURLOPT_PRIVATE, context)
    unsafe fb_easy_set_pointer(easy, CURLOPT_HEADERDATA, context)
    unsafe fb_easy_set_pointer(easy, CURLOPT_WRITEDATA, context)
    unsafe fb_easy_set_pointer(easy, CURLOPT_READDATA, context)
    unsafe fb_easy_set_callback(easy, CURLOPT_HEADERFUNCTION, takeHeaderLine)
    unsafe fb_easy_set_callback(easy, CURLOPT_WRITEFUNCTION, takeBody)
    unsafe fb_easy_set_callback(easy, CURLOPT_READFUNCTION, giveUpload)
}

/// The transfer that libcurl's handle belongs to.
@unsafe
func transfer(of easy: UnsafeMutableRawPointer) -> Transfer? {
    guard let context = unsafe fb_easy_get_private(easy) else { return nil }
    return unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}

// Any number but the one that was given stops the transfer.
private let stopped = Int.max >> 8

private let takeHeaderLine: curl_write_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return stopped }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer.tookHeaderLine([UInt8](line)) ? size * count : stopped
}

private let takeBody: curl_write_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return stopped }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    switch unsafe transfer.receive(piece) {
    case .taken: return size * count
    case .pause: return Int(CURL_WRITEFUNC_PAUSE)
    case .stop: return stopped
    }
}

private let giveUpload: curl_write_callback = { room, size, count, context in
    guard let room = unsafe room, let context = unsafe context else { return Int(CURL_READFUNC_ABORT) }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let buffer = unsafe UnsafeMutableRawBufferPointer(start: room, count: size * count)
    switch unsafe transfer.fill(buffer) {
    case .bytes(let count): return count
    case .pause: return Int(CURL_READFUNC_PAUSE)
    case .failed: return Int(CURL_READFUNC_ABORT)
    }
}
