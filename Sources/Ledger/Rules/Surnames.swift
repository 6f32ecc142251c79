/// Names of people, told by their surname and length.
enum Surnames {
    private static let table = Set(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤包乌斯"
            .unicodeScalars)

    /// Whether every range holds the name of a person.
    static func areNames(_ names: [Range<Int>], in source: SourceText) -> Bool {
        names.count > 1
            && names.allSatisfy { (2...3).contains($0.count) && table.contains(source[$0.lowerBound]) }
    }
}
