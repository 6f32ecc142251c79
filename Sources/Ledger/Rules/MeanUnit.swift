import Geodesy

/// What a mean is told for one of: 每公顷, 亩均, 单座, 元/亩.
enum MeanUnit {
    /// Words before or behind the name of a unit that make a figure a mean.
    private static let leads = ["平均每", "每", "单"]
    private static let trails = ["均", "平均"]
    /// The names of what a mean may be told for, beside the measure words of the figures around.
    private static let units = WordTable<BaseUnit>([
        ("亩", .area(.mu)), ("公顷 hm² hm2", .area(.hectare)), ("平方公里 km²", .area(.squareKilometre)),
        ("平方米 平米 ㎡ m²", .area(.squareMetre)), ("公里 千米", .kilometre), ("米", .metre), ("吨", .tonne),
        ("立方米 方", .cubicMetre),
    ])
    /// Measure words of the same: 人均 is told of 153名, 户均 of 24家.
    private static let alike = [["名", "位", "人"], ["家", "户"]]

    /// What a mean is told for, if a figure counts or measures that.
    static func unit(
        of mean: RuleFigure, for quantity: RuleFigure, in lead: Range<Int>, _ reading: ItemReading
    ) -> BaseUnit? {
        if case .yuanPer(let unit) = mean.claim.unit.base {
            if case .each(let word) = unit, case .each(let own) = quantity.claim.unit.base {
                return words(alike: own).contains(word) ? unit : nil
            }
            return quantity.measure == RuleFigure.measure(of: unit) ? unit : nil
        }
        for start in lead {
            for word in leads {
                guard reading.source.has(word, at: start, before: lead.upperBound) else { continue }
                let name = (start + word.unicodeScalars.count)..<lead.upperBound
                if let unit = named(in: name, quantity, reading),
                    !trails.contains(where: {
                        reading.source.has($0, at: name.lowerBound, before: name.upperBound)
                    })
                {
                    return unit
                }
            }
            for word in trails where reading.source.has(word, at: start, before: lead.upperBound) {
                let floor = max(lead.lowerBound, start - 3)
                for name in floor..<start {
                    if let unit = named(in: name..<start, quantity, reading) { return unit }
                }
            }
        }
        return nil
    }

    private static func words(alike word: String) -> [String] {
        [word] + (alike.first { $0.contains(word) } ?? [])
    }

    /// The unit of a quantity, if its name stands at the start of a range.
    private static func named(in range: Range<Int>, _ quantity: RuleFigure, _ reading: ItemReading) -> BaseUnit?
    {
        if case .each(let word) = quantity.claim.unit.base {
            return words(alike: word).contains {
                reading.source.has($0, at: range.lowerBound, before: range.upperBound)
            }
                ? quantity.claim.unit.base : nil
        }
        guard let match = units.match(in: reading.source, at: range.lowerBound, before: range.upperBound),
            RuleFigure.measure(of: match.value) == quantity.measure
        else { return nil }
        return match.value
    }
}
