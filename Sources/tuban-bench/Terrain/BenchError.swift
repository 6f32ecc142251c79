import Bilingual

/// Why `tuban-bench` could not do what it was asked.
struct BenchError: Error, CustomStringConvertible {
    /// What happened, where, and what to do.
    let message: Message

    var description: String { message.en }

    static func noPlane(_ code: Int) -> BenchError {
        BenchError(
            message: Message(zh: "没有EPSG:\(code)的平面", en: "there is no plane of EPSG:\(code)"))
    }

    static func cannotWrite(_ path: String, reason: String) -> BenchError {
        BenchError(
            message: Message(
                zh: "无法写入 \(path)（\(reason)）；请检查磁盘空间和权限",
                en: "cannot write \(path) (\(reason)); check the space on the disk and the permissions"))
    }

    static func noWork(_ name: String) -> BenchError {
        BenchError(message: Message(zh: "“\(name)”没有完成任何工作", en: "\(name) did no work"))
    }

    static func tooLarge(_ path: String) -> BenchError {
        BenchError(
            message: Message(
                zh: "\(path) 将超过2 GB，shapefile 容纳不下；请减小规模",
                en: "\(path) would be over 2 GB, more than a shapefile holds; choose a smaller scale"))
    }
}
