import Operations
import Testing

@Suite struct SettingValuesTests {
    @Test(
        "addresses to listen on are read",
        arguments: [
            ("127.0.0.1:8001", "127.0.0.1", 8001), ("[::1]:80", "::1", 80), ("localhost:65535", "localhost", 65_535),
            ("0.0.0.0:1", "0.0.0.0", 1),
        ])
    func bind(text: String, host: String, port: Int) {
        #expect(BindAddress(text) == BindAddress(host: host, port: port))
        #expect(BindAddress(text)?.description == text)
    }

    @Test(
        "what is no address is refused",
        arguments: [
            "", ":", "8001", ":8001", "host:", "host:0", "host:65536", "host:-1", "host:+80", "::1:80", "a b:80",
            "http://host:80", "[::1:80", "host:80\n",
        ])
    func noBind(text: String) {
        #expect(BindAddress(text) == nil)
    }

    @Test(
        "parts of a URL are found, several hosts too",
        arguments: [
            ("https://bot.example/hook?x=1#y", "https", "bot.example", "/hook", "https://bot.example/hook?x=1#y"),
            ("HTTPS://bot.example", "https", "bot.example", "/", "https://bot.example"),
            ("https://bot.example?x=/a", "https", "bot.example", "/", "https://bot.example?x=/a"),
            (
                "redis+sentinel://:pw@a:1,b:2/main", "redis+sentinel", "a:1,b:2", "/main",
                "redis+sentinel://a:1,b:2/main"
            ),
            ("mongodb://u:p@ss@h/?r=rs0", "mongodb", "h", "/", "mongodb://h/?r=rs0"),
            ("unix:///run/redis.sock", "unix", "", "/run/redis.sock", "unix:///run/redis.sock"),
        ])
    func url(text: String, scheme: String, authority: String, path: String, description: String) throws {
        let url = try #require(ServiceURL(text))
        #expect(url.scheme == scheme)
        #expect(url.authority == authority)
        #expect(url.path == path)
        #expect(url.description == description)
        #expect(url.string == text)
    }

    @Test("the password of a URL is found, and only that")
    func password() {
        #expect(ServiceURL("redis://:pw@h")?.password?.reveal() == "pw")
        #expect(ServiceURL("mongodb://u:p@ss@h/x")?.password?.reveal() == "p@ss")
        #expect(ServiceURL("redis://h:6379/a:b@c")?.password == nil)
        #expect(ServiceURL("redis://user@h")?.password == nil)
    }

    @Test(
        "what is no URL is refused",
        arguments: ["", "host", "://host", "http:/x", "http://", "ht tp://x", "http://a b", "1x://h", "http://a\0"])
    func noURL(text: String) {
        #expect(ServiceURL(text) == nil)
    }
}
