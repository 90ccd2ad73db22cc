internal import CMongo
internal import Glibc

extension Address {
    /// Makes sure that the files which it names can be read: libmongoc would look for a server for ever.
    ///
    /// - Throws: a sentence with the option and the path.
    public func checkFiles() throws(AddressError) {
        for option in ["tlsCAFile", "tlsCertificateKeyFile"] {
            guard let path = path(option), unsafe access(path, R_OK) != 0 else { continue }
            throw AddressError(description: "\(option) names \(path), which cannot be read")
        }
    }

    private func path(_ option: String) -> String? {
        guard let parsed = unsafe mongoc_uri_new(uri) else { return nil }
        defer { unsafe mongoc_uri_destroy(parsed) }
        return unsafe mongoc_uri_get_option_as_utf8(parsed, option, nil).map { unsafe String(cString: $0) }
    }
}
