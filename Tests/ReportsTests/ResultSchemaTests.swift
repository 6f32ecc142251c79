import Foundation
import Land
import Reports
import Testing

/// The schema knows every reason for a doubt, and no other.
@Test func theSchemaKnowsEveryReasonForADoubt() throws {
    let schema = try JSONSerialization.jsonObject(with: Data(ResultSchema.bytes)) as? [String: Any]
    let definitions = try #require(
        schema?["$defs"] as? [String: Any] ?? schema?["definitions"] as? [String: Any])
    let doubt = try #require(definitions["doubt"] as? [String: Any])
    let reason = try #require((doubt["properties"] as? [String: Any])?["reason"] as? [String: Any])
    #expect(Set(reason["enum"] as? [String] ?? []) == Set(Doubt.Reason.allCases.map(\.rawValue)))
}
