internal import CCurl

/// The client's thread: takes orders, lets libcurl work, hands results over, sleeps until there is more.
final class TransferLoop {
    private let mailbox: Mailbox
    private var transfers: [Transfer.ID: Transfer] = [:]
    private var isStopped = false
    private var nextSweep = ContinuousClock.now

    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Returns when told to stop, with every transfer settled and every connection gone.
    func run() {
        while true {
            for order in mailbox.take() { obey(order) }
            if isStopped { break }
            var running: Int32 = 0
            unsafe curl_multi_perform(mailbox.multi, &running)
            settleEnded()
            sweepLate()
            let wait = transfers.isEmpty ? idleWait : sweepInterval
            unsafe curl_multi_poll(mailbox.multi, nil, 0, wait, nil)
        }
        for transfer in transfers.values { drop(transfer, because: .cancelled) }
        unsafe curl_multi_cleanup(mailbox.multi)
    }

    private func obey(_ order: Mailbox.Order) {
        switch order {
        case .start(let id, let request, let sink): start(id, request, sink)
        case .cancel(let id): if let transfer = transfers[id] { drop(transfer, because: .cancelled) }
        case .resume(let id): if let transfer = transfers[id] { unsafe curl_easy_pause(transfer.easy, CURLPAUSE_CONT) }
        case .stop: isStopped = true
        }
    }

    private func start(_ id: Transfer.ID, _ request: PreparedRequest, _ sink: Sink) {
        guard let transfer = Transfer(id, request, sink) else {
            return sink.fail(.notConnected("\(request.host): no memory"))
        }
        if transfer.isLate { return sink.fail(.deadlineExceeded(sent: false)) }
        transfers[id] = transfer
        unsafe curl_multi_add_handle(mailbox.multi, transfer.easy)
    }

    private func settleEnded() {
        var code = CURLE_OK
        while let easy = unsafe fb_multi_next_done(mailbox.multi, &code) {
            guard let transfer = unsafe transfer(of: easy) else { continue }
            remove(transfer)
            transfer.finish(code)
        }
    }

    // libcurl does not count the time of a transfer that waits for one of its host's connections to become free.
    private func sweepLate() {
        guard !transfers.isEmpty, ContinuousClock.now >= nextSweep else { return }
        for transfer in transfers.values where transfer.isLate {
            drop(transfer, because: .deadlineExceeded(sent: transfer.hasSent))
        }
        nextSweep = .now + .milliseconds(sweepInterval)
    }

    private func drop(_ transfer: Transfer, because failure: Failure) {
        remove(transfer)
        transfer.sink.fail(failure)
    }

    private func remove(_ transfer: Transfer) {
        transfers[transfer.id] = nil
        unsafe curl_multi_remove_handle(mailbox.multi, transfer.easy)
    }
}

private let sweepInterval: Int32 = 100  // ms
private let idleWait: Int32 = 60_000  // ms; orders wake it
