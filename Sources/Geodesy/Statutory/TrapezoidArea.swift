import Glibc

extension Ellipsoid {
    /// The area of an ellipsoidal trapezoid (椭球面梯形面积) between two parallels and two meridians.
    ///
    /// 国土调查办发〔2008〕32号, section 1, in the form of products that stays exact for small sheets.
    ///
    /// - Parameters:
    ///   - south: the southern latitude, in radians.
    ///   - north: the northern latitude, in radians.
    ///   - width: the difference of longitude, in radians.
    /// - Returns: square metres.
    public func trapezoidArea(south: Double, north: Double, width: Double) -> Double {
        let half = (north - south) / 2
        let middle = (north + south) / 2
        var sum = 0.0
        for (index, coefficient) in trapezoidCoefficients.enumerated().reversed() {
            let multiple = Double(2 * index + 1)
            let term = coefficient * sin(multiple * half) * cos(multiple * middle)
            sum += index.isMultiple(of: 2) ? term : -term
        }
        return 2 * semiMinorAxis * semiMinorAxis * width * sum
    }
}
