import Land
import Project
import Synchronization
import VectorFiles

/// A field of land classes that conditions look at, with what else its texts may be called (地类字段).
final class ClassField: Sendable {
    /// Its place in the layer.
    let position: Int
    private let reading: LandClassReading
    private let conditions: [BoundCondition]
    /// What the conditions compare it with.
    private let asked: [String]
    /// What was found of texts.
    private let known = Mutex<[String: [SpeltValue]]>([:])

    /// So many features tell how classes are written.
    private static let featuresSeen = 16384
    /// A layer has fewer classes.
    private static let mostKnown = 65536

    private init(_ position: Int, _ reading: LandClassReading, _ conditions: [BoundCondition]) {
        (self.position, self.reading, self.conditions) = (position, reading, conditions)
        asked = Set(conditions.flatMap { $0.texts(comparedWith: position) }).sorted()
    }

    /// Fields of a layer, of which the first features tell the system of classes.
    static func fields(
        _ positions: [Int], in layer: VectorLayer, _ roles: [FieldRole: String], _ scheme: LandClassScheme?,
        conditions: [BoundCondition]
    ) -> [ClassField] {
        guard !positions.isEmpty else { return [] }
        let naming = roles[.className].flatMap { layer.position(of: $0) }
        var written: [Int: [String: [String: (count: Int, fid: Int64)]]] = [:]
        for values in layer.firstValues(featuresSeen) {
            let name = PlainText(naming.flatMap { values[$0].text } ?? "").text
            for field in positions {
                guard let text = values[field].text, !text.allSatisfy(\.isWhitespace) else { continue }
                written[field, default: [:]][text, default: [:]][name] =
                    name.isEmpty || field == naming ? nil : (1, 0)
            }
        }
        return positions.map { field in
            let classes = written[field, default: [:]].map { LandClassReading.Written($0, names: $1) }
            return ClassField(field, LandClassReading(classes, as: scheme), conditions)
        }
    }

    /// The classes that a text says; none where the conditions answer alike however they are spelt.
    func classes(in text: String) -> [SpeltValue] {
        if let found = known.withLock({ $0[text] }) { return found }
        let all = reading.spellings(of: text, among: asked)
        let classes = all.enumerated().map { place, own in
            var others = all
            others.remove(at: place)
            return SpeltValue(text, others: own.names, beside: others.flatMap(\.names))
        }
        let isMinded = classes.contains { own in conditions.contains { $0.minds(own, in: position) } }
        let found = isMinded ? classes : []
        known.withLock { if $0.count < Self.mostKnown { $0[text] = found } }
        return found
    }
}
