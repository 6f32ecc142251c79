import Testing

@testable import Land

private func told(_ state: String?, _ others: (name: String, text: String)..., isRight: Bool = true) -> String?
{
    func entry(_ text: String) -> Attributes.Entry? {
        var attributes = Attributes()
        attributes.enter(text, .whole, as: .state)
        return attributes.first { _ in true }
    }
    let fields = others.compactMap { other in
        StateField(other.name, texts: [other.text], isRight: isRight).flatMap { field in
            entry(other.text).map { (field, $0) }
        }
    }
    var attributes = Attributes()
    if let joined = StateField.joined(state.flatMap(entry), fields) { attributes.enter(joined) }
    return attributes[.state].flatMap { _ in Validity(attributes, isRight: isRight).state }.map(\.rawValue)
}

/// What fields beside the state say of a right: by names that are of its state or a question, and by no others.
@Test(
    arguments: [
        ("证书状态", "注销", "ended"), ("KQZT", "有效", "inForce"), ("许可证存续状况", "已注销", "ended"), ("是否注销", "是", "ended"),
        ("是否注销", "否", "inForce"), ("SFZX", "1", "ended"), ("SFYX", "否", "ended"), ("注销标志", "0", "inForce"),
        ("SFYX", "是", "inForce"), ("是否过期", "是", "ended"), ("备注", "已于2022年8月注销", nil), ("项目类型", "注销", nil),
        ("是否压覆", "是", nil),
        ("是否停产", "否", nil), ("是否整改", "否", nil), ("变更标志", "0", nil),
        ("数据状态", "已上传", nil), ("注销原因", "资源枯竭", nil), ("许可证状态代码", "3", "unclear"), ("KSZT_DM", "09", "unclear"),
        ("抵押状态", "已注销", nil), ("营业执照状态", "注销", nil), ("尾矿库状态", "已关闭", nil), ("矿山修复状态", "已终止", nil),
    ] as [(String, String, String?)])
func fieldsBesideTheStateTellIt(name: String, text: String, state: String?) {
    #expect(told(nil, (name, text)) == state)
}

/// Two fields that contradict each other leave the state open; what agrees, or says nothing of an end, does not.
@Test func fieldsThatContradictEachOtherLeaveTheStateOpen() {
    #expect(told("生产", ("CKQZT", "注销")) == "unclear")
    #expect(told("有效", ("是否注销", "是")) == "unclear")
    #expect(told("有效", ("矿山状态", "停产")) == "inForce")
    #expect(told("已注销", ("矿山状态", "生产")) == "ended")
    #expect(told(nil, ("证书状态", "有效"), ("是否注销", "是")) == "unclear")
    #expect(told(nil, ("证书状态", "注销"), ("是否注销", "是")) == "ended")
}
