internal import CMongo

/// Where MongoDB is found, parsed from `MONGODB_URI`: `mongodb://[user:password@]host[:port][,host…]/[?options]`.
///
/// What the URI says of write concern, read concern, read preference and retries is not taken: see `Client`. Its timeouts are.
public struct Address: Sendable, Equatable, CustomStringConvertible {
    let uri: String
    /// The hosts with their ports, without the credentials: safe to log.
    public let description: String
    /// The name that `replicaSet` gives.
    public let replicaSet: String?

    /// Reads a URI; throws a sentence that says what is wrong with it.
    public init(parsing uri: String) throws(AddressError) {
        guard uri.hasPrefix("mongodb://") || uri.hasPrefix("mongodb+srv://") else {
            throw AddressError(description: "its scheme is unknown; write mongodb://host:port/?replicaSet=rs0")
        }
        guard uri.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
            throw AddressError(description: "it holds a space or a control character")
        }
        Library.start
        guard Self.hasEscapedCredentials(uri), let parsed = unsafe mongoc_uri_new_with_error(uri, nil) else {
            // libmongoc's own words quote the URI.
            throw AddressError(
                description: "it is not mongodb://[user:password@]host[:port]/[?options]; in a user or a password "
                    + "write @ : / % as %40 %3A %2F %25")
        }
        defer { unsafe mongoc_uri_destroy(parsed) }
        self.uri = uri
        replicaSet = unsafe mongoc_uri_get_replica_set(parsed).map { unsafe String(cString: $0) }
        description = unsafe Self.hosts(of: parsed) ?? "mongodb+srv"
    }

    /// Whether an @ stands between credentials and hosts at most: what follows one in a password would pass for a host.
    private static func hasEscapedCredentials(_ uri: String) -> Bool {
        let rest = uri[(uri.firstRange(of: "://")?.upperBound ?? uri.startIndex)...]
        let marks = rest.prefix { $0 != "/" && $0 != "?" }.count { $0 == "@" }
        return marks <= 1 && marks == rest.count { $0 == "@" }
    }

    private static func hosts(of uri: OpaquePointer) -> String? {
        var names: [String] = []
        var host = unsafe mongoc_uri_get_hosts(uri)
        while let current = unsafe host {
            names.append(unsafe withUnsafePointer(to: current.pointee) { unsafe String(cString: fb_host_and_port($0)) })
            unsafe host = UnsafePointer(current.pointee.next)
        }
        return names.isEmpty ? nil : "mongodb://" + names.joined(separator: ",")
    }
}

/// Why a `MONGODB_URI` cannot be used: a sentence for the operator, without the credentials.
public struct AddressError: Error, Equatable, CustomStringConvertible {
    public let description: String
}

extension Address {
    /// What is set on every connection, whatever the URI says.
    func withURI<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        guard let uri = unsafe mongoc_uri_new(uri) else { return nil }
        defer { unsafe mongoc_uri_destroy(uri) }
        for (name, milliseconds) in [
            (MONGOC_URI_SERVERSELECTIONTIMEOUTMS, 3000), (MONGOC_URI_SOCKETTIMEOUTMS, 20_000),
            (MONGOC_URI_CONNECTTIMEOUTMS, 2000), (MONGOC_URI_HEARTBEATFREQUENCYMS, 1000),
        ] as [(String, Int32)] where unsafe !mongoc_uri_has_option(uri, name) {
            unsafe mongoc_uri_set_option_as_int32(uri, name, milliseconds)
        }
        unsafe mongoc_uri_set_option_as_bool(uri, MONGOC_URI_RETRYWRITES, true)
        unsafe mongoc_uri_set_option_as_bool(uri, MONGOC_URI_RETRYREADS, true)
        unsafe Self.setConcerns(of: uri)
        return unsafe body(uri)
    }

    private static func setConcerns(of uri: OpaquePointer) {
        let write = unsafe mongoc_write_concern_new()
        unsafe mongoc_write_concern_set_w(write, MONGOC_WRITE_CONCERN_W_MAJORITY)
        unsafe mongoc_write_concern_set_journal(write, true)
        unsafe mongoc_uri_set_write_concern(uri, write)
        unsafe mongoc_write_concern_destroy(write)
        let read = unsafe mongoc_read_concern_new()
        unsafe mongoc_read_concern_set_level(read, MONGOC_READ_CONCERN_LEVEL_MAJORITY)
        unsafe mongoc_uri_set_read_concern(uri, read)
        unsafe mongoc_read_concern_destroy(read)
        let preference = unsafe mongoc_read_prefs_new(MONGOC_READ_PRIMARY)
        unsafe mongoc_uri_set_read_prefs_t(uri, preference)
        unsafe mongoc_read_prefs_destroy(preference)
    }
}
