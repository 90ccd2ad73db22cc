internal import CMongo

/// libmongoc's pool: it watches the servers on a thread of its own. Each of our threads takes one client out for life.
// Sendable: libmongoc lets every thread use the pool itself; what is popped stays on the thread that popped it.
@safe
final class Pool: @unchecked Sendable {
    private let raw: OpaquePointer

    init(to address: Address, appName: String, clients: Int) throws(MongoError) {
        Library.start
        var error = bson_error_t()
        let made = unsafe address.withURI { uri in
            unsafe mongoc_uri_set_option_as_int32(uri, MONGOC_URI_MAXPOOLSIZE, Int32(clients))
            return unsafe mongoc_client_pool_new_with_error(uri, &error)
        }
        guard case .some(.some(let raw)) = unsafe made else { throw MongoError(error) }
        unsafe mongoc_client_pool_set_error_api(raw, MONGOC_ERROR_API_VERSION_2)
        unsafe mongoc_client_pool_set_appname(raw, appName)
        unsafe self.raw = raw
    }

    /// Runs `body` with a client that is this thread's alone.
    func withClient(_ body: (OpaquePointer) -> Void) {
        guard let client = unsafe mongoc_client_pool_pop(raw) else { return }
        defer { unsafe mongoc_client_pool_push(raw, client) }
        unsafe body(client)
    }

    /// Every client must be back.
    func destroy() { unsafe mongoc_client_pool_destroy(raw) }
}
