import Project

/// A layer with fields of all kinds.
let sampleFields = [
    ConditionField("NF", .integer), ConditionField("MJ", .real), ConditionField("KSMC", .text),
    ConditionField("SPZT", .text), ConditionField("date", .date), ConditionField("矿业权类型", .text),
    ConditionField("YXQ", .text), ConditionField("list", .other),
]

/// The fault of a condition on the fields; `nil` when it can be used.
func fault(_ text: String, fields: [ConditionField] = sampleFields) -> ConditionFault? {
    do throws(ConditionFault) {
        _ = try Condition(text).bound(to: fields)
        return nil
    } catch {
        return error
    }
}

/// What a condition says of a feature with these values, all others missing.
func answer(
    _ text: String, _ values: [String: ConditionValue] = [:], fid: Int64 = 1,
    fields: [ConditionField] = sampleFields
) throws -> Bool? {
    try Condition(text).bound(to: fields).evaluate(fid: fid) { values[fields[$0].name] ?? .missing }
}
