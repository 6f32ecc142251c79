import Bilingual
import Land
import Project
import VectorFiles

/// The conditions that are answered about each feature of a layer while it is read once (属性条件).
struct FeatureConditions: Sendable {
    /// The names of the fields that they look at.
    let fields: [String]
    /// Whether a feature belongs to the layer; `nil` for all.
    private let filter: BoundCondition?
    /// Further ones, answered for each feature that does.
    private let others: [BoundCondition?]
    /// Why some of the further ones cannot be answered: an unknown field, a value that its field cannot have.
    let faults: [Condition: Message]
    /// Per field of the layer its place among `fields`.
    private let places: [Int: Int]
    /// Per field of the layer that holds texts of a limited width how much it keeps.
    private let widths: [Int: FieldWidth]
    /// The fields that hold texts, and those that hold numbers.
    private let (texts, numbers): (Set<Int>, Set<Int>)
    /// The fields of land classes that conditions look at.
    private let classes: [ClassField]

    /// Conditions for an open layer.
    ///
    /// - Parameters:
    ///   - roles: the fields that play a role: one whose texts tell its features apart (标识码), and those of land classes, beside
    ///     those that are compared with classes.
    ///   - scheme: the system of its land classes that the user names.
    /// - Throws: `request` with the place in the filter, for a field that is not there and values that it cannot have.
    init(
        _ filter: Condition?, _ others: [Condition], of layer: VectorLayer, roles: [FieldRole: String],
        scheme: LandClassScheme?, place: String
    ) throws(SurveyError) {
        self.filter = try Self.bound(filter, of: layer, place: place)
        var faults: [Condition: Message] = [:]
        self.others = others.map { condition in
            do throws(SurveyError) {
                return try Self.bound(condition, of: layer, place: place)
            } catch {
                faults[condition] = error.message
                return nil
            }
        }
        self.faults = faults
        let used = Set(([self.filter] + self.others).compactMap(\.self).flatMap(\.fields)).sorted()
        fields = used.map { layer.fields[$0].name }
        places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
        let kinds = used.map { ($0, Self.kind(of: layer.fields[$0])) }
        texts = Set(kinds.filter { $0.1 == .text }.map(\.0))
        numbers = Set(kinds.filter { $0.1 == .integer || $0.1 == .real }.map(\.0))
        widths = used.reduce(into: [:]) {
            $0[$1] = FieldWidth($1, of: layer, tellsApart: layer.fields[$1].name == roles[.id])
        }
        let bound = ([self.filter] + self.others).compactMap(\.self)
        let asked = kinds.filter { [.text, .integer, .real].contains($0.1) }.map(\.0).filter { field in
            let name = layer.fields[field].name
            if [roles[.landClass], roles[.className]].contains(name) { return true }
            // The number of a project may read as a class; 地类编号 is one.
            let isNumber =
                ["号", "BH", "XH", "BSM"].contains(where: name.uppercased().hasSuffix)
                && !["地类", "DL"].contains(where: name.uppercased().contains)
            return !isNumber && !roles.values.contains(name)
                && bound.contains { $0.texts(comparedWith: field).contains(where: LandClassReading.isClass) }
        }
        classes = ClassField.fields(asked, in: layer, roles, scheme, conditions: bound)
    }

    /// A condition for an open layer.
    static func bound(
        _ condition: Condition?, of layer: VectorLayer, place: String
    ) throws(SurveyError) -> BoundCondition? {
        let roles = FieldRole.fields(in: layer.fields.map { $0.name })
        let codes = [FieldRole.landClass, .county].compactMap { roles[$0] }
        let coded = condition == nil ? nil : CodedFields(of: layer)
        let known = layer.fields.enumerated().map { position, field in
            let isNamed = ["编码", "代码", "BM", "DM"].contains(where: field.name.uppercased().hasSuffix)
            return ConditionField(
                field.name, kind(of: field), isCode: isNamed || codes.contains(field.name),
                meanings: coded?[position] ?? [:])
        }
        do throws(ConditionFault) {
            return try condition?.bound(
                to: known, numberNames: ["FID"] + (layer.numberName.map { [$0] } ?? []),
                position: { layer.position(of: $0) })
        } catch {
            throw SurveyError(error, at: place)
        }
    }

    private static func kind(of field: Field) -> ConditionField.Kind {
        switch field.kind {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .date: .date
        case .other: .other
        }
    }

    /// Per feature of a batch whether it belongs to the layer; empty when all do.
    ///
    /// - Parameters:
    ///   - start: the column of the first of `fields`.
    ///   - withOpen: whether those are taken in of which a text cut short leaves that open.
    func selection(of batch: FeatureBatch, from start: Int, withOpen: Bool) -> [Bool] {
        guard let filter else { return [] }
        return (0..<batch.count).map { feature in
            let answer = answer(filter, feature, batch, start)
            return answer.holds || withOpen && answer.isOpen
        }
    }

    /// The further conditions that a feature meets, and behind them those that its texts leave open: cut short, or not to be
    /// compared.
    func marks(of feature: Int, in batch: FeatureBatch, from start: Int) -> Marks {
        var marks = Marks()
        for (number, condition) in others.enumerated() {
            guard let condition else { continue }
            let answer = answer(condition, feature, batch, start)
            if answer.holds { marks.insert(number) }
            if answer.isOpen { marks.insert(others.count + number) }
        }
        return marks
    }

    /// Whether the texts of a feature leave open whether it belongs to the layer.
    func leavesOpen(_ feature: Int, in batch: FeatureBatch, from start: Int) -> Bool {
        filter.map { answer($0, feature, batch, start).isOpen } ?? false
    }

    /// Whether a feature meets a condition as its texts are read, and whether they leave that open.
    private func answer(
        _ condition: BoundCondition, _ feature: Int, _ batch: FeatureBatch, _ start: Int
    ) -> (holds: Bool, isOpen: Bool) {
        func value(_ position: Int) -> ConditionValue {
            guard let place = places[position] else { return .missing }
            return Self.value(batch.value(inColumn: start + place, of: feature))
        }
        let fid = batch.fids[feature]
        let plain = condition.evaluate(fid: fid, value: value)
        if isOtherwise(condition, plain == true, fid, value) { return (plain == true, true) }
        var (isCut, lacksNone) = (false, true)
        for field in condition.fields where plain == nil || widths[field] != nil {
            switch value(field) {
            case .missing: lacksNone = false
            case .text(let text):
                if text.allSatisfy(\.isWhitespace) { lacksNone = false }
                if let width = widths[field], width.ending(of: text) != .whole { isCut = true }
            case .real(let number): if number.isNaN { lacksNone = false }
            case .integer, .cutText: break
            }
        }
        // Values that are there and decide nothing: 2024年 in a text where a day is asked for; and no value where any other than
        // those that are excluded would be selected: 功能分区 <> '实验区'.
        guard isCut else {
            return (plain == true, plain == nil && (lacksNone || mayBeAnything(condition, fid, value)))
        }
        let whatever = condition.evaluate(fid: fid) { position in
            let own = value(position)
            guard let width = widths[position], case .text(let text) = own else { return own }
            let ending = width.ending(of: text)
            return ending == .whole
                ? own
                : .cutText(
                    text,
                    ending == .cut || CutName.breaksOff(text, least: 3)
                        ? .certain : CutName.endsOddly(text) ? .likely : .possible)
        }
        if let whatever { return (whatever, false) }
        return (plain == true, plain != nil || lacksNone)
    }

    /// Whether a condition answers otherwise about the class of a feature in another spelling, `DLBM = '0401'` about 401 or
    /// `0401 天然牧草地`, or about one of several classes in a cell, 0401/0404.
    private func isOtherwise(
        _ condition: BoundCondition, _ holds: Bool, _ fid: Int64, _ value: (Int) -> ConditionValue
    ) -> Bool {
        var cases: [[Int: SpeltValue]] = [[:]]
        for field in classes where condition.fields.contains(field.position) {
            let text: String
            switch value(field.position) {
            case .text(let own): text = own
            case .integer(let number): text = String(number)
            case .missing, .real, .cutText: continue
            }
            let classes = field.classes(in: text)
            guard !classes.isEmpty else { continue }
            cases = cases.flatMap { own in
                classes.map { own.merging([field.position: $0]) { $1 } }
            }
        }
        return cases.contains { spelt in
            !spelt.isEmpty
                && (condition.evaluate(fid: fid, value: value) { spelt[$0] } == true) != holds
        }
    }

    /// Whether a condition holds for a missing value that is none it names, whether that comes before all or behind.
    private func mayBeAnything(
        _ condition: BoundCondition, _ fid: Int64, _ value: (Int) -> ConditionValue
    ) -> Bool {
        [("!", -Double.infinity), ("\u{FFFF}", .infinity)].allSatisfy { text, number in
            condition.evaluate(fid: fid) { position in
                let own = value(position)
                switch own {
                case .missing:
                    return texts.contains(position)
                        ? .text(text) : numbers.contains(position) ? .real(number) : own
                case .text(let blank): return blank.allSatisfy(\.isWhitespace) ? .text(text) : own
                case .integer, .real, .cutText: return own
                }
            } == true
        }
    }

    /// A value as conditions see it.
    static func value(_ value: FieldValue) -> ConditionValue {
        switch value {
        case .missing: .missing
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        }
    }
}
