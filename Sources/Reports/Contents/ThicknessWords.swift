import Bilingual
import Covering
import Survey

extension ThicknessClass {
    /// Its name in documents.
    var code: String {
        switch self {
        case .coincident: "coincident"
        case .doubtful: "doubtful"
        case .overlap: "overlap"
        }
    }

    /// Its name for people.
    var words: Message {
        switch self {
        case .coincident: Message(zh: "边界重合", en: "coincident boundary")
        case .doubtful: Message(zh: "疑似不套合", en: "doubtful fit")
        case .overlap: Message(zh: "重叠", en: "overlap")
        }
    }
}
