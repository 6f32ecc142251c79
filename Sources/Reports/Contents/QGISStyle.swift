/// A layer's look in QGIS: colours by a field, Chinese names of its fields (QGIS 样式).
struct QGISStyle {
    /// A class of features with a colour of its own.
    struct Class {
        let value: String
        let label: String
        /// Red, green, blue from 0 to 255.
        let colour: (Int, Int, Int)
    }

    /// How features are drawn.
    enum Shape: String {
        case fill, line, marker
    }

    let shape: Shape
    /// The field whose values have colours; one colour for all when empty.
    let field: String
    let classes: [Class]
    /// Per field its name for people.
    let aliases: [(field: String, name: String)]

    /// The style as QGIS 3 reads it (QML).
    var qml: String {
        var symbols = ""
        var categories = ""
        for (index, one) in classes.enumerated() {
            symbols += symbol(one.colour, named: index)
            categories +=
                "<category symbol=\"\(index)\" value=\"\(Self.escaped(one.value))\" label=\"\(Self.escaped(one.label))\" render=\"true\"/>"
        }
        let renderer =
            field.isEmpty
            ? "<renderer-v2 type=\"singleSymbol\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\"><symbols>\(symbols)</symbols></renderer-v2>"
            : "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(field)\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\"><categories>\(categories)</categories><symbols>\(symbols)</symbols></renderer-v2>"
        let names = aliases.enumerated().map {
            "<alias index=\"\($0.offset)\" field=\"\($0.element.field)\" name=\"\(Self.escaped($0.element.name))\"/>"
        }.joined()
        return
            "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.22\" styleCategories=\"Symbology|Fields\">\(renderer)<aliases>\(names)</aliases></qgis>"
    }

    private func symbol(_ colour: (Int, Int, Int), named name: Int) -> String {
        let (red, green, blue) = colour
        func option(_ key: String, _ value: String) -> String {
            "<Option type=\"QString\" name=\"\(key)\" value=\"\(value)\"/>"
        }
        let dark = "\(red * 6 / 10),\(green * 6 / 10),\(blue * 6 / 10),255"
        let (kind, options): (String, String) =
            switch shape {
            case .fill:
                (
                    "SimpleFill",
                    option("color", "\(red),\(green),\(blue),110") + option("outline_color", dark)
                        + option("outline_width", "0.3") + option("style", "solid")
                )
            case .line: ("SimpleLine", option("line_color", dark) + option("line_width", "0.4"))
            case .marker:
                (
                    "SimpleMarker",
                    option("color", "\(red),\(green),\(blue),255") + option("outline_color", dark)
                        + option("size", "1.6") + option("name", "circle")
                )
            }
        return
            "<symbol type=\"\(shape.rawValue)\" name=\"\(name)\" alpha=\"1\"><layer class=\"\(kind)\" enabled=\"1\" pass=\"0\" locked=\"0\"><Option type=\"Map\">\(options)</Option></layer></symbol>"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
