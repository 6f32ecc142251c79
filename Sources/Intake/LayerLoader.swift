package import Bilingual
import Geodesy
import Geometry
public import Land
public import Project

/// Reads layers whole: every feature becomes a measured parcel, or is set aside with its reason.
public final class LayerLoader {
    let measure: ParcelMeasure

    /// A loader of parcels measured by one model.
    ///
    /// - Parameters:
    ///   - model: the area that counts.
    ///   - zone: for overlaps in a plane, the 3° zone whose plane all parcels are brought into; without it the
    ///     planar area of each parcel is that of its own zone.
    ///   - withGeodesic: whether the area enclosed by geodesics is computed beside; it costs more than all the rest.
    public convenience init(model: AreaModel, zone: Int? = nil, withGeodesic: Bool = false) {
        self.init(ParcelMeasure(model, zone: zone, withGeodesic: withGeodesic))
    }

    /// A loader of parcels measured in one way.
    package init(_ measure: ParcelMeasure) { self.measure = measure }

    /// Reads a layer whole.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file.
    ///   - extraFields: further fields whose values the parcels are to carry.
    /// - Throws: `inputRefused` for a file that is missing, damaged, empty or without a usable reference
    ///   system, and when not one of its features can be used.
    public func load(
        _ declaration: LayerDeclaration, path: String, extraFields: [String] = []
    ) throws(SurveyError) -> LoadedLayer {
        try load(
            LayerReader(
                declaration, path: path, columns: { _ in .roles(Set(FieldRole.allCases), further: extraFields) }
            ))
    }

    /// Reads a layer whole.
    ///
    /// - Parameter reader: the layer, opened, with all roles among its columns.
    /// - Throws: as the other.
    package func load(_ reader: LayerReader) throws(SurveyError) -> LoadedLayer {
        var part = LayerPart()
        var parcels: [Parcel] = []
        do {
            let intake = try ParcelIntake(reader, measure, withViews: true)
            while try intake.takeNext({ feature in
                part.enter(feature)
                if case .parcel(let parcel) = feature { parcels.append(parcel) }
            }) {}
            if reader.declaration.kind == .county { try fitBorders(of: &parcels, reader) }
        } catch {
            throw SurveyError.wrapped(error, at: reader.place)
        }
        let classes = part.classReading(as: reader.declaration.classScheme)
        for position in parcels.indices {
            guard let text = parcels[position].attributes[.landClass] else { continue }
            let code = classes.code(of: text)
            if code != text { parcels[position].attributes[.landClass] = code }
        }
        var notes: [Message] = []
        if reader.declaration.kind == .county {
            let names = CountyNames(
                parcels.map { parcel in
                    CountyNames.Part(
                        fid: parcel.fid, name: parcel.attributes[.name], code: parcel.attributes[.county],
                        box: parcel.ground.box)
                })
            for (position, label) in names.labels.enumerated() { parcels[position].attributes[.name] = label }
            notes = names.notes
        }
        return try part.layer(
            reader, ParcelStore(parcels), area: parcels.reduce(.zero) { $0 + $1.area }, notes: notes)
    }

    /// Reads a layer of parcels whole, telling that it does.
    ///
    /// - Throws: `inputRefused` for a layer of lines or points as well.
    package func parcels(
        of declaration: LayerDeclaration, progress: (Message) -> Void
    ) throws(SurveyError) -> LoadedLayer {
        progress(Message(zh: "读取 \(declaration.name)", en: "reading \(declaration.name)"))
        let layer = try load(declaration, path: declaration.source)
        guard layer.content == .parcels else {
            throw SurveyError(
                .inputRefused, at: declaration.source,
                Message(zh: "不是面状图层，没有面积", en: "has no polygons, so no area"))
        }
        return layer
    }
}
