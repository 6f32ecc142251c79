package import Geodesy
package import Intake
import Land

/// What lies over the parcels of a layer: an answer to each question about each of them, on a spool (图层压盖结果).
package struct AnswerRows: Sendable {
    /// The questions.
    package let questions: [CoverQuestion]
    private let rows: SpooledRows

    init(_ questions: [CoverQuestion], _ rows: SpooledRows) {
        self.questions = questions
        self.rows = rows
    }

    /// The number of a question; `nil` for one that was not asked.
    package func number(of question: CoverQuestion) -> Int? { questions.firstIndex(of: question) }

    /// The answer about a parcel; `nil` for a question that was not asked.
    ///
    /// - Parameter parcel: its position in the layer.
    package func answer(to question: CoverQuestion, about parcel: Int) -> CoverAnswer? {
        number(of: question).map { answers(about: parcel)[$0] }
    }

    /// The answers about a parcel, in the order of the questions.
    package func answers(about parcel: Int) -> [CoverAnswer] {
        guard !questions.isEmpty else { return [] }
        var reader = rows.reader(at: parcel)
        _ = Self.head(from: &reader)
        let notes = reader.count()
        reader.skip(notes)
        return Self.answers(questions.count, from: &reader)
    }

    /// What is looked up of a parcel most often, and what the subjects kept of it, one behind the other.
    package func notes(about parcel: Int) -> (head: Head, notes: RecordReader) {
        var reader = rows.reader(at: parcel)
        let head = Self.head(from: &reader)
        _ = reader.count()
        return (head, reader)
    }

    /// What is looked up of a parcel most often.
    package typealias Head = (fid: Int64, id: String, area: Area, isRepaired: Bool)

    /// What is looked up of a parcel most often.
    package func head(of parcel: Int) -> Head {
        var reader = rows.reader(at: parcel)
        return Self.head(from: &reader)
    }

    private static func head(from record: inout RecordReader) -> Head {
        (record.integer(), record.text(), Area(hundredths: record.integer()), record.integer() != 0)
    }

    static func write(
        _ parcel: Parcel, _ notes: RecordWriter, _ answers: [CoverAnswer], to record: inout RecordWriter
    ) {
        record.write(parcel.fid)
        record.write(parcel.id)
        record.write(parcel.area.hundredths)
        record.write(parcel.repair == nil ? 0 : 1)
        record.write(notes.bytes.count)
        record.write(all: notes.bytes)
        write(answers, to: &record)
    }

    private static func write(_ answers: [CoverAnswer], to record: inout RecordWriter) {
        for answer in answers {
            record.write(answer.pieces.count)
            for piece in answer.pieces {
                record.write(piece.area.hundredths)
                record.write(piece.covers.count)
                for label in piece.covers {
                    record.write(label.part)
                    record.write(label.value) { $0.write($1) }
                }
                record.write(piece.counties.count)
                for county in piece.counties { record.write(county) }
                record.write(piece.thickness.rawValue)
            }
            record.write(answer.shared.count)
            for shared in answer.shared {
                record.write(shared.part)
                record.write(shared.depth)
                record.write(shared.area)
            }
        }
    }

    private static func answers(_ count: Int, from record: inout RecordReader) -> [CoverAnswer] {
        (0..<count).map { _ in
            let pieceCount = record.count()
            let pieces = (0..<pieceCount).map { _ in
                let area = Area(hundredths: record.integer())
                let coverCount = record.count()
                let covers = (0..<coverCount).map { _ in
                    CoverAnswer.Label(record.count(), record.optional { $0.text() })
                }
                let countyCount = record.count()
                return CoverAnswer.Piece(
                    covers: covers, counties: (0..<countyCount).map { _ in record.text() }, area: area,
                    thickness: ThicknessClass(rawValue: record.count()) ?? .overlap)
            }
            let sharedCount = record.count()
            return CoverAnswer(
                pieces: pieces,
                shared: (0..<sharedCount).map { _ in
                    (part: record.count(), depth: record.count(), area: record.number())
                })
        }
    }
}
