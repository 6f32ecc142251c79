import Testing

@testable import Documents

private func rows(_ text: String) -> [String] {
    var rows: [String] = []
    SeparatedText(Array(text.utf8)).forEachRow { line, cells in
        rows.append("\(line): " + cells.joined(separator: "|"))
    }
    return rows
}

/// Cases of RFC 4180, by hand.
@Test func rowsAreReadAsTheyWereMeant() {
    #expect(rows("a,b\r\nc,d\r\n") == ["1: a|b", "2: c|d"])
    #expect(rows("\u{FEFF}图层,编号\n,\n\n\"x\",\"\"\n") == ["1: 图层|编号", "2: |", "4: x|"])
    #expect(
        rows("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nnext,1,2") == [
            "1: a,b|say \"hi\"|two\nlines", "3: next|1|2",
        ])
    #expect(rows("a\rb") == ["1: a", "2: b"])
    #expect(rows("\"open,1") == ["1: open,1"])
    #expect(rows("in\"side,x") == ["1: in\"side|x"])
    #expect(rows("1, \"a,b\" ,c") == ["1: 1|a,b |c"])
    #expect(rows("") == [])
}

/// A mark that is never closed, or closes within its cell, joins what follows.
@Test(
    arguments: [
        ("a,\"b\"\nc,\"d, e\" \n", nil), ("a,b\nc,\"d\n", 2), ("a,\"b,1\nc,\"d\"\n", 1), ("a,in\"side\n", nil),
        ("\"two\nlines\",\"x\ny\n", 2),
    ] as [(String, Int?)])
func marksWithoutACounterpartAreTold(text: String, line: Int?) {
    let marks = SeparatedText(Array(text.utf8)).forEachRow { _, _ in }
    #expect(marks.stray ?? marks.open == line)
}

@Test(
    arguments: [
        ("a,b;c\n", ","), ("a;b\n1;2,5\n", ";"), ("地块坐标\nJ1;5,1;2,5;x\n", ";"), ("a\tb, c\n1\t2\n", "\t"),
        ("\"a;b;c\",d\n", ","), ("甲", ","), ("", ","),
    ] as [(String, Character)])
func theSeparatorIsTheSignThatDividesTheLines(text: String, separator: Character) {
    #expect(SeparatedText.separator(of: text.utf8) == separator)
}
