import Foundation
import TestSupport
import Testing

/// As much of JSON Schema as the schema of results uses.
private struct Validator {
    let definitions: [String: Any]

    /// What is wrong with a value, with its place.
    func faults(_ value: Any, _ schema: [String: Any], at place: String = "") -> [String] {
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            guard let definition = definitions[String(name)] as? [String: Any] else {
                return ["\(place): no \(name)"]
            }
            return faults(value, definition, at: place)
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let found = choices.map { faults(value, $0, at: place) }
            return found.contains(where: \.isEmpty) ? [] : found.last ?? []
        }
        if let choices = schema["enum"] as? [String], !choices.contains(value as? String ?? "\u{0}") {
            return ["\(place): \(value)"]
        }
        if let constant = schema["const"] as? Int, value as? Int != constant { return ["\(place): \(value)"] }
        if let types = (schema["type"] as? String).map({ [$0] }) ?? schema["type"] as? [String],
            !types.contains(where: { Self.isOf($0, value) })
        {
            return ["\(place): \(value) is no \(types)"]
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            return ["\(place): \(text)"]
        }
        var found: [String] = []
        if let members = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for key in schema["required"] as? [String] ?? [] where members[key] == nil {
                found.append("\(place): no \(key)")
            }
            for (key, member) in members {
                if let property = properties[key] ?? schema["additionalProperties"] as? [String: Any] {
                    found += faults(member, property, at: "\(place)/\(key)")
                } else if schema["additionalProperties"] as? Bool == false {
                    found.append("\(place): unknown \(key)")
                }
            }
        }
        if let items = value as? [Any], let schema = schema["items"] as? [String: Any] {
            for (index, item) in items.enumerated() { found += faults(item, schema, at: "\(place)/\(index)") }
        }
        return found
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        let isBool = (value as? NSNumber).map { "\(Swift.type(of: $0))".contains("Bool") } ?? (value is Bool)
        switch type {
        case "null": return value is NSNull
        case "string": return value is String
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "boolean": return value is Bool || isBool
        case "integer": return (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: return value is NSNumber
        }
    }
}

@Test func resultsAreAsTheSchemaSays() throws {
    let folder = try TemporaryFolder()
    let schema = try TubanRun(["schema"])
    #expect(schema.status == 0)
    let validator = Validator(definitions: schema.object["$defs"] as? [String: Any] ?? [:])
    func document(_ project: String, _ name: String) throws -> [String: Any] {
        _ = try TubanRun(["check", project, "-o", folder.path(name)])
        let data = try Data(contentsOf: URL(filePath: folder.path("\(name)/result.json")))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    var sample = try document(Places.sample("project.yaml"), "sample")
    #expect(validator.faults(sample, schema.object).prefix(5) == [])
    // Without a report, counties and anything that comes out.
    try FileManager.default.copyItem(
        atPath: Places.sample("layers/gullies.shp"), toPath: folder.path("gullies.shp"))
    for ending in ["shx", "dbf", "prj", "cpg"] {
        try FileManager.default.copyItem(
            atPath: Places.sample("layers/gullies.\(ending)"), toPath: folder.path("gullies.\(ending)"))
    }
    let bare = try folder.write(
        "layers:\n  gullies: {source: gullies.shp}\nchecks:\n  - {item: 1, expect: {equals: 0%}, measure: {ratio: [{length: gullies}, {value: 0 m}]}, note: x}\n",
        to: "bare.yaml")
    #expect(validator.faults(try document(bare, "bare"), schema.object).prefix(5) == [])
    // The validator sees what is wrong.
    sample["areaModel"] = "round"
    sample["extra"] = 1
    sample["checks"] = nil
    #expect(validator.faults(sample, schema.object).count == 3)
}
