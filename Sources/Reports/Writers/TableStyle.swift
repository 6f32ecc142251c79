import Spreadsheet
import Tables

/// How Chinese offices set a table: the formats of its parts.
enum TableStyle {
    /// 黑体 三号, centred.
    static let title = CellFormat().with {
        $0.font = "黑体"
        $0.size = 16
        $0.bold = true
        $0.alignment = .centre
        $0.wraps = true
    }

    /// The line of the unit, on the right.
    static let subtitle = CellFormat().with { $0.alignment = .right }

    /// The headings: bold on grey, with lines.
    static let header = CellFormat().with {
        $0.bold = true
        $0.alignment = .centre
        $0.wraps = true
        $0.border = .thin
        $0.background = .init(0xD9D9D9)
    }

    /// The notes under the table.
    static let footnote = CellFormat().with {
        $0.size = 9
        $0.alignment = .left
        $0.wraps = true
    }

    /// A cell of the body.
    static func body(_ column: Table.Column, scale: Int?) -> CellFormat {
        CellFormat().with {
            $0.border = .thin
            $0.wraps = scale == nil
            $0.alignment =
                switch column.alignment {
                case .left: .left
                case .centre: .centre
                case .right: .right
                }
            // Numbers and the text to their right would otherwise stand back to back at the line between them.
            if column.alignment != .centre { $0.indent = 1 }
            $0.numberFormat = scale.map(numberFormat)
        }
    }

    /// A cell of the total row.
    static func total(_ column: Table.Column, scale: Int?) -> CellFormat {
        body(column, scale: scale).with {
            $0.bold = true
            $0.background = .init(0xF2F2F2)
            if scale == nil { $0.alignment = .centre }
        }
    }

    /// The format with the mark of an emphasis.
    ///
    /// Colours alone would be lost on a grey printer: bad is bold too, and with `marked` a sign stands before
    /// the text, put there by the number format, so that the text of the cell stays as it is.
    static func emphasised(_ format: CellFormat, _ emphasis: Table.Emphasis, marked: Bool) -> CellFormat {
        format.with {
            guard emphasis != .none else { return }
            $0.background = UInt32(emphasis.ground ?? "", radix: 16).map { .init($0) }
            if emphasis == .bad { $0.bold = true }
            if marked, $0.numberFormat == nil { $0.numberFormat = "\"\(emphasis.sign) \"@" }
        }
    }

    /// Plain digits, so many after the point, without grouping, as in official tables.
    static func numberFormat(_ scale: Int) -> String {
        scale == 0 ? "0" : "0." + String(repeating: "0", count: scale)
    }
}

extension Table.Emphasis {
    /// The sign before a verdict, for grey printers; in GB 2312, so 宋体 has it.
    var sign: String {
        switch self {
        case .none: ""
        case .good: "√"
        case .warning: "△"
        case .bad: "×"
        }
    }

    /// The colour of the ground, six hexadecimal digits; `nil` for none.
    var ground: String? {
        switch self {
        case .none: nil
        case .good: "E2EFDA"
        case .warning: "FFEB9C"
        case .bad: "F4B6B6"
        }
    }
}
