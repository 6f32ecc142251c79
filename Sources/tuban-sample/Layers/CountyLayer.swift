import Geometry
import VectorFiles

extension SampleFile {
    /// The six counties in longitude and latitude.
    static func counties(_ league: League) throws -> SampleFile {
        var layer = LayerDraft(
            "counties", .degrees,
            fields: [
                Field("XZQDM", .text(width: 6)), Field("XZQMC", .text(width: 40)), Field("DCMJ", .real()),
            ])
        for county in league.counties {
            let plot = try Plot([county.outline], in: layer.frame)
            layer.add(
                .polygons(plot.polygon), [.text(county.code), .text(county.name), .real(plot.recorded())])
        }
        return SampleFile(name: "counties.geojson", format: .geoJSON, layers: [layer])
    }
}
