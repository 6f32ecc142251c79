import Foundation
import TestSupport
import Testing

@testable import tuban_bench

@Suite struct CasesCommandTests {
    @Test func placeholder() { #expect(EngineChoice.allCases.count == 3) }
}
