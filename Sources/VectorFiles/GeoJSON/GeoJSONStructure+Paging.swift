import Bilingual

extension GeoJSONStructure {
    /// What a service says of how many features it had and gave (分页信息).
    struct Page {
        fileprivate var exceeds = false
        fileprivate var matched: Int?

        /// Whether it gave only some of them.
        ///
        /// - Parameter count: how many features there are.
        func isPartial(_ count: Int) -> Bool { exceeds || matched.map { $0 > count } ?? false }
    }

    /// Reads a member of a collection that tells that: exceededTransferLimit of ArcGIS, numberMatched of the OGC.
    ///
    /// - Returns: whether it is one.
    mutating func paging(_ name: JSONScanner.Text, _ page: inout Page) throws(JSONSyntaxFault) -> Bool {
        if scanner.reads(name, "exceededTransferLimit") {
            page.exceeds = page.exceeds || scanner.byte == UInt8(ascii: "t")
            try skip()
        } else if scanner.reads(name, "properties"), scanner.byte == UInt8(ascii: "{") {
            // ArcGIS writes it here as well.
            var object = try scanner.openObject()
            while let name = try scanner.nextMember(&object) {
                if try !paging(name, &page) { try skip() }
            }
        } else if scanner.reads(name, "numberMatched") || scanner.reads(name, "totalFeatures") {
            page.matched = try count() ?? page.matched
        } else {
            return false
        }
        return true
    }

    private mutating func count() throws(JSONSyntaxFault) -> Int? {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(scanner.byte) else {
            try skip()
            return nil
        }
        return Int(scanner.string(try scanner.number()))
    }

    mutating func reportPartial() {
        report(
            .refuse, .length,
            Message(
                zh: "文件注明服务未给出全部要素（exceededTransferLimit，或 numberMatched、totalFeatures 多于文件中的要素），数据不全；请分页取全后再用",
                en: """
                    the file says that the service did not give all features (exceededTransferLimit, or numberMatched or \
                    totalFeatures above those in it); fetch all pages first
                    """))
    }
}
