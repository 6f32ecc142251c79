import Bilingual
import FoundationEssentials
package import Geodesy
package import Projection

/// The user's parameters from an older datum to CGCS2000 (坐标基准转换参数): Tuban has none of its own.
public struct DatumParameters: Sendable, Hashable {
    /// The ways to give them; the raw value is the word in a project file and on the command line.
    public enum Form: String, Sendable, CaseIterable {
        /// `ΔX,ΔY,ΔZ,εX,εY,εZ,m` between geocentric coordinates (七参数).
        case helmert7
        /// `ΔX,ΔY,α,m` between planes with one central meridian (四参数).
        case helmert4
        /// A file of shifts (格网改正).
        case grid
    }

    /// What they do to coordinates.
    package enum Way: Hashable {
        case shift(DatumShift)
        case similarity(PlaneSimilarity)
    }

    /// How they were given.
    public let form: Form
    /// As they were given, for the record.
    public let text: String
    package let way: Way

    /// The file of shifts; `nil` for the other ways.
    package var gridFile: String? { form == .grid ? text : nil }

    /// Reads parameters.
    ///
    /// - Parameters:
    ///   - form: what they are.
    ///   - text: numbers between commas, metres, seconds of arc and millionths, with `pv` after seven whose rotations turn
    ///     the position vector; or the path of a grid file.
    /// - Throws: `request` for anything else, and for a file that is not there.
    public init(_ form: Form, _ text: String) throws(SurveyError) {
        self.form = form
        self.text = text
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.filter { !$0.isWhitespace }
        }
        guard let way = Self.way(form, parts, path: text) else {
            throw SurveyError(.request, at: "\(form.rawValue) \(text)", form.usage)
        }
        self.way = way
    }

    private static func way(_ form: Form, _ parts: [String], path: String) -> Way? {
        switch form {
        case .helmert7:
            let turnsPosition = parts.count == 8 && parts[7].lowercased() == "pv"
            let values = (turnsPosition ? Array(parts.dropLast()) : parts).map { Double($0) ?? .nan }
            return DatumShift.Helmert(values, convention: turnsPosition ? .positionVector : .coordinateFrame)
                .map { .shift(.helmert($0)) }
        case .helmert4:
            return PlaneSimilarity(parts.map { Double($0) ?? .nan }).map { .similarity($0) }
        case .grid:
            guard FileManager.default.fileExists(atPath: path) else { return nil }
            // PROJ looks elsewhere for what does not begin at the root.
            let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
            return .shift(.grid(path: whole))
        }
    }
}

extension DatumParameters.Form {
    /// What is to be given.
    var usage: Message {
        switch self {
        case .helmert7:
            Message(
                zh: "七参数应为 ΔX,ΔY,ΔZ,εX,εY,εZ,m（米、秒、百万分之一），旋转按位置矢量时末尾加 ,pv",
                en: """
                    seven parameters are ΔX,ΔY,ΔZ,εX,εY,εZ,m (metres, seconds of arc, millionths), with ,pv for \
                    rotations of the position vector
                    """)
        case .helmert4:
            Message(
                zh: "四参数应为 ΔX,ΔY,α,m（米、米、秒、百万分之一；X 为北，横坐标不带带号）",
                en: """
                    four parameters are ΔX,ΔY,α,m (metres, metres, seconds of arc, millionths; X is north, eastings \
                    without zone)
                    """)
        case .grid: Message(zh: "没有这个格网文件", en: "no such grid file")
        }
    }
}
