/// Splits the progress of an item into clauses at labels such as `（一）` and `（二）`; where there are none, at
/// `1.`, `①`, `一、`, `一是` or `第一，`.
///
/// Brackets may be mixed and the first label missing. A label counts when it is the next in the row, or the
/// first one after a sentence; a bracketed number in running prose (`第（二）项`, `（二）期`) is none. The other
/// labels count from 1 and stand at the start of a sentence, two of them at least.
struct ClauseSplitter {
    let source: SourceText

    /// The clauses of a range.
    func clauses(in range: Range<Int>) -> [Clause] {
        let bracketed = labels(in: range).map { (number: $0.number, range: $0.range) }
        let labels = bracketed.isEmpty ? ClauseLabel.row(in: range, of: source) : bracketed
        var clauses: [Clause] = []
        let head = source.trimmed(range.lowerBound..<(labels.first?.range.lowerBound ?? range.upperBound))
        if !head.isEmpty { clauses.append(Clause(label: nil, number: nil, text: source.passage(head))) }
        for (index, label) in labels.enumerated() {
            let end = index + 1 < labels.count ? labels[index + 1].range.lowerBound : range.upperBound
            let text = source.trimmed(label.range.upperBound..<end)
            clauses.append(
                Clause(
                    label: source.text(in: label.range), number: label.number,
                    text: source.passage(text)))
        }
        return clauses
    }

    private func labels(in range: Range<Int>) -> [BracketLabel] {
        var labels: [BracketLabel] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard let label = BracketLabel(in: source, at: position, before: range.upperBound) else {
                position += 1
                continue
            }
            if isNext(label, after: labels.last, in: range) { labels.append(label) }
            position = label.range.upperBound
        }
        return labels
    }

    private func isNext(_ label: BracketLabel, after last: BracketLabel?, in range: Range<Int>) -> Bool {
        if let last, last.isChinese != label.isChinese { return false }
        let before = previous(label.range.lowerBound, in: range)
        let startsSentence = before.map { $0.endsSentence || $0 == ":" || $0 == ")" } ?? true
        let following = source[label.range.upperBound]
        if ["、", "和", "至", "-"].contains(following) { return false }
        // 第（二）组 is named in running prose; at the start of a sentence 组 begins 组织 and 期 begins 期间.
        let counted: Set<Unicode.Scalar> = ["项", "条", "款", "期", "类", "组", "级", "号"]
        if !startsSentence, counted.contains(following) { return false }
        // （一）（二）are named together; two labels never follow each other.
        if BracketLabel(in: source, at: label.range.upperBound, before: range.upperBound) != nil {
            return false
        }
        guard let last else {
            return startsSentence && label.number <= 3
        }
        if label.number == last.number + 1 {
            let isReference = before.map {
                ["第", "条", "款", "项", "见", "照", "据", "之", "和", "、", "至"].contains($0)
            }
            return startsSentence || isReference == false
        }
        return startsSentence && label.number == last.number + 2
    }

    /// The scalar before an offset, spaces apart; `nil` at the start of the range.
    private func previous(_ offset: Int, in range: Range<Int>) -> Unicode.Scalar? {
        var position = offset - 1
        while position >= range.lowerBound, source[position] == " " { position -= 1 }
        return position >= range.lowerBound ? source[position] : nil
    }
}
