/// A file of corners (界址点、拐点坐标文件), as read or to be written.
///
/// Every ordinate keeps its printed digits, so that what is read and written again in the same form is the same.
public struct CornerFile: Sendable, Hashable {
    /// How it is laid out.
    public var form: CornerForm
    /// How ordinates are printed.
    public var notation: CornerNotation
    /// What stands before the corners, section by section, unknown keys included.
    public var header: [CornerSection]
    /// The parcels, in the order of the file.
    public var parcels: [CornerParcel]
    /// The line where its parcels begin, from 1; 0 for a file that is to be written.
    public let line: Int

    /// A file from its parts.
    public init(
        form: CornerForm, notation: CornerNotation, header: [CornerSection] = [], parcels: [CornerParcel],
        line: Int = 0
    ) {
        self.form = form
        self.notation = notation
        self.header = header
        self.parcels = parcels
        self.line = line
    }

    /// The value of a key of the header; the first when it stands there twice.
    public func value(of key: String) -> String? { entry(of: key)?.value }

    /// A key of the header with its value, full-width signs as plain ones, and its line; `nil` where it is blank.
    func fact(_ keys: String...) -> CornerEntry? {
        for key in keys {
            if let entry = entry(of: key), case let text = CornerText.plain(entry.value), !text.isEmpty {
                return CornerEntry(entry.key, text, line: entry.line)
            }
        }
        return nil
    }

    private func entry(of key: String) -> CornerEntry? {
        for section in header {
            for entry in section.entries where entry.key == key { return entry }
        }
        return nil
    }

    /// The number of corners of all rings, closing ones not counted.
    public var cornerCount: Int {
        parcels.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.corners.count } }
    }
}
