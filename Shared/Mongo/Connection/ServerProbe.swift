internal import CMongo

extension ServerFacts {
    /// Asks a server by `run`.
    init(of host: String, _ run: (Document) throws(MongoError) -> Document) throws(MongoError) {
        let hello = try run(["hello": 1])
        self.host = host
        replicaSet = hello["setName"]?.string
        awaitsInitiation = hello["isreplicaset"]?.bool ?? false
        isRouter = hello["msg"]?.string == "isdbgrid"
        version = try run(["buildInfo": 1])["version"]?.string ?? "unknown"
    }
}

/// One host of an address on its own, whatever set it belongs to.
struct SingleHost {
    let host: String
    let uri: String

    /// Blocks for two seconds at most where nobody answers.
    func facts() throws(MongoError) -> ServerFacts {
        var error = bson_error_t()
        guard let parsed = unsafe mongoc_uri_new_with_error(uri, &error) else { throw MongoError(error) }
        defer { unsafe mongoc_uri_destroy(parsed) }
        for option in [MONGOC_URI_SERVERSELECTIONTIMEOUTMS, MONGOC_URI_CONNECTTIMEOUTMS, MONGOC_URI_SOCKETTIMEOUTMS] {
            unsafe mongoc_uri_set_option_as_int32(parsed, option, 2000)
        }
        guard let client = unsafe mongoc_client_new_from_uri_with_error(parsed, &error) else {
            throw MongoError(error)
        }
        defer { unsafe mongoc_client_destroy(client) }
        unsafe mongoc_client_set_error_api(client, MONGOC_ERROR_API_VERSION_2)
        let link = unsafe Link(number: 0, client: client)
        return try ServerFacts(of: host) { command throws(MongoError) in
            try link.run(command, on: "admin", session: nil)
        }
    }
}

extension Address {
    /// None for `mongodb+srv`, whose hosts only the name service knows.
    var singleHosts: [SingleHost] {
        let scheme = "mongodb://"
        guard uri.hasPrefix(scheme) else { return [] }
        let rest = uri.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let credentials = authority.prefix(
            upTo: authority.firstIndex(of: "@").map { authority.index(after: $0) } ?? authority.startIndex)
        let options = (rest.firstIndex(of: "?").map { rest[rest.index(after: $0)...] } ?? "")
            .split(separator: "&")
            .filter { option in
                let name = option.prefix { $0 != "=" }.lowercased()
                return name != MONGOC_URI_REPLICASET && name != MONGOC_URI_DIRECTCONNECTION
            }
        let query = (options + ["directConnection=true"]).joined(separator: "&")
        let path = rest[authority.endIndex...].prefix { $0 != "?" }
        return authority[credentials.endIndex...].split(separator: ",").map { host in
            SingleHost(
                host: "mongodb://\(host)", uri: "\(scheme)\(credentials)\(host)\(path.isEmpty ? "/" : path)?\(query)")
        }
    }
}
