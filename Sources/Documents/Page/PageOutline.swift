/// The elements of a page with their texts and links, which tell its content from what stands around it.
///
/// A page is content, and navigation, lists of links and a footer of its site. The content is where most of the text
/// is that links nowhere. Around it, and only on strong evidence within it, go elements that consist of links, and those that
/// their name, role or class calls navigation or footer and that hold no sentences.
struct PageOutline: MarkupHandler {
    private struct Element {
        let parent: Int32
        /// Whether its name, role or class says that it is none of the content.
        let isAside: Bool
        let isLink: Bool
        let isHidden: Bool
        /// Characters outside and inside links.
        var plain: Int32 = 0
        var linked: Int32 = 0
        var links: Int32 = 0
        /// Characters of sentences outside links.
        var sentences: Int32 = 0
        /// Texts with numbers outside links that are no dates, and cells that head columns.
        var numbers: Int32 = 0
        /// Characters outside links and asides.
        var weight: Int32 = 0
    }

    private var elements: [Element] = []
    private var open: [Int32] = []
    /// The classes and names that were judged.
    private var known: [String: Bool] = [:]

    /// Words of roles, classes and names of elements that stand around content.
    private static let roles: Set<String> = [
        "navigation", "contentinfo", "complementary", "search", "menu", "menubar", "banner",
    ]
    private static let words = [
        "nav", "menu", "crumb", "sidebar", "footer", "copyright", "share", "related", "recommend", "friend",
        "pagination",
        "pager", "toolbar", "toplink", "prevnext", "siblings", "hotnews",
    ]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        guard !PageText.unwanted.contains(element.name) else { return false }
        let parent = open.last ?? -1
        let above = parent < 0 ? nil : elements[Int(parent)]
        if element.name == "th", parent >= 0 { elements[Int(parent)].numbers += 100 }
        if element.name == "a", above?.isHidden != true { addLink() }
        open.append(Int32(clamping: elements.count))
        elements.append(
            Element(
                parent: parent, isAside: isAside(element),
                isLink: above?.isLink == true || element.name == "a" && element.attribute("href") != nil,
                isHidden: above?.isHidden == true || element.attribute("hidden") != nil
                    || PageStyle(element.attribute("style")).isHidden))
        return true
    }

    private mutating func isAside(_ element: borrowing MarkupElement) -> Bool {
        if ["footer", "aside"].contains(element.name) { return true }
        if let role = element.attribute("role"), Self.roles.contains(role.lowercased()) { return true }
        guard
            ["div", "ul", "ol", "section", "table", "td", "tr", "p", "header", "dl", "span"].contains(
                element.name)
        else { return false }
        return [element.attribute("class"), element.attribute("id")].contains { name in
            guard let name, name.utf8.count < 200 else { return false }
            if let known = known[name] { return known }
            let lower = name.lowercased()
            let isAside = Self.words.contains { lower.contains($0) }
            if known.count < 10_000 { known[name] = isAside }
            return isAside
        }
    }

    private mutating func addLink() {
        if let last = open.last { elements[Int(last)].links += 1 }
    }

    mutating func text(_ text: String) {
        guard let last = open.last.map(Int.init), !elements[last].isHidden else { return }
        let count = Int32(clamping: Self.weight(of: text))
        guard !elements[last].isLink else {
            elements[last].linked += count
            return
        }
        elements[last].plain += count
        elements[last].weight += count
        if text.hasDigit, !Self.isDate(text) { elements[last].numbers += 1 }
        if count > 24, text.unicodeScalars.contains(where: { $0 == "。" || $0 == "；" }) {
            elements[last].sentences += count
        }
    }

    /// How many letters a text has, without those of dates, which stand beside links as well as signs do.
    static func weight(of text: String) -> Int {
        text.unicodeScalars.count { $0.properties.isAlphabetic && !"年月日".unicodeScalars.contains($0) }
    }

    private static func isDate(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.properties.numericType != nil || $0.properties.isWhitespace
                || "-/.:：[]【】()（）年月日".unicodeScalars.contains($0)
        } && text.count { "-/.:：年月日".contains($0) } > 1
    }

    mutating func end(_ name: String) { open.removeLast() }

    /// Which elements are none of the content, in their order on the page.
    mutating func asides() -> [Bool] {
        // Children come behind their parents.
        for index in elements.indices.reversed() {
            if elements[index].isAside, elements[index].sentences == 0 { elements[index].weight = 0 }
            let (sum, parent) = (elements[index], Int(elements[index].parent))
            guard parent >= 0 else { continue }
            elements[parent].plain += sum.plain
            elements[parent].linked += sum.linked
            elements[parent].links += sum.links
            elements[parent].sentences += sum.sentences
            elements[parent].numbers += sum.numbers
            elements[parent].weight += sum.weight
        }
        guard let whole = elements.first else { return [] }
        var result = Array(repeating: false, count: elements.count)
        let path = contentPath()
        var isInside = result
        var step = 0
        for index in elements.indices {
            let sum = elements[index]
            let parent = Int(max(0, sum.parent))
            isInside[index] = index == path.last || isInside[parent]
            if result[parent] {
                result[index] = true
                continue
            }
            if step < path.count, path[step] == index {
                step += 1
                continue
            }
            guard sum.sentences == 0, sum.plain * 5 <= whole.plain * 2, sum.plain + sum.linked > 0 else {
                continue
            }
            // A table whose cells link somewhere has numbers beside them; a list of links has its dates, or one number each.
            let isOfLinks =
                sum.links > 1 && sum.numbers <= sum.links && sum.linked * 10 >= (sum.plain + sum.linked) * 6
            let isList = isOfLinks && sum.links > 2 && sum.linked <= sum.links * 40
            let isMenu =
                isOfLinks && sum.links > 3 && sum.linked <= sum.links * 12 && sum.plain * 5 <= sum.linked
            result[index] = isInside[index] ? sum.isAside && isOfLinks || isMenu : sum.isAside || isList
        }
        return result
    }

    /// The elements from the root down to the one with most of the text outside links and asides.
    private func contentPath() -> [Int] {
        var path = [0]
        for index in elements.indices.dropFirst() where elements[index].parent == path[path.count - 1] {
            let whole = elements[path[path.count - 1]].weight
            if elements[index].weight > 0, elements[index].weight * 10 >= whole * 7 { path.append(index) }
        }
        return path
    }
}
