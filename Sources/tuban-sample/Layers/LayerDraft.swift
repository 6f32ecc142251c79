import Geometry
import VectorFiles

/// A layer while it is drawn; every feature ends with the remark that it is synthetic.
struct LayerDraft {
    /// The remark (备注) of every feature.
    static let remark = "合成数据"

    let name: String
    let frame: Frame
    var geometry = LayerDefinition.GeometryKind.polygon
    /// The fields but the last, which holds the remark.
    let fields: [Field]
    private(set) var features: [LayerContent.Feature] = []

    init(
        _ name: String, _ frame: Frame, geometry: LayerDefinition.GeometryKind = .polygon, fields: [Field]
    ) {
        self.name = name
        self.frame = frame
        self.geometry = geometry
        self.fields = fields
    }

    /// Adds a feature with its values in the order of the fields.
    mutating func add(_ shape: Shape, _ values: [FieldValue], remark: String = LayerDraft.remark) {
        features.append((shape, values + [.text(remark)]))
    }

    /// The layer as it is written.
    var content: LayerContent {
        LayerContent(
            LayerDefinition(
                name: name, geometry: geometry, fields: fields + [Field("BZ", .text(width: 60))],
                referenceSystem: frame.referenceSystem),
            features: features)
    }
}

/// The number of a feature as text of a fixed width.
func serial(_ number: Int, digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
