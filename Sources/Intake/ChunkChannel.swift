/// Brings what several tasks make into order, and holds back those that are far ahead (有界有序队列).
///
/// Whatever the number of tasks and their speed, the taker gets the same elements in the same order, and no more than a
/// window of them waits.
package actor ChunkChannel<Element: Sendable> {
    private let window: Int
    private var taken = 0
    private var waiting: [Int: Element] = [:]
    private var end: Int?
    private var failure: (any Error)?
    private var taker: CheckedContinuation<Void, Never>?
    private var putters: [(index: Int, continuation: CheckedContinuation<Void, Never>)] = []

    /// - Parameter window: how many elements may wait, 1 at least.
    package init(window: Int) { self.window = window }

    /// Gives an element; returns when it is near its turn.
    ///
    /// - Parameter index: its place in the order, from 0 without a gap.
    package func put(_ element: Element, at index: Int) async {
        waiting[index] = element
        if index == taken { wakeTaker() }
        guard index >= taken + window, failure == nil else { return }
        await withCheckedContinuation { putters.append((index, $0)) }
    }

    /// Says that there are no elements from an index on.
    package func finish(at index: Int) {
        end = min(end ?? index, index)
        wakeTaker()
    }

    /// Ends everything with an error.
    package func fail(_ error: any Error) {
        if failure == nil { failure = error }
        wakeTaker()
        for putter in putters { putter.continuation.resume() }
        putters = []
    }

    /// The next element, or `nil` after the last; for one taker.
    package func take() async throws -> Element? {
        while true {
            if let failure { throw failure }
            if let element = waiting.removeValue(forKey: taken) {
                taken += 1
                let ready = putters.filter { $0.index < taken + window }
                putters.removeAll { $0.index < taken + window }
                for putter in ready { putter.continuation.resume() }
                return element
            }
            if let end, taken >= end { return nil }
            await withCheckedContinuation { taker = $0 }
        }
    }

    private func wakeTaker() {
        taker?.resume()
        taker = nil
    }
}
