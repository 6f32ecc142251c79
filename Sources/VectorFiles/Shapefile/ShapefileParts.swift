import Bilingual
import FoundationEssentials

/// The files that make up a shapefile, found whatever the case of their endings.
struct ShapefileParts {
    let shp: String
    let shx: String?
    let dbf: String?
    let prj: String?
    let cpg: String?

    init(shp path: String) {
        shp = path
        let stem = path.dropLast(4)
        func sibling(_ ending: String) -> String? {
            [ending, ending.uppercased(), ending.capitalized].lazy
                .map { "\(stem).\($0)" }
                .first { FileManager.default.fileExists(atPath: $0) }
        }
        shx = sibling("shx")
        dbf = sibling("dbf")
        prj = sibling("prj")
        cpg = sibling("cpg")
    }

    /// The bytes of one of the files, mapped: a gigabyte is neither copied nor held in memory.
    ///
    /// FoundationEssentials reads the whole file for `mappedIfSafe` (Swift 6.3.1).
    static func bytes(of path: String) throws(VectorFileError) -> Data {
        do {
            // FoundationEssentials leaks its buffer when it reads an empty file (Swift 6.3.1).
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            if attributes[.size] as? UInt64 == 0 { return Data() }
            return try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
        } catch {
            throw VectorFileError(
                .readFailed,
                Message(
                    zh: "文件不存在或无法读取，请检查路径和权限",
                    en: "no such file, or it cannot be read; check path and permissions"), path: path
            )
        }
    }
}

extension Data {
    /// An unsigned number of `count` bytes at an offset; the caller has checked that they are there.
    func unsigned(at offset: Int, count: Int, bigEndian: Bool = false) -> Int {
        var value = 0
        for index in 0..<count {
            value |= Int(self[startIndex + offset + index]) << (8 * (bigEndian ? count - 1 - index : index))
        }
        return value
    }
}
