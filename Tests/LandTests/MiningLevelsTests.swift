import Land
import Testing

@Test(
    arguments: [
        ("+1250m", "+1000m", 1000...1250), ("1250米", "1000米", 1000...1250), ("1250.0 m", "1000", 1000...1250),
        ("标高1250", "标高1000.5米", 1000.5...1250), ("１２５０ｍ", "１０００ｍ", 1000...1250),
        ("1,250米", "1000", 1000...1250),
        ("-20", "－200m", -200 ... -20), ("—20m", "−200", -200 ... -20), ("负20米", "-200米", -200 ... -20),
        ("±0", "-50", -50...0), ("海拔1480m", "1,200.5 米", 1200.5...1480), ("1000", "1250", 1000...1250),
        ("1250～1000", "", 1000...1250), ("", "1250-1000", 1000...1250), ("1250—1000米", "", 1000...1250),
        ("1250——1000", "", 1000...1250), ("1250--50", "", -50...1250), ("-50～-200", "", -200 ... -50),
        ("由1250m至1000m标高", "由1250m至1000m标高", 1000...1250), ("+1250M至+1000M", "", 1000...1250),
        ("开采深度：由+50米至－150米", "", -150...50), ("1250m", "１０００ Ｍ", 1000...1250),
    ] as [(String, String, ClosedRange<Double>)])
func levelsAreReadAsPeopleWriteThem(top: String, bottom: String, expected: ClosedRange<Double>) {
    #expect(MiningLevels([.top: top, .bottom: bottom]) == .range(expected))
}

@Test(
    arguments: [
        ("地表", "1000"), ("1250米以下", "1000"), ("1250km", "1000"), ("1250～1100，1000～900", ""), ("一千二百", "1000"),
        ("1250.", "1000"), ("12,50", "1000"), ("1250～1000", "900"),
    ])
func levelsThatCannotBeReadAreTold(top: String, bottom: String) {
    guard case .unreadable(let text)? = MiningLevels([.top: top, .bottom: bottom]) else {
        Issue.record("\(top) \(bottom)")
        return
    }
    #expect(text.contains(top))
}

@Test(arguments: [
    ("", ""), ("nan", "nan"), ("/", "—"), ("0", "0"), ("1250", ""), ("无", "无"), ("1250", "1250m"),
])
func levelsThatAreNotRecordedAreNone(top: String, bottom: String) {
    #expect(MiningLevels([.top: top, .bottom: bottom]) == nil)
}

/// Levels that fill their field: `f`, or one that is known to have cut texts short: `c`.
@Test(
    arguments: [
        ("f+125", "f+110", nil), ("f1250", "f1100", 1100...1250), ("f+1250", "f-120", nil),
        ("f+950", "f+800", 800...950),
        ("f1100米至12", "w", nil), ("f1250米至1", "w", nil), ("f1250~", "w", nil), ("f1250~1000", "w", 1000...1250),
        ("f1250m", "f1000m", 1000...1250), ("f1250.5", "f0", 0...1250.5), ("f1250~-50", "w", nil),
        ("w+125", "w+110", 110...125),
        ("c1250~1000", "w", nil), ("c1250", "c1000", 1000...1250), ("c125", "w100", nil),
    ] as [(String, String, ClosedRange<Double>?)])
func levelsThatMayBeCutShortAreNotKnown(top: String, bottom: String, expected: ClosedRange<Double>?) throws {
    let endings: [Character: TextEnding] = ["w": .whole, "f": .full, "c": .cut]
    var fields = Attributes()
    for (role, text) in [(FieldRole.top, top), (.bottom, bottom)] where text.count > 1 {
        fields.enter(String(text.dropFirst()), try #require(text.first.flatMap { endings[$0] }), as: role)
    }
    let levels = try #require(MiningLevels(fields))
    if let expected {
        #expect(levels == .range(expected))
    } else if case .range = levels {
        Issue.record("\(top) \(bottom)")
    }
}
