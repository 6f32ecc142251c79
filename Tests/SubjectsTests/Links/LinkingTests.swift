import Bilingual
import Foundation
import Land
import Ledger
import Subjects
import TestSupport
import Testing

@testable import Subjects

/// The linker against labels that were made before it: 343 features with hard cases (labels.csv).
struct LinkingTests {
    private struct Label {
        let kind: LayerKind
        let attributes: Attributes
        /// `nil` where it cannot be told.
        let items: Set<Int>?
        let text: String
    }

    private static func labels() throws -> [Label] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "labels.csv").path
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map {
            line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            var attributes = Attributes()
            for (role, cell) in zip([FieldRole.name, .county, .year, .item], cells[1...4]) where !cell.isEmpty {
                attributes[role] = cell
            }
            return Label(
                kind: try #require(LayerKind(rawValue: cells[0])), attributes: attributes,
                items: cells[5] == "?" ? nil : Set(cells[5].split(separator: "+").compactMap { Int($0) }),
                text: String(line))
        }
    }

    @Test func labelledFeaturesFindTheirItems() throws {
        let ledger = try ReportReader.read(path: Places.sample("report.txt")).ledger
        let linking = Linking(ledger)
        let labels = try Self.labels()
        #expect(labels.count >= 300)
        var (right, wrong, missed, decided, open) = (0, 0, 0, 0, 0)
        var faults: [String] = []
        for label in labels {
            let (state, links) = linking.outcome(.init(kind: label.kind, label.attributes))
            let found = state == .linked ? Set(links.map(\.item)) : []
            let truth = label.items ?? []
            right += found.intersection(truth).count
            wrong += found.subtracting(truth).count
            missed += truth.subtracting(found).count
            if label.items == nil { (open, decided) = (open + 1, decided + (found.isEmpty ? 0 : 1)) }
            if found != truth {
                faults.append(
                    "\(label.text): \(state) \(links.map { "\($0.item) \($0.score) \($0.reason.zh)" })")
            }
        }
        let precision = Double(right) / Double(right + wrong)
        let recall = Double(right) / Double(right + missed)
        print("links: precision \(precision), recall \(recall), undecidable decided \(decided) of \(open)")
        if ProcessInfo.processInfo.environment["TUBAN_LINKS"] != nil { print(faults.joined(separator: "\n")) }
        #expect(precision > 0.95 && recall > 0.95, "\(faults.joined(separator: "\n"))")
    }
}
