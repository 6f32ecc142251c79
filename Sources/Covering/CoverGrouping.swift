package import Land

/// By what the features of a cover layer are told apart (压盖分组).
package enum CoverGrouping: String, Sendable, Hashable, CaseIterable {
    /// Not at all: the layer is one cover.
    case whole
    /// By county (旗县市).
    case county
    /// By land class (地类).
    case landClass
    /// By functional zone of a reserve (功能分区); empty where none is told.
    case functionalZone

    /// What a feature is told apart by.
    package func value(of parcel: Parcel) -> String {
        switch self {
        case .whole: return ""
        case .county:
            return parcel.attributes[.name] ?? parcel.id
        case .landClass:
            // What may become farmland again, 0201K, is no other class.
            let code = parcel.attributes[.landClass] ?? ""
            return code.count > 3 && code.hasSuffix("K") && code.dropLast().allSatisfy(\.isASCIIDigit)
                ? String(code.dropLast()) : code
        case .functionalZone:
            let text = parcel.attributes[.functionalZone] ?? ""
            let start = text.drop(while: \.isWhitespace)
            guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
            return String(start[...last])
        }
    }
}
