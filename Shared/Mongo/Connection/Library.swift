internal import CMongo

/// libmongoc's state of the whole process.
enum Library {
    /// Made with the first use, kept until the process ends.
    static let start: Void = fb_mongoc_start()
}
