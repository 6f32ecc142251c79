import Bilingual
import Geodesy
import Intake
import Land

extension Inspection {
    /// Identifiers that several parcels have.
    func identifiers(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard let field = loaded.fields[.id] else { return }
        var first: [String: Int64] = [:]
        for parcel in loaded.parcels {
            guard let id = parcel.attributes[.id] else { continue }
            if Self.hasOddSigns(id) {
                result.issues.append(
                    InspectionIssue(
                        "identifier-signs", .warning, fid: parcel.fid,
                        Message(
                            zh: "\(field)“\(id)”含空格或全角字符，与台账对照时可能对不上",
                            en: "\(field) \"\(id)\" has spaces or full-width signs and may not match a ledger"))
                )
            }
            guard let earlier = first[id] else {
                first[id] = parcel.fid
                continue
            }
            result.issues.append(
                InspectionIssue(
                    "duplicate-identifier", .warning, fid: parcel.fid,
                    Message(
                        zh: "\(field)“\(id)”与 #\(earlier) 相同", en: "\(field) \"\(id)\" is that of #\(earlier)"))
            )
        }
    }

    /// Whether an identifier holds white space or full-width letters and digits.
    private static func hasOddSigns(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isWhitespace || (0xFF01...0xFF5E).contains($0.value) }
    }

    /// Recorded areas that the computed ones do not bear out.
    func recordedAreas(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard let field = loaded.fields[.area] else { return }
        let recorded = loaded.recorded
        result.recordedUnit = recorded.unit
        guard recorded.unit != nil else {
            if loaded.parcels.contains(where: { RecordedArea.number(of: $0) != nil }) {
                result.issues.append(
                    InspectionIssue(
                        "recorded-area-unit", .warning,
                        Message(
                            zh: "字段“\(field)”与计算面积不成任何单位关系",
                            en: "field \"\(field)\" agrees with the computed areas in no unit")))
            }
            return
        }
        if recorded.isOff, let factor = recorded.factor, let unit = recorded.unit {
            let times = Rational(Int128((factor * 1e6).rounded()), 1_000_000).rounded(to: 4)?.description ?? ""
            result.issues.append(
                InspectionIssue(
                    "recorded-area-factor", .warning,
                    Message(
                        zh: "字段“\(field)”的登记面积整体不符：居中的图斑为计算面积的\(times)倍（\(unit.name.zh)）",
                        en:
                            "field \"\(field)\" is off as a whole: the median record is \(times) times the computed area (\(unit.name.en))"
                    )))
        }
        for parcel in loaded.parcels {
            guard let difference = recorded.difference(of: parcel), let number = RecordedArea.number(of: parcel)
            else {
                continue
            }
            let size = difference.squareMetres.magnitude
            guard size > 1, size > Self.outlierShare * parcel.area.squareMetres else { continue }
            result.issues.append(
                InspectionIssue(
                    "recorded-area", .warning, fid: parcel.fid,
                    Message(
                        zh:
                            "\(field) 登记 \(number)，计算 \(Self.text(parcel.area)) m²，相差 \(Self.text(difference)) m²",
                        en:
                            "\(field) records \(number), computed \(Self.text(parcel.area)) m²: \(Self.text(difference)) m² apart"
                    )))
        }
    }

    /// Codes of land classes whose system is not certain.
    func classes(_ loaded: LoadedLayer, in result: inout LayerInspection) {
        guard let field = loaded.fields[.landClass] else { return }
        guard loaded.classSchemes.count > 1 else {
            if let scheme = loaded.classSchemes.first {
                result.issues.append(
                    InspectionIssue(
                        "class-scheme", .note,
                        Message(
                            zh: "\(field) 按\(scheme.words.zh)读", en: "\(field) is read as \(scheme.words.en)")))
            }
            return
        }
        let codes = Set(loaded.parcels.compactMap { $0.attributes[.landClass] }).sorted()
        let doubtful = codes.compactMap { code -> String? in
            let names = loaded.classSchemes.compactMap { $0.name(of: code) }
            return Set(names).count > 1 ? "\(code)（\(names.joined(separator: "/"))）" : nil
        }
        guard !doubtful.isEmpty else { return }
        let list = doubtful.prefix(6).joined(separator: "、")
        let schemes = loaded.classSchemes
        let systems = Message(
            zh: schemes.map(\.words.zh).joined(separator: "、"),
            en: schemes.map(\.words.en).joined(separator: " and "))
        let words = schemes.map(\.rawValue).joined(separator: "/")
        result.issues.append(
            InspectionIssue(
                "class-scheme", .warning,
                Message(
                    zh: "\(field) 的编码在\(systems.zh)中含义不同：\(list)；请用 classes: \(words) 指明",
                    en:
                        "codes of \(field) mean different things in \(systems.en): \(list); name theirs with classes: \(words)"
                )))
    }

    /// Dates kept as text, which compare and sort as text.
    func datesAsText(in result: inout LayerInspection) {
        for field in result.fields where field.isText && !field.values.isEmpty {
            guard field.values.allSatisfy({ CalendarDate($0) != nil }) else { continue }
            result.issues.append(
                InspectionIssue(
                    "date-as-text", .note,
                    Message(
                        zh: "字段“\(field.name)”把日期存为文字（\(field.values[0])）",
                        en: "field \"\(field.name)\" keeps dates as text (\(field.values[0]))")))
        }
    }
}
