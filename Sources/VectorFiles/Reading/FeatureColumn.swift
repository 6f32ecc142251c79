import CGDAL

/// The values of one field for the features of a batch.
///
/// Only the array that fits the field's kind is filled, one element per feature.
public struct FeatureColumn: Sendable {
    /// The field.
    public let field: Field
    /// Whole numbers, of a field of that kind; 0 where the value is missing.
    public private(set) var integers: [Int64] = []
    /// Numbers, of a field of that kind; 0 where the value is missing.
    public private(set) var reals: [Double] = []
    /// The code in `texts` of the texts of any other field; -1 where the value is missing.
    public private(set) var codes: [Int32] = []
    /// The distinct texts.
    ///
    /// Codes hold for this batch only.
    public private(set) var texts = InternedTexts()
    /// Whether the feature has no value.
    public private(set) var isMissing: [Bool] = []

    /// Whether it holds whole numbers of more digits than a double keeps.
    private(set) var hasLostDigits = false

    init(_ field: Field) { self.field = field }

    /// The value of one feature, as `VectorLayer.next()` gives it.
    ///
    /// - Parameter index: counted in the batch.
    @inline(__always)
    public func value(at index: Int) -> FieldValue {
        if isMissing[index] { return .missing }
        return switch field.kind {
        case .integer: .integer(integers[index])
        case .real: .real(reals[index])
        case .text, .date, .other: .text(texts[Int(codes[index])])
        }
    }

    /// Adds the value of a feature; `false` when a text is not valid UTF-8, and nothing was added.
    mutating func append(field position: Int32, of feature: OGRFeatureH) -> Bool {
        let isSet = unsafe OGR_F_IsFieldSetAndNotNull(feature, position) != 0
        switch field.kind {
        case .integer:
            integers.append(isSet ? unsafe OGR_F_GetFieldAsInteger64(feature, position) : 0)
        case .real:
            let number = isSet ? unsafe OGR_F_GetFieldAsDouble(feature, position) : 0
            if number.magnitude >= 0x1p53, number.magnitude < 1e30 { hasLostDigits = true }
            reals.append(number)
        case .text, .date, .other:
            guard isSet, let text = unsafe OGR_F_GetFieldAsString(feature, position) else {
                codes.append(-1)
                isMissing.append(true)
                return true
            }
            guard let code = unsafe texts.code(of: text, mayEndInCharacter: field.isCutShort) else {
                return false
            }
            codes.append(code)
        }
        isMissing.append(!isSet)
        return true
    }

    /// Adds a value of the field's kind that the library did not read.
    mutating func append(_ value: FieldValue) {
        switch value {
        case .integer(let number): integers.append(number)
        case .real(let number): reals.append(number)
        case .text(let text): codes.append(unsafe text.withCString { unsafe texts.code(of: $0) } ?? -1)
        case .missing:
            switch field.kind {
            case .integer: integers.append(0)
            case .real: reals.append(0)
            case .text, .date, .other: codes.append(-1)
            }
        }
        isMissing.append(value == .missing)
    }

    /// Forgets the values from a feature on.
    mutating func keep(_ count: Int) {
        integers.removeLast(max(0, integers.count - count))
        reals.removeLast(max(0, reals.count - count))
        codes.removeLast(max(0, codes.count - count))
        isMissing.removeLast(max(0, isMissing.count - count))
    }

    /// Forgets the values and keeps the memory.
    mutating func removeAll() {
        integers.removeAll(keepingCapacity: true)
        reals.removeAll(keepingCapacity: true)
        codes.removeAll(keepingCapacity: true)
        isMissing.removeAll(keepingCapacity: true)
        texts.removeAll()
    }
}
