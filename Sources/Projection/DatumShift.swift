/// How positions on one geodetic datum are brought to CGCS2000, by parameters of the user (坐标基准转换参数).
public enum DatumShift: Sendable, Hashable {
    /// Seven parameters between two geocentric systems (布尔沙七参数).
    case helmert(Helmert)
    /// A file of shifts in longitude and latitude: NTv2 or GeoTIFF (格网改正文件).
    case grid(path: String)

    /// The Bursa–Wolf parameters from the source datum to CGCS2000 (CH/T 2014-2016; EPSG methods 1032 and 1033).
    public struct Helmert: Sendable, Hashable {
        /// Which way rotations are counted.
        public enum Convention: String, Sendable, CaseIterable {
            /// The axes are turned: the usual one in China (EPSG method 1032).
            case coordinateFrame = "coordinate_frame"
            /// The position vector is turned: the same numbers with the other sign (EPSG method 1033).
            case positionVector = "position_vector"
        }

        /// Translations along X, Y, Z in metres.
        public let translations: [Double]
        /// Rotations about X, Y, Z in seconds of arc.
        public let rotations: [Double]
        /// The scale less one, in millionths.
        public let scale: Double
        /// Which way rotations are counted.
        public let convention: Convention

        /// Parameters from their parts.
        ///
        /// - Parameters:
        ///   - values: ΔX, ΔY, ΔZ in metres, εX, εY, εZ in seconds of arc, m in millionths.
        ///   - convention: which way rotations are counted.
        /// - Returns: `nil` unless there are seven finite values.
        public init?(_ values: [Double], convention: Convention = .coordinateFrame) {
            guard values.count == 7, values.allSatisfy(\.isFinite) else { return nil }
            translations = Array(values[0..<3])
            rotations = Array(values[3..<6])
            scale = values[6]
            self.convention = convention
        }
    }

    /// PROJ's step on longitude and latitude in radians, from one ellipsoid to the other.
    func step(from source: (axis: Double, inverseFlattening: Double)) -> String {
        switch self {
        case .helmert(let helmert):
            let names = ["x", "y", "z", "rx", "ry", "rz"]
            let values = zip(names, helmert.translations + helmert.rotations).map { "+\($0)=\($1)" }
            return """
                +step +proj=cart +a=\(source.axis) +rf=\(source.inverseFlattening) \
                +step +proj=helmert \(values.joined(separator: " ")) +s=\(helmert.scale) \
                +convention=\(helmert.convention.rawValue) \
                +step +inv +proj=cart +a=6378137 +rf=298.257222101
                """
        case .grid(let path):
            // A path stands in quotation marks, where PROJ writes one as two.
            return "+step +proj=hgridshift +grids=\"\(path.replacing("\"", with: "\"\""))\""
        }
    }
}
