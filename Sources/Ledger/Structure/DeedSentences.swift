/// Tells sentences of what was done from those of what is wrong, by their verbs.
enum DeedSentences {
    /// Whether a text tells what was done: verbs that put something right and none that denies it, and no word of what is wrong
    /// unless it says that something is done by now.
    static func tellsDeed(_ text: Range<Int>, of source: SourceText) -> Bool {
        var isDone = false
        var (deeds, occupies) = (0, false)
        var position = text.lowerBound
        while position < text.upperBound {
            guard let match = ClauseWord.table.match(in: source, at: position, before: text.upperBound) else {
                position += 1
                continue
            }
            switch match.value {
            case .deed(.restore), .deed(.complete), .deed(.remove), .deed(.vacate), .deed(.build): deeds += 1
            case .deed(.occupy), .unlawful: occupies = true
            case .mode(.done): isDone = true
            default: break
            }
            position = match.end
        }
        let isFault = ItemRows.namesFault(text, of: source)
        return deeds > 0 && (isDone || !isFault) || isDone && !isFault && !occupies
    }

    /// Where a text of several sentences goes over from what is wrong to what was done: behind its first sentence at least.
    static func start(in text: Range<Int>, of source: SourceText) -> Int? {
        var start = text.lowerBound
        while let stop = (start..<text.upperBound).first(where: { source[$0].endsSentence }),
            stop + 1 < text.upperBound
        {
            start = stop + 1
            let end = (start..<text.upperBound).first { source[$0].endsSentence } ?? text.upperBound
            if tellsDeed(start..<end, of: source) { return start }
        }
        return nil
    }
}
