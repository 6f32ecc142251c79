/// The forms in which reports write the name of a place, by rule.
struct PlaceForms {
    /// A form, and whether it lacks the suffix that tells the level: 烟台, 海西.
    struct Form: Hashable {
        let text: String
        let isBare: Bool
    }

    let all: [Form]

    /// Suffixes, longest first, and what they are in short.
    private static let suffixes: [(String, String)] = [
        ("特别行政区", ""), ("自治区", ""), ("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("联合旗", "旗"), ("管理区", ""),
        ("地区", ""),
        ("林区", ""), ("特区", ""), ("矿区", ""), ("省", ""), ("市", ""), ("盟", ""), ("县", ""), ("区", ""), ("旗", ""),
    ]
    /// Nationalities as names of autonomous units give them.
    private static let peoples =
        "各族 维吾尔族 维吾尔 柯尔克孜族 柯尔克孜 乌孜别克族 哈萨克族 哈萨克 达斡尔族 鄂温克族 鄂伦春族 塔吉克族 布依族 朝鲜族 土家族 哈尼族 傈僳族 高山族 拉祜族 东乡族 纳西族 景颇族 仫佬族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 俄罗斯族 德昂族 保安族 裕固族 塔塔尔族 独龙族 赫哲族 门巴族 珞巴族 基诺族 蒙古族 蒙古 回族 藏族 苗族 彝族 壮族 满族 侗族 瑶族 白族 傣族 黎族 佤族 畲族 水族 土族 羌族 怒族 京族"
        .split(separator: " ").map(String.init)

    init(_ place: Place) {
        var forms = [Form(text: place.name, isBare: false)]
        func add(_ text: String, isBare: Bool = false) {
            if text.count > 1, !forms.contains(where: { $0.text == text }) {
                forms.append(Form(text: text, isBare: isBare))
            }
        }
        if let (suffix, short) = Self.suffixes.first(where: { place.name.hasSuffix($0.0) && place.name != $0.0 }
        ) {
            var stem = String(place.name.dropLast(suffix.count))
            if suffix.hasPrefix("自治") {
                while let people = Self.peoples.first(where: { stem.hasSuffix($0) && stem.count > $0.count + 1 }
                ) {
                    stem = String(stem.dropLast(people.count))
                }
                // 鄂温克族自治旗 is 鄂温克旗.
                if stem.hasSuffix("族") { stem = String(stem.dropLast()) }
            }
            add(stem, isBare: true)
            if !short.isEmpty { add(stem + short) }
            if suffix == "旗" || suffix == "自治旗" || suffix == "自治县" {
                Self.addBanner(stem, String(suffix.last ?? "旗"), add)
            }
        }
        for form in place.moreForms { add(form) }
        all = forms
    }

    /// The short forms of banners: 科尔沁右翼前旗 is 科右前旗, 土默特左旗 土左旗, 东乌珠穆沁旗 东乌旗, 莫力达瓦旗 莫旗.
    private static func addBanner(_ stem: String, _ suffix: String, _ add: (String, Bool) -> Void) {
        guard let first = stem.first else { return }
        for wing in ["左", "右"] {
            if let range = stem.range(of: wing + "翼") {
                let rest = stem[range.upperBound...]
                add("\(first)\(wing)\(rest)\(suffix)", false)
                if !rest.isEmpty { add("\(first)\(wing)\(rest)", true) }
                if !rest.isEmpty { add("\(wing)\(rest)\(suffix)", false) }
                return
            }
            if stem.hasSuffix(wing), stem.count > 3 {
                add("\(first)\(wing)\(suffix)", false)
                return
            }
        }
        guard suffix == "旗", stem.count > 2 else { return }
        if (first == "东" || first == "西"), stem.count > 3 {
            add(stem.prefix(2) + suffix, false)
        } else {
            add("\(first)\(suffix)", false)
        }
    }
}

extension String {
    /// The first place of a text in this one.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
