/// The version of Tuban, as `--version` and every output state it.
public enum Version {
    /// The version of this package.
    public static let tuban = "0.1.0"
}
