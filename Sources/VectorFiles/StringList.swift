import CGDAL

/// A list of C strings, null-terminated, as GDAL takes its options.
@safe
struct StringList: ~Copyable {
    private var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    init(_ strings: [String]) {
        unsafe pointer = nil
        for string in strings { unsafe pointer = CSLAddString(pointer, string) }
    }

    deinit { unsafe CSLDestroy(pointer) }

    /// Lends the list as `const char *const *`.
    func withPointer<Value>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value) -> Value {
        guard let pointer = unsafe pointer else { return body(nil) }
        return unsafe pointer.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 1) { unsafe body($0) }
    }

    /// Lends the list as `char **`, for functions that do not promise in their type to leave it alone.
    func withMutablePointer<Value>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Value
    ) -> Value {
        unsafe body(pointer)
    }
}
