import ArgumentParser
import HTTPClient
import Operations

/// `familybot healthcheck`: for supervisors and containers that ask by running a command.
struct Healthcheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Asks a program of this machine whether it is alive. Exit code 1 when it is not.",
        discussion: "Asks /livez at METRICS_BIND, where every program listens, or at INGRESS_BIND when that is not set."
    )

    @Flag(help: "Ask /readyz: whether it reaches what it needs itself.")
    var ready = false

    @Argument(help: "The program's address, such as 127.0.0.1:9101.")
    var address: String?

    func run() async throws {
        let client = HTTPClient.Client(maximumConnectionsPerHost: 1)
        defer { client.shutdown() }
        do throws(ConfigurationError) {
            let bind: BindAddress = if let address { try parsed(address) } else { try Self.configured(.current) }
            let url = "http://\(bind)/\(ready ? "readyz" : "livez")"
            let response = try? await client.send(Request(.get, url, timeout: .seconds(5)))
            guard let response else { throw ConfigurationError("nothing answers at \(url)") }
            guard response.status == 200 else { throw ConfigurationError("\(url) answers \(response.status)") }
        } catch {
            print(error)
            throw ExitCode(1)
        }
    }

    private func parsed(_ text: String) throws(ConfigurationError) -> BindAddress {
        guard let address = BindAddress(text) else {
            throw ConfigurationError("\(text) is no address such as 127.0.0.1:9101")
        }
        return address
    }

    private static func configured(_ environment: ProgramEnvironment) throws(ConfigurationError) -> BindAddress {
        try environment.read { read in read.bindAddressIfSet(.metricsBind) ?? read.bindAddress(.ingressBind) }
    }
}
