import Bilingual
import Land
import Yams

/// A node of a project file's YAML that knows its file and line, so that every complaint names them.
struct ProjectNode {
    let node: Node
    let path: String

    var line: Int { node.mark?.line ?? 1 }

    /// Whether a key stands there without a value, as in a file whose layers are still comments.
    var isEmpty: Bool {
        if case .scalar(let scalar) = node { scalar.string.isEmpty || node == "null" } else { false }
    }

    func invalid(_ message: Message) -> ProjectError { ProjectError(.invalid, path: path, line: line, message) }

    /// That it is not the mapping that it should be; of a text that was typed with a full-width colon that.
    private func notMapping(_ message: Message) -> ProjectError {
        guard case .scalar(let scalar) = node, YAMLFault.lacksColon(scalar.string) else {
            return invalid(message)
        }
        return invalid(YAMLFault.fullWidthColon)
    }

    /// The entries of a mapping whose keys are all among those allowed.
    func mapping(_ what: Message, allowed: [String]) throws(ProjectError) -> [String: ProjectNode] {
        guard case .mapping(let mapping) = node else {
            throw notMapping(
                Message(zh: "\(what.zh)应为“键: 值”形式", en: "\(what.en) must be a mapping of keys to values"))
        }
        var entries: [String: ProjectNode] = [:]
        for (key, value) in mapping {
            let keyNode = ProjectNode(node: key, path: path)
            guard let name = key.string, allowed.contains(name) else {
                throw keyNode.invalid(
                    Message(
                        zh: "\(what.zh)中没有“\(key.string ?? "?")”这一项，可用：\(allowed.joined(separator: "、"))",
                        en:
                            "unknown key \"\(key.string ?? "?")\" in \(what.en); there are: \(allowed.joined(separator: ", "))"
                    ))
            }
            guard entries[name] == nil else { throw keyNode.invalid(Self.repeated(name)) }
            entries[name] = ProjectNode(node: value, path: path)
        }
        return entries
    }

    /// The entries of a mapping with keys of the user's choice, in their order.
    func namedEntries(_ what: Message) throws(ProjectError) -> [(name: String, node: ProjectNode)] {
        guard !isEmpty else { return [] }
        guard case .mapping(let mapping) = node else {
            throw notMapping(Message(zh: "\(what.zh)应为“名称: 内容”形式", en: "\(what.en) must be a mapping of names"))
        }
        var entries: [(String, ProjectNode)] = []
        for (key, value) in mapping {
            guard let name = key.string, !name.isEmpty else {
                throw ProjectNode(node: key, path: path).invalid(
                    Message(zh: "名称应为文字", en: "a name must be text"))
            }
            guard !entries.contains(where: { $0.0 == name }) else {
                throw ProjectNode(node: key, path: path).invalid(Self.repeated(name))
            }
            entries.append((name, ProjectNode(node: value, path: path)))
        }
        return entries
    }

    private static func repeated(_ name: String) -> Message {
        Message(zh: "“\(name)”重复出现", en: "\"\(name)\" stands here twice")
    }

    /// The elements of a list.
    func elements(_ what: Message) throws(ProjectError) -> [ProjectNode] {
        guard !isEmpty else { return [] }
        guard case .sequence(let sequence) = node else {
            throw invalid(Message(zh: "\(what.zh)应为列表", en: "\(what.en) must be a list"))
        }
        return sequence.map { ProjectNode(node: $0, path: path) }
    }

    /// A text that is not empty.
    func text(_ what: Message) throws(ProjectError) -> String {
        guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
            throw invalid(Message(zh: "\(what.zh)应为非空文字", en: "\(what.en) must be a text"))
        }
        return scalar.string
    }

    /// Whether it is a single text or number.
    var isScalar: Bool { if case .scalar = node { true } else { false } }

    /// Whether it is a mapping with a key.
    func has(_ key: String) -> Bool {
        guard case .mapping(let mapping) = node else { return false }
        return mapping.contains { $0.key.string == key }
    }

    /// One text, or a list of them.
    func texts(_ what: Message) throws(ProjectError) -> [String] {
        if isScalar { return isEmpty ? [] : [try text(what)] }
        var texts: [String] = []
        for element in try elements(what) { texts.append(try element.text(what)) }
        return texts
    }

    /// A day of the calendar.
    func day(_ what: Message) throws(ProjectError) -> CalendarDate {
        guard let day = CalendarDate(try text(what)) else {
            throw invalid(
                Message(zh: "\(what.zh)应为日期，如 2022-03-08", en: "\(what.en) must be a day, such as 2022-03-08"))
        }
        return day
    }

    /// A condition on the attributes of features.
    func condition() throws(ProjectError) -> Condition {
        let text = try text(Message(zh: "where", en: "where"))
        do throws(ConditionFault) {
            return try Condition(text)
        } catch {
            throw invalid(error.message)
        }
    }

    /// A whole number.
    func integer(_ what: Message) throws(ProjectError) -> Int {
        guard case .scalar(let scalar) = node, let number = Int(scalar.string) else {
            throw invalid(Message(zh: "\(what.zh)应为整数", en: "\(what.en) must be a whole number"))
        }
        return number
    }

    /// A number with a unit of area, or a count.
    func quantity(_ what: Message) throws(ProjectError) -> Quantity {
        guard let quantity = Quantity(try text(what)) else {
            throw invalid(
                Message(
                    zh: "\(what.zh)应为数值加单位，如“0 m²”“937.36亩”“3”",
                    en: "\(what.en) must be a number with a unit, such as \"0 m²\", \"937.36亩\" or \"3\""))
        }
        return quantity
    }

    /// One of the words of an enumeration.
    func word<Words: RawRepresentable & CaseIterable>(
        _ what: Message, of words: Words.Type
    ) throws(ProjectError) -> Words where Words.RawValue == String {
        let text = try text(what)
        guard let word = Words(rawValue: text) else {
            let list = Words.allCases.map(\.rawValue).joined(separator: ", ")
            throw invalid(
                Message(
                    zh: "\(what.zh)“\(text)”无效，可用：\(list)", en: "\(what.en) \"\(text)\" is none of: \(list)"))
        }
        return word
    }
}
