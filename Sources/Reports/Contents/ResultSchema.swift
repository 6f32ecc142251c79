/// The JSON Schema of `result.json` (2020-12), by which other programs can check what they read (结果文件结构).
public enum ResultSchema {
    /// The schema as UTF-8.
    public static var bytes: [UInt8] { PackageResources.result_schema_json }
}
