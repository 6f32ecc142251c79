import Bilingual
import Geometry

/// A line of a corpus: two polygons, or the parts of a layer and perhaps a target under them.
struct CaseLine: Decodable {
    /// What is asked for.
    enum Question {
        case pair(MultiPolygon, MultiPolygon)
        case stack([MultiPolygon], target: MultiPolygon?)
    }

    /// Just the name, of a line that is wrong in other ways.
    struct Name: Decodable {
        let id: String
    }

    let id: String
    private let aWKT: String?
    private let bWKT: String?
    private let partsWKT: [String]?
    private let targetWKT: String?

    private enum CodingKeys: String, CodingKey {
        case id
        case aWKT = "a_wkt"
        case bWKT = "b_wkt"
        case partsWKT = "parts_wkt"
        case targetWKT = "target_wkt"
    }

    /// What the line asks for.
    ///
    /// - Throws: `CaseError`.
    func question() throws(CaseError) -> Question {
        if let aWKT, let bWKT {
            return .pair(try polygons(aWKT, "a_wkt"), try polygons(bWKT, "b_wkt"))
        }
        guard let partsWKT else { throw CaseError("neither a_wkt and b_wkt nor parts_wkt") }
        var parts: [MultiPolygon] = []
        for (number, part) in partsWKT.enumerated() { parts.append(try polygons(part, "parts_wkt[\(number)]")) }
        guard let targetWKT else { return .stack(parts, target: nil) }
        return .stack(parts, target: try polygons(targetWKT, "target_wkt"))
    }

    private func polygons(_ text: String, _ field: String) throws(CaseError) -> MultiPolygon {
        do throws(WKTError) {
            return try WKTReader.polygons(in: text)
        } catch {
            throw CaseError("\(field): \(error.message.en)")
        }
    }
}
