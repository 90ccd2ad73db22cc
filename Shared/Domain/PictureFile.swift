/// Tells which files are to be looked at as pictures, by what the sender's program said of them. What is inside decides
/// later.
public enum PictureFile {
    /// Of a type that says so, or of none that says anything and with a name that does: programs that know no HEIC, and
    /// some messengers for computers, call every file `application/octet-stream`.
    public static func isLikely(mimeType: String?, name: String?) -> Bool {
        let type = mimeType?.lowercased() ?? ""
        if type.hasPrefix("image/") { return true }
        guard type.isEmpty || type == "application/octet-stream", let name, let dot = name.lastIndex(of: ".") else {
            return false
        }
        return extensions.contains(name[name.index(after: dot)...].lowercased())
    }

    /// Of what can be looked at.
    private static let extensions: Set<String> = ["jpg", "jpeg", "jpe", "jfif", "heic", "heif", "png", "webp"]
}
