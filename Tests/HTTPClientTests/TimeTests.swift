import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TimeTests {
    let client = Client(maximumConnectionsPerHost: 1)

    @Test("cancelling the task ends the call and its connection at once")
    func cancel() async throws {
        let events = Events<ContinuousClock.Instant>()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            events.send(.now)
            _ = connection.read()  // returns when the client hangs up
            events.send(.now)
        }
        defer { server.stop() }
        let call = Task { await client.failure(of: post(server.url)) }
        _ = await events.next()
        let start = ContinuousClock.now
        call.cancel()
        #expect(await call.value == .cancelled)
        #expect(.now - start < .seconds(5))
        let hangUp = try #require(await events.next())
        #expect(hangUp - start < .seconds(5))
    }

    @Test("a task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        let server = try RawServer { connection, _ in _ = connection.readRequest() }
        defer { server.stop() }
        let call = Task {
            unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            return await client.failure(of: post(server.url))
        }
        #expect(await call.value == .cancelled)
        // The thread obeys in order: it is through with the first call when the second is through.
        #expect(await client.failure(of: post("http://127.0.0.1:1/")) != nil)
        #expect(server.connections == 0)
    }

    @Test("the deadline counts the whole call, with the body's last byte")
    func deadline() async throws {
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            _ = connection.read()
        }
        defer { server.stop() }
        let start = ContinuousClock.now
        let failure = await client.failure(of: post(server.url, within: .milliseconds(300)))
        #expect(failure == .deadlineExceeded(sent: true))
        #expect(failure?.mayHaveRun == true)
        #expect((.milliseconds(290) ..< .seconds(20)).contains(.now - start))
    }

    @Test("a call that never got one of the host's connections ends in time, and has not run")
    func deadlineInLine() async throws {
        let arrived = Events<Void>()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            arrived.send(())
            _ = connection.read()
        }
        defer { server.stop() }
        async let first = client.failure(of: post(server.url, within: .seconds(2)))
        _ = await arrived.next()
        let start = ContinuousClock.now
        let failure = await client.failure(of: post(server.url, within: .milliseconds(200)))
        #expect(failure == .deadlineExceeded(sent: false))
        #expect(failure?.mayHaveRun == false)
        #expect(.now - start < .milliseconds(1_500))
        #expect(server.connections == 1)
        let end = await first
        #expect(end == .deadlineExceeded(sent: true))
    }

    @Test("a server that never finishes the handshake has not run the request")
    func connectTimeout() async throws {
        let server = try RawServer { connection, _ in while connection.read() != nil {} }
        defer { server.stop() }
        var request = post("https://127.0.0.1:\(server.port)/")
        request.connectTimeout = .milliseconds(200)
        #expect(await client.failure(of: request) == .notConnected("127.0.0.1: no connection in time"))
    }

    @Test("no time at all is a deadline that passed", arguments: [Duration.zero, .seconds(-5)])
    func noTime(timeout: Duration) async throws {
        let failure = await client.failure(of: post("http://127.0.0.1:1/", within: timeout))
        #expect(failure == .deadlineExceeded(sent: false))
    }

    @Test("a timeout longer than libcurl can count is as good as any")
    func longTime() async throws {
        try await withServer(echoRouter()) { url in
            let response = try await client.send(post("\(url)/echo", within: .seconds(3_600 * 24 * 365 * 100)))
            #expect(response.status == 200)
        }
    }

    @Test("shutdown ends the calls under way, closes the connections and refuses new calls")
    func shutdown() async throws {
        let events = Events<String>()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            events.send("request")
            if connection.read() == nil { events.send("closed") }
        }
        defer { server.stop() }
        async let call = client.failure(of: post(server.url))
        #expect(await events.next() == "request")
        client.shutdown()
        let end = await call
        #expect(end == .cancelled)
        #expect(await events.next() == "closed")
        client.shutdown()
        #expect(await client.failure(of: post(server.url)) == .shutDown)
        await #expect(throws: Failure.shutDown) { try await client.stream(post(server.url)) }
    }

    @Test("a client that nobody holds closes its connections")
    func dropped() async throws {
        let events = Events<String>()
        let server = try RawServer { connection, _ in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            if connection.read() == nil { events.send("closed") }
        }
        defer { server.stop() }
        _ = try await Client(maximumConnectionsPerHost: 1).send(post(server.url))
        #expect(await events.next() == "closed")
    }
}
