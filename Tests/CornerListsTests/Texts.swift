@testable import CornerLists

/// A survey text with one parcel of 1 km² and a hole of 6 000 m², as the form is published.
let surveyText = """
    [属性描述]
    格式版本号=1.01版本
    数据产生单位=某某自然资源局
    坐标系=2000国家大地坐标系
    几度分带=3
    带号=41
    精度=0.01
    转换参数=0,0,0,0,0,0,0
    [地块坐标]
    10,99.3875,1,地块1,面,L51G047034,草原植被恢复,0401,@
    J1,1,5106000.0000,41428000.0000
    J2,1,5107000.0000,41428000.0000
    J3,1,5107000.0000,41429000.0000
    J4,1,5106000.0000,41429000.0000
    J1,1,5106000.0000,41428000.0000
    J5,2,5106200.0000,41428200.0000
    J6,2,5106200.0000,41428300.0000
    J7,2,5106260.0000,41428300.0000
    J8,2,5106260.0000,41428200.0000
    J5,2,5106200.0000,41428200.0000
    """

/// A square of corners in lines of a survey text.
func square(_ ring: String, _ x: Int, _ y: Int, _ size: Int, closed: Bool = true) -> String {
    let corners = [(0, 0), (size, 0), (size, size), (0, size)] + (closed ? [(0, 0)] : [])
    return corners.enumerated().map { index, corner in
        "J\(index % 4 + 1),\(ring),\(5_106_000 + x + corner.0).00,\(41_428_000 + y + corner.1).00"
    }.joined(separator: "\n")
}

/// The deviations of a text, as `code line`.
func deviations(_ text: String) throws -> [String] {
    try CornerReading(text).warnings.map { "\($0.code) \($0.line)" }
}

extension CornerReading {
    /// What was read of a text that is one file.
    var file: CornerFile {
        precondition(files.count == 1)
        return files[0]
    }
}
