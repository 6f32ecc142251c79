/// The leagues and cities of Inner Mongolia with their banners, counties, cities and districts
/// (GB/T 2260, division 15).
///
/// Districts whose names are common words elsewhere (新城区, 海南区) are left out.
enum InnerMongolia {
    /// A league or a city.
    struct League: Sendable {
        /// The name without its suffix.
        let stem: String
        let suffix: String
        /// The banners, counties, cities and districts, in the forms that reports use.
        let counties: [String]

        /// The name.
        var name: String { stem + suffix }

        init(_ stem: String, _ suffix: String, _ counties: String) {
            (self.stem, self.suffix) = (stem, suffix)
            self.counties = counties.split(separator: " ").map(String.init)
        }
    }

    static let leagues = [
        League("呼和浩特", "市", "回民区 玉泉区 赛罕区 土默特左旗 土左旗 托克托县 和林格尔县 清水河县 武川县"),
        League("包头", "市", "东河区 昆都仑区 青山区 石拐区 白云鄂博矿区 九原区 土默特右旗 土右旗 固阳县 达尔罕茂明安联合旗 达茂旗 达茂联合旗"),
        League("乌海", "市", "海勃湾区 乌达区"),
        League("赤峰", "市", "红山区 元宝山区 松山区 阿鲁科尔沁旗 阿旗 巴林左旗 巴林右旗 林西县 克什克腾旗 克旗 翁牛特旗 喀喇沁旗 宁城县 敖汉旗"),
        League("通辽", "市", "科尔沁区 科尔沁左翼中旗 科左中旗 科尔沁左翼后旗 科左后旗 开鲁县 库伦旗 奈曼旗 扎鲁特旗 霍林郭勒市"),
        League("鄂尔多斯", "市", "东胜区 康巴什区 达拉特旗 准格尔旗 鄂托克前旗 鄂托克旗 杭锦旗 乌审旗 伊金霍洛旗"),
        League(
            "呼伦贝尔", "市",
            "海拉尔区 扎赉诺尔区 阿荣旗 莫力达瓦达斡尔族自治旗 莫力达瓦旗 莫旗 鄂伦春自治旗 鄂伦春旗 鄂温克族自治旗 鄂温克旗 陈巴尔虎旗 新巴尔虎左旗 新巴尔虎右旗 满洲里市 "
                + "牙克石市 扎兰屯市 额尔古纳市 根河市"),
        League("巴彦淖尔", "市", "临河区 五原县 磴口县 乌拉特前旗 乌拉特中旗 乌拉特后旗 杭锦后旗"),
        League(
            "乌兰察布", "市",
            "集宁区 卓资县 化德县 商都县 兴和县 凉城县 察哈尔右翼前旗 察右前旗 察哈尔右翼中旗 察右中旗 察哈尔右翼后旗 察右后旗 四子王旗 丰镇市"),
        League(
            "兴安", "盟", "乌兰浩特 阿尔山 科尔沁右翼前旗 科尔沁右翼中旗 科右前旗 科右中旗 扎赉特 突泉 右前旗 右中旗"),
        League(
            "锡林郭勒", "盟",
            "二连浩特市 锡林浩特市 阿巴嘎旗 苏尼特左旗 苏尼特右旗 东乌珠穆沁旗 东乌旗 西乌珠穆沁旗 西乌旗 太仆寺旗 镶黄旗 正镶白旗 正蓝旗 多伦县 乌拉盖管理区"),
        League("阿拉善", "盟", "阿拉善左旗 阿左旗 阿拉善右旗 阿右旗 额济纳旗"),
    ]
}
