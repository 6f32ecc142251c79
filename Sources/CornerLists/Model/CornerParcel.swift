/// A parcel (地块), mining right or block of one, given by its corners.
public struct CornerParcel: Sendable, Hashable {
    /// What its corners mean.
    public enum Shape: String, Sendable, Hashable {
        /// 面.
        case area = "面"
        /// 线.
        case line = "线"
        /// 点.
        case point = "点"
    }

    /// What its corners mean.
    public var shape: Shape
    /// What is said of it, under the names that fields of layers have, such as 地块编号 and 标高上限.
    public var attributes: [CornerEntry]
    /// Its rings, in the order of the file.
    public var rings: [CornerRing]

    /// A parcel from its parts.
    public init(shape: Shape = .area, attributes: [CornerEntry] = [], rings: [CornerRing]) {
        self.shape = shape
        self.attributes = attributes
        self.rings = rings
    }

    /// The value of an attribute.
    public func value(of key: String) -> String? { attributes.first { $0.key == key }?.value }
}

/// The names of attributes that the forms have places for.
public enum CornerField {
    /// 地块编号, 许可证号: what tells parcels apart.
    public static let id = "地块编号"
    /// 地块名称.
    public static let name = "地块名称"
    /// 地块面积, as recorded: hectares in a survey text, square kilometres of a right.
    public static let area = "面积"
    /// 图幅号.
    public static let sheet = "图幅号"
    /// 地块用途.
    public static let use = "地块用途"
    /// 地类编码.
    public static let landClass = "地类编码"
    /// 开采标高上限, metres.
    public static let top = "标高上限"
    /// 开采标高下限, metres.
    public static let bottom = "标高下限"
    /// 层名.
    public static let layer = "层名"
}
