package import Bilingual
package import Documents
import Geodesy
import Overlay
package import Project
import Projection
import Topology
package import VectorFiles

extension SurveyError {
    /// What reading a layer threw.
    package init(_ error: VectorFileError) {
        let code: Code =
            switch error.code {
            case .layerNotFound, .fieldNotFound, .unknownEncoding: .request
            case .notFound, .unknownFormat, .damaged, .readFailed, .outputExists, .writeFailed: .inputRefused
            }
        let place = [error.path, error.layer, error.feature.map { "#\($0)" }].compactMap(\.self)
        self.init(code, at: place.joined(separator: " · "), error.message, details: error.libraryMessages)
    }

    /// What is wrong with a condition.
    package init(_ fault: ConditionFault, at place: String) {
        self.init(.request, at: place, fault.message)
    }

    /// What reading a document threw.
    package init(_ error: DocumentError) {
        self.init(.inputRefused, at: error.path, error.message, details: error.libraryMessages)
    }

    /// The words of what any of the libraries threw.
    package static func message(of error: any Error) -> Message {
        switch error {
        case let error as SurveyError: error.message
        case let error as OverlayError: error.message
        case let error as TopologyError: error.message
        case let error as VectorFileError: error.message
        default: GroundPlane.message(of: error)
        }
    }

    /// What any of the libraries threw about a place, as one error; what they do not know is a fault.
    package static func wrapped(_ error: any Error, at place: String) -> SurveyError {
        wrapping(error, at: place) as? SurveyError
            ?? SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
    }

    /// What any of the libraries threw about a place, as one error; other errors stay as they are.
    package static func wrapping(_ error: any Error, at place: String) -> any Error {
        switch error {
        case let error as VectorFileError: SurveyError(error)
        case let error as ProjectionError:
            SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        case let error as TopologyError: SurveyError(.fault, at: place, error.message, details: error.messages)
        case let error as GeodesyError: SurveyError(.fault, at: place, error.message)
        default: error
        }
    }
}
