import Testing

@testable import Ledger

/// Rows of public letters whose cells ran together when they were copied; the expectations were written before the reader.
struct LetterRowTests {
    private let table = """
        群众信访举报转办和边督边改公开情况一览表（第五批）
        序号　受理编号　交办问题基本情况　行政区域　污染类型　调查核实情况　是否属实　处理和整改情况　是否办结　责任人被处理情况
        1D2YN202104090011石板乡砂场越界挖山，毁坏林地，扬尘大。石板乡生态　经现场核查，砂场2018年办证，批准2.5公顷，实占3.1公顷。部分属实　1.退出0.6公顷。2.罚款4万元。　阶段性办结　无
        2X2YN202104090024*河口村有人占用草场50亩建羊圈，没人管。河口村生态　经查，羊圈占用草地47.2亩。属实　拆除羊圈，恢复草地47.2亩。　已办结　约谈1人
        """

    @Test func cellsPartedByWhite() throws {
        let items = Ledger(table).items
        #expect(items.map(\.number) == [1, 2])
        #expect(items.map(\.status) == [.inProgress, .completed])
        #expect(items.map(\.problem.text) == ["石板乡砂场越界挖山，毁坏林地，扬尘大。", "河口村有人占用草场50亩建羊圈，没人管。"])
        #expect(items[0].clauses.map(\.label) == ["1.", "2."])
        #expect(figures(items[0].claims, .area) == ["2.5 公顷", "3.1 公顷", "0.6 公顷"])
        #expect(figures(items[1].claims, .area) == ["50 亩", "47.2 亩", "47.2 亩"])
        // The digits of a code are no figure.
        #expect(items.flatMap(\.claims).allSatisfy { !$0.figure.text.contains("2021") })
    }

    /// Without any white the inquiry parts the complaint from what was done; a code without a serial number is counted.
    @Test func cellsWithoutWhite() throws {
        let text = """
            信访件办理情况
            D3SC202309120007村民在水库边开荒种地30亩，农药流进水里。南溪县水经调查，开荒地块12.4亩。属实。退耕12.4亩，撒播草籽。已办结无
            D3SC202309120015采石场炮声扰民，毁了山林。南溪县噪声经核实，采石场占用林地3.3公顷，均有审批。不属实。
            """
        let items = Ledger(text).items
        #expect(items.map(\.number) == [1, 2])
        #expect(items.map(\.problem.text) == ["村民在水库边开荒种地30亩，农药流进水里。", "采石场炮声扰民，毁了山林。"])
        #expect(items.map(\.status) == [.completed, .unknown])
        #expect(figures(items[0].claims, .area) == ["30 亩", "12.4 亩", "12.4 亩"])
    }

    /// A code that no complaint follows is a field of a notice.
    @Test func aCodeByItself() {
        let ledger = Ledger("关于D3SC202309120007号信访件的公示\n整改状态：已完成\n整改情况：D3SC202309120007\n恢复草地3亩。")
        #expect(ledger.items.count == 1)
        #expect(ledger.items.first?.status == .completed)
    }
}
