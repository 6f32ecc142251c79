import Bilingual
import Geodesy

/// The account of a stock: what there was at first, what came, what went, and what is left of both:
/// `年初库存80吨，年内新进20吨，处置70吨，年末剩余30吨`.
///
/// What is left is the rest of the first figure only where nothing came, so a rest behind something that came is reckoned here or
/// nowhere.
struct StockAccount {
    private let opening: RuleFigure
    private let comings: [RuleFigure]
    private let goings: [RuleFigure]
    private let closing: RuleFigure
    /// Whether words tell that the first figure was there before anything came.
    private let isOpened: Bool

    /// What a rest behind something that came says.
    enum Rest {
        /// The words leave open what came and what went.
        case open
        case account(StockAccount)
    }

    /// The figures of a text that tell what is left of a stock, by their places; the other rests are those of a whole.
    static func rests(in reading: ItemReading, _ rests: RestFigures) -> [Int: Rest] {
        var found: [Int: Rest] = [:]
        for index in reading.figures.indices where reading.figures[index].isAmount {
            found[index] = rest(at: index, isTold: rests[index] != nil, in: reading)
        }
        return found
    }

    private static let most = 8
    /// Words of what there was before: 年初库存, 上年结转, 原有, 遗留.
    private static let openings = [
        "初", "原有", "原存", "原列", "原剩", "结转", "遗留", "上年", "上月", "上季", "上期", "上轮", "上一轮", "上一年", "上次", "去年底", "去年末",
    ]
    private static let closings = ["末", "底", "现有", "现存", "目前", "库存", "结存", "存栏"]
    /// Words of what came that no verb of a deed done takes back: 新产生, 增补.
    private static let certain = ["新", "增补", "增列", "增加", "追加", "补录", "补报"]
    /// Verbs of what comes in, whatever thing it is.
    private static let comings =
        certain + [
            "接收", "接到", "接受", "收到", "产生", "受理", "交办", "转办", "购", "下达", "引进", "拨入", "转入", "转来",
        ]
    /// The last scalar of a verb of what comes in or goes out: 堆入, 转来; 支出, 核销.
    private static let inward: Set<Unicode.Scalar> = ["入", "进", "来"]
    /// What stands before it where nothing moves: 列入, 投入.
    private static let still: Set<Unicode.Scalar> = [
        "列", "纳", "计", "归", "投", "收", "推", "改", "引", "介", "未", "原", "以", "年",
    ]
    private static let outward: Set<Unicode.Scalar> = ["出", "销", "走"]

    private static func rest(at index: Int, isTold isRest: Bool, in reading: ItemReading) -> Rest? {
        let closing = reading.figures[index]
        guard isRest || reading.says(closings, in: PartSeries.label(closing, reading)) else { return nil }
        let row = reading.peers(before: index, atMost: most).map { reading.figures[$0] }.filter {
            $0.claim.location == closing.claim.location && $0.sentence.overlaps(closing.sentence)
                && !LeftOutFigures.isAside($0, reading)
                && !reading.says(["其中"], in: PartSeries.label($0, reading))
        }
        let labels = row.map { PartSeries.label($0, reading) }
        let opened = labels.lastIndex {
            reading.says(openings, in: $0)
                && !(PartLabel.isDone(in: $0, reading) && !PartLabel.isOpen(in: $0, reading))
        }
        let news = labels.firstIndex { comesNew($0, reading) }
        guard isRest || opened != nil, let first = opened ?? news.map({ $0 - 1 }), first >= 0 else {
            return nil
        }
        let ways = labels[(first + 1)...].map { way(in: $0, isOpened: opened != nil, reading) }
        // Behind what there was at first each figure is of the account, whatever verb tells it: 收纳, 下发.
        guard ways.contains(.inward) || opened != nil && ways.count > 1 else { return nil }
        let flows = zip(row[(first + 1)...], ways)
        let account = StockAccount(
            opening: row[first], comings: flows.filter { $1 == .inward }.map(\.0),
            goings: flows.filter { $1 == .outward }.map(\.0), closing: closing, isOpened: opened != nil)
        guard !ways.contains(nil), !account.goings.isEmpty, account.isPlain else { return .open }
        // A whole that words do not set before what came may hold it already; of several deeds none need have come.
        return account.isExact || account.isOpened && !account.comings.isEmpty ? .account(account) : .open
    }

    private enum Way { case inward, outward }

    private static func comesNew(_ words: Range<Int>, _ reading: ItemReading) -> Bool {
        reading.says(certain, in: words) && !reading.says(["重新", "更新"], in: words)
    }

    /// Whether words tell of what came or of what went; `nil` where they tell neither.
    private static func way(in words: Range<Int>, isOpened: Bool, _ reading: ItemReading) -> Way? {
        if comesNew(words, reading) { return .inward }
        if PartLabel.isDone(in: words, reading) { return .outward }
        guard isOpened else { return nil }
        if reading.says(comings, in: words) { return .inward }
        return words.reversed().lazy.compactMap { place in
            if inward.contains(reading.source[place]), !still.contains(reading.source[place - 1]) {
                return .inward
            }
            return outward.contains(reading.source[place]) ? .outward : nil
        }.first
    }

    private var figures: [RuleFigure] { [opening] + comings + goings + [closing] }

    private var isPlain: Bool {
        figures.allSatisfy { $0.isPlain && $0.claim.unit.base == closing.claim.unit.base }
    }

    /// What the account leaves.
    private var left: Rational {
        goings.reduce(([opening] + comings).reduce(Rational(0)) { $0 + $1.amount }) { $0 - $1.amount }
    }

    private var isExact: Bool { left == closing.amount }

    /// Whether the account holds.
    var finding: Finding {
        let areWhole = figures.allSatisfy { $0.claim.value.scale == 0 }
        let slack = figures.reduce(Rational(0)) { $0 + $1.slack }
        let isClose = !areWhole && (left - closing.amount).magnitude <= slack
        return Finding(
            .sum, isExact ? .holds : isClose ? .holdsWithinRounding : .doesNotHold, figures.map(\.place), text)
    }

    /// `80 + 20 − 70 = 30（吨）`, with what is printed where it is another number.
    private var text: Message {
        let isUniform = figures.allSatisfy { $0.claim.unit.text == closing.claim.unit.text }
        func terms(_ pick: (Message) -> String) -> String {
            let flows = comings.map { ("+", $0) } + goings.map { ("−", $0) }
            return flows.reduce(pick(ArithmeticText.figure(opening, withUnit: !isUniform))) {
                "\($0) \($1.0) \(pick(ArithmeticText.figure($1.1, withUnit: !isUniform)))"
            }
        }
        let scale = figures.map(\.claim.value.scale).max() ?? 0
        let value = ArithmeticText.result(left / closing.claim.unit.size, scale: isUniform ? scale : 4)
        let (unit, stated) = (ArithmeticText.unit(closing), closing.claim.value.description)
        return Message(
            zh: terms(\.zh) + " \(value)（\(unit.zh)）" + (isExact ? "" : "，原文\(stated)"),
            en: terms(\.en) + " \(value) (\(unit.en))" + (isExact ? "" : ", printed \(stated)"))
    }
}
