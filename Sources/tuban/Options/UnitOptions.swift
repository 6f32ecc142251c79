import ArgumentParser
import Geodesy

/// The unit of areas in tables.
struct UnitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "表中单位：亩、公顷、平方公里、万亩、m²（默认 亩）", en: "Unit of tables: mu, ha, km2, wanmu, m2 (default: mu)."),
            valueName: "UNIT"),
        transform: AreaUnit.argument)
    var unit: AreaUnit = .mu
}

extension AreaUnit {
    /// A unit as named on the command line.
    static func argument(_ text: String) throws -> AreaUnit {
        guard let unit = AreaUnit(named: text) else {
            throw ValidationError(
                Speech.say(
                    zh: "没有单位“\(text)”，可用：亩、公顷、平方公里、万亩、m²",
                    en: "no unit \"\(text)\"; there are: mu, ha, km2, wanmu, m2"))
        }
        return unit
    }
}
