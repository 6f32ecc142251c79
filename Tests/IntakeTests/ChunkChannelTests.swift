import Synchronization
import Testing

@testable import Intake

private struct Broken: Error {}

/// What a test counts from several tasks.
private final class Tally: Sendable {
    let started = Mutex(0)
    let ended = Mutex(0)
}

@Suite struct ChunkChannelTests {
    private func everything(_ channel: ChunkChannel<Int>) async throws -> [Int] {
        var taken: [Int] = []
        while let element = try await channel.take() { taken.append(element) }
        return taken
    }

    @Test(arguments: [1, 2, 7, 50], [1, 3, 16])
    func orderIsKeptWhateverTheDelays(tasks: Int, window: Int) async throws {
        let channel = ChunkChannel<Int>(window: window)
        let tally = Tally()
        let count = 400
        let taken = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<tasks {
                group.addTask {
                    while true {
                        let index = tally.started.withLock { next in
                            defer { next += 1 }
                            return next
                        }
                        guard index < count else { return await channel.finish(at: count) }
                        for _ in 0..<Int.random(in: 0...20) { await Task.yield() }
                        await channel.put(index * 3, at: index)
                    }
                }
            }
            return try await everything(channel)
        }
        #expect(taken == (0..<count).map { $0 * 3 })
    }

    @Test func nothingAtAllIsTheEnd() async throws {
        let channel = ChunkChannel<Int>(window: 1)
        await channel.finish(at: 0)
        #expect(try await channel.take() == nil)
        #expect(try await channel.take() == nil)
    }

    /// A putter is let go only when its element is less than a window from its turn.
    @Test func thoseFarAheadWait() async throws {
        let (window, count) = (4, 40)
        let channel = ChunkChannel<Int>(window: window)
        let tally = Tally()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<count {
                group.addTask {
                    await channel.put(index, at: index)
                    tally.ended.withLock { $0 += 1 }
                }
            }
            for taken in 0..<count {
                // However long we wait, no more than those taken and a window are let go.
                for _ in 0..<200 { await Task.yield() }
                #expect(tally.ended.withLock { $0 } <= taken + window)
                let element = try await channel.take()
                #expect(element == taken)
            }
            await channel.finish(at: count)
            let last = try await channel.take()
            #expect(last == nil)
        }
        #expect(tally.ended.withLock { $0 } == count)
    }

    @Test func failureWakesEveryone() async throws {
        let channel = ChunkChannel<Int>(window: 1)
        await withTaskGroup(of: Bool.self) { group in
            // Without element 0 nobody gets on: the taker waits, and so do all putters.
            for index in 1...8 {
                group.addTask {
                    await channel.put(index, at: index)
                    return true
                }
            }
            group.addTask {
                do {
                    _ = try await channel.take()
                    return false
                } catch {
                    return error is Broken
                }
            }
            for _ in 0..<100 { await Task.yield() }
            await channel.fail(Broken())
            for await isWoken in group { #expect(isWoken) }
        }
        // Afterwards nobody waits any more, and the first error stays.
        await channel.put(9, at: 9)
        await channel.fail(CancellationError())
        await #expect(throws: Broken.self) { try await channel.take() }
    }
}
