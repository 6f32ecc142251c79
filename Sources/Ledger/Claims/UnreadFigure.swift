public import Bilingual

/// A number with a unit that cannot be read surely; it is no claim, and neither is any part of it.
public struct UnreadFigure: Sendable, Hashable {
    /// Why it cannot be read.
    public enum Reason: String, Sendable, CaseIterable {
        /// Its places can be read in two ways: `1万2亩`, `3.5亩2分`.
        case ambiguous
        /// What should be its decimal point or group its digits is another mark: `937。36亩`, `2,5000亩`.
        case brokenPoint
        /// Letters stand for digits in it: `9O亩`.
        case letters
        /// Its unit is of another size from place to place: `1垧5亩`.
        case localUnit
        /// It fills a cell of a column of numbers and is none: `20 30`, `见附表2`.
        case cell
    }

    /// The number with its unit, as printed.
    public let text: Passage
    /// Its line in the report, counted from 1.
    public let line: Int
    /// Why it cannot be read.
    public let reason: Reason
    /// The cell of a table that it fills; `nil` for one of running text.
    public let cell: TableCell?
    /// What it measures; `nil` where its unit does not stand last.
    let kind: ClaimKind?
    /// The sentence that holds it, in offsets of the report.
    let sentence: Range<Int>

    /// What it is, where, and what to do, for people.
    public var message: Message {
        let text = text.text.replacing("\n", with: " ")
        guard let cell else { return message(of: text) }
        let row = cell.row + 1
        let heading = cell.heading.replacing("\n", with: " ")
        let why = message(of: text)
        return Message(
            zh: "\(why.zh)（表第\(row)行“\(heading)”列）",
            en: "\(why.en) (row \(row) of its table, column “\(heading)”)")
    }

    private func message(of text: String) -> Message {
        switch reason {
        case .ambiguous:
            Message(
                zh: "第\(line)行的“\(text)”可有两种读法，未作为数据；请在原文中写明数值",
                en:
                    "line \(line): “\(text)” can be read in two ways and is taken for no figure; write the number out in the report"
            )
        case .brokenPoint:
            Message(
                zh: "第\(line)行的“\(text)”小数点或千分位有误，未作为数据；请核对原文并改正",
                en:
                    "line \(line): “\(text)” has a wrong decimal point or grouping and is taken for no figure; check and mend the report"
            )
        case .letters:
            Message(
                zh: "第\(line)行的“\(text)”中有字母充当数字，未作为数据；请核对原文并改正",
                en:
                    "line \(line): letters stand for digits in “\(text)”, which is taken for no figure; check and mend the report"
            )
        case .localUnit:
            Message(
                zh: "第\(line)行的“\(text)”所用单位各地大小不一，未作为数据；请换算为亩或公顷",
                en:
                    "line \(line): the unit of “\(text)” differs from place to place and it is taken for no figure; give it in mu or hectares"
            )
        case .cell:
            Message(
                zh: "第\(line)行的单元格“\(text)”不是一个数值，未作为数据；请在该单元格只写一个数",
                en:
                    "line \(line): the cell “\(text)” is no single number and is taken for no figure; write one number in it"
            )
        }
    }
}
