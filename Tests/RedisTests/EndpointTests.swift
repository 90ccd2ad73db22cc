import Redis
import Testing

@Suite("REDIS_URL")
struct EndpointTests {
    @Test("every form of address is understood")
    func forms() throws {
        #expect(try Endpoint(parsing: "redis://127.0.0.1:6379/0") == tcp("127.0.0.1", 6379))
        #expect(try Endpoint(parsing: "redis://cache") == tcp("cache", 6379))
        #expect(try Endpoint(parsing: "redis://[::1]:7000/2").location == .tcp(.init(host: "::1", port: 7000)))
        let signedIn = try Endpoint(parsing: "redis://bot:p%40ss%2F@cache:1/3")
        #expect(signedIn.user == "bot" && signedIn.password == "p@ss/" && signedIn.database == 3)
        #expect(try Endpoint(parsing: "unix:///run/redis.sock?db=4").location == .unix(path: "/run/redis.sock"))
        let sentinel = try Endpoint(parsing: "redis+sentinel://:secret@a:1,b/main/2")
        #expect(
            sentinel.location == .sentinel([.init(host: "a", port: 1), .init(host: "b", port: 26379)], master: "main"))
        #expect(sentinel.password == "secret" && sentinel.database == 2)
    }

    @Test(
        "what cannot be used is refused with a sentence that shows no credentials",
        arguments: [
            ("127.0.0.1:6379", "scheme"), ("rediss://user:geheim@cache", "stunnel"), ("redis://", "host"),
            ("redis://cache:0", "port"), ("redis://cache/x", "database"), ("unix://redis.sock", "absolute"),
            ("redis+sentinel://a:1", "master"), ("http://cache", "unknown"), ("redis://u:%zz@cache", "escape"),
        ])
    func refusals(url: String, word: String) {
        #expect { try Endpoint(parsing: url) } throws: { error in
            let sentence = String(describing: error)
            return sentence.contains(word) && !sentence.contains("geheim")
        }
    }

    @Test("the printed form hides the password")
    func description() throws {
        #expect(try Endpoint(parsing: "redis://u:geheim@cache/1").description == "redis://cache:6379/1")
    }

    private func tcp(_ host: String, _ port: Int) -> Endpoint {
        Endpoint(location: .tcp(.init(host: host, port: port)))
    }
}
