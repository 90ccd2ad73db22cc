/// What `--version` prints.
public enum BuildInfo {
    /// The version of all programs of this package.
    public static let version = "0.1.0"
}
