import Bilingual
import FoundationEssentials
import Glibc

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

    /// All that are there, the one with the geometry first.
    var files: [String] { [shp] + [shx, dbf, prj, cpg].compactMap(\.self).sorted() }

    /// The bytes of one of the files, mapped: a gigabyte is neither copied nor held in memory.
    ///
    /// Mapped here and not by FoundationEssentials, so that `PassedPages` may give pages back.
    static func bytes(of path: String) throws(VectorFileError) -> Data {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unreadable(path)
        }
        let size = Int(status.st_size)
        guard size > 0 else { return Data() }
        guard let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
            unsafe start != MAP_FAILED
        else { throw unreadable(path) }
        return unsafe Data(
            bytesNoCopy: start, count: size, deallocator: .custom { unsafe _ = munmap($0, $1) })
    }

    private static func unreadable(_ path: String) -> VectorFileError {
        VectorFileError(
            .readFailed,
            Message(
                zh: "文件不存在或无法读取，请检查路径和权限",
                en: "no such file, or it cannot be read; check path and permissions"), path: path)
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
