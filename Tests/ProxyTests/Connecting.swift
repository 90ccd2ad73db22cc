import Proxy
import Redis

/// A connection of the test's own through a proxy.
func connection(to proxy: Proxy, name: String = "proxied") -> Connection {
    Connection(to: Endpoint(location: .tcp(.init(host: "127.0.0.1", port: proxy.port))), name: name)
}
