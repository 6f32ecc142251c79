import Geometry
import Projection
import Testing

private enum Text {
    /// As ArcGIS writes it; no EPSG number inside.
    static let cgcs2000Zone40 = """
        PROJCS["CGCS2000_3_Degree_GK_Zone_40",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
        DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
        UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],\
        PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],\
        PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """
    static let xian1980 = """
        PROJCS["Xian_1980_3_Degree_GK_CM_120E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",\
        SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],\
        UNIT["Meter",1.0]]
        """
    static let beijing1954 = """
        PROJCS["Beijing_1954_3_Degree_GK_Zone_41",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",\
        SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",41500000.0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",123.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],\
        UNIT["Meter",1.0]]
        """
    static let wgs1984 = """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """
    /// A projection of somebody's own, with nothing but the datum's ESRI name to go by.
    static let ownProjection = """
        PROJCS["xingan",GEOGCS["mine",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
        PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",121.5],\
        PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """
}

@Test func systemOfACode() throws {
    let system = try ReferenceSystem(code: "EPSG:4528")
    #expect(system.name == "CGCS2000 / 3-degree Gauss-Kruger zone 40")
    #expect(system.authorityCode == "EPSG:4528")
    #expect(system.kind == .projected)
    #expect(system.datum == .cgcs2000)
    #expect(system.metresPerUnit == 1)
    let projection = try #require(system.gaussKruger)
    #expect(projection.centralMeridian == 120)
    #expect(projection.falseEasting == 40_500_000)
    #expect(projection.falseNorthing == 0)
    #expect(projection.scale == 1)
    let area = try #require(system.areaOfUse)  // EPSG: 118.5–121.5°E
    #expect(area.minX == 118.5 && area.maxX == 121.5 && area.minY > 20 && area.maxY < 54)
}

/// EPSG's numbering: 3° zones with prefix are 4488 + zone, without 4509 + zone; the meridian is 3 · zone.
@Test(arguments: 25...45)
func threeDegreeZones(zone: Int) throws {
    let prefixed = try ReferenceSystem(code: "EPSG:\(4488 + zone)")
    let plain = try ReferenceSystem(code: "EPSG:\(4509 + zone)")
    #expect(prefixed.gaussKruger?.centralMeridian == Double(3 * zone))
    #expect(prefixed.gaussKruger?.falseEasting == Double(zone) * 1e6 + 500_000)
    #expect(plain.gaussKruger?.centralMeridian == Double(3 * zone))
    #expect(plain.gaussKruger?.falseEasting == 500_000)
}

@Test(arguments: [
    (Text.cgcs2000Zone40, "EPSG:4528", Datum.cgcs2000), (Text.xian1980, "EPSG:2385", .xian1980),
    (Text.beijing1954, "EPSG:2417", .beijing1954), (Text.wgs1984, "EPSG:4326", .wgs84),
])
func esriTextsAreIdentified(wkt: String, code: String, datum: Datum) throws {
    let system = try ReferenceSystem(wkt: wkt)
    #expect(system.authorityCode == code)
    #expect(system.datum == datum)
    let registered = try ReferenceSystem(code: code)
    #expect(system.gaussKruger == registered.gaussKruger)
    #expect(system.areaOfUse == registered.areaOfUse)
}

@Test(arguments: [
    ("EPSG:4490", Datum.cgcs2000), ("EPSG:4480", .cgcs2000), ("EPSG:4326", .wgs84), ("EPSG:32651", .wgs84),
    ("EPSG:4610", .xian1980), ("EPSG:2364", .xian1980), ("EPSG:4214", .beijing1954),
    ("EPSG:2416", .beijing1954),
])
func datumsOfCodes(code: String, datum: Datum) throws {
    #expect(try ReferenceSystem(code: code).datum == datum)
}

@Test func otherDatumsKeepTheirName() throws {
    // EPSG: New Beijing (4555) is neither Beijing 1954 nor Xi'an 1980.
    #expect(try ReferenceSystem(code: "EPSG:4555").datum == .other("New Beijing"))
    #expect(try ReferenceSystem(code: "EPSG:4258").datum != .wgs84)
}

@Test func aKnownDatumOnAForeignEllipsoidIsNotTrusted() throws {
    let mixed = Text.ownProjection.replacing("6378137.0,298.257222101", with: "6378245.0,298.3")
    let datum = try ReferenceSystem(wkt: mixed).datum
    #expect(datum != .cgcs2000 && datum != .wgs84)
}

@Test func anOwnProjectionIsReadButNotIdentified() throws {
    let system = try ReferenceSystem(wkt: Text.ownProjection)
    #expect(system.authorityCode == nil)
    #expect(system.datum == .cgcs2000)
    #expect(system.gaussKruger?.centralMeridian == 121.5)
    #expect(system.areaOfUse == nil)
}

@Test func aClaimedCodeThatContradictsTheParametersIsNotBelieved() throws {
    let honest = try ReferenceSystem(code: "EPSG:4549").wkt(.gdal)
    let wrong = honest.replacing("\"central_meridian\",120", with: "\"central_meridian\",123")
    #expect(try ReferenceSystem(wkt: honest).authorityCode == "EPSG:4549")
    let system = try ReferenceSystem(wkt: wrong)
    #expect(system.authorityCode != "EPSG:4549")
    #expect(system.gaussKruger?.centralMeridian == 123)
}

@Test func otherProjectionsAreNotGaussKruger() throws {
    // OSGB36: transverse Mercator from latitude 49°. Web Mercator: another method. 2225: US survey feet.
    #expect(try ReferenceSystem(code: "EPSG:27700").gaussKruger == nil)
    #expect(try ReferenceSystem(code: "EPSG:3857").gaussKruger == nil)
    let feet = try #require(try ReferenceSystem(code: "EPSG:2225").metresPerUnit)
    #expect(abs(feet - 1200.0 / 3937.0) < 1e-15)  // definition of the US survey foot
    // UTM is transverse Mercator from the equator, with its own scale.
    #expect(try ReferenceSystem(code: "EPSG:32651").gaussKruger?.scale == 0.9996)
}

@Test func compoundAndThreeDimensionalSystemsGiveTheirHorizontalPart() throws {
    // A compound of CGCS2000 / zone 40 and the 1985 national height datum (EPSG:5737).
    let plane = try ReferenceSystem(code: "EPSG:4528")
    let height = """
        VERTCRS["Yellow Sea 1985 height",VDATUM["Yellow Sea 1985"],CS[vertical,1],\
        AXIS["gravity-related height (H)",up,LENGTHUNIT["metre",1]]]
        """
    let compound = try ReferenceSystem(wkt: "COMPOUNDCRS[\"both\",\(plane.wkt),\(height)]")
    #expect(compound.kind == .projected)
    #expect(compound.authorityCode == "EPSG:4528")
    #expect(try ReferenceSystem(code: "EPSG:4480").kind == .geographic)
    #expect(try ReferenceSystem(code: "EPSG:4479").kind == .other)  // geocentric
    #expect(try ReferenceSystem(code: "EPSG:4807").kind == .other)  // grads, from Paris
}

@Test func geographicBaseStaysOnTheDatum() throws {
    #expect(try ReferenceSystem(code: "EPSG:2364").geographicBase.authorityCode == "EPSG:4610")
    #expect(try ReferenceSystem(wkt: Text.cgcs2000Zone40).geographicBase.authorityCode == "EPSG:4490")
    let geographic = try ReferenceSystem(code: "EPSG:4490")
    #expect(try geographic.geographicBase == geographic)
}

@Test func textsSurviveARoundTrip() throws {
    let system = try ReferenceSystem(code: "EPSG:4529")
    for form in [WKTForm.wkt2, .gdal, .esri] {
        let text = try system.wkt(form)
        #expect(!text.contains("\n"))
        let read = try ReferenceSystem(wkt: text)
        #expect(read.authorityCode == "EPSG:4529")
        #expect(read.gaussKruger == system.gaussKruger)
    }
    #expect(
        try system.wkt(.esri).hasPrefix("PROJCS[\"CGCS2000_3_Degree_GK_Zone_41\",GEOGCS[\"GCS_China_Geodetic"))
    #expect(try system.wkt(.esri).contains("DATUM[\"D_China_2000\""))
    #expect(try system.wkt(.gdal).hasSuffix("AUTHORITY[\"EPSG\",\"4529\"]]"))
}

@Test(arguments: [
    "EPSG:999999", "EPSG:", "4528", "", "EPSG:45 28", "+proj=longlat", "EPSG:4528:1", "/etc/passwd",
])
func refusesWhatIsNoCode(code: String) {
    let error = #expect(throws: ProjectionError.self) { try ReferenceSystem(code: code) }
    #expect(error?.code == .unknownCode)
    #expect(error.map { "\($0.message)".contains("EPSG:4528") } == true)  // says what to give
}

@Test(arguments: [
    "", "x", "PROJCS[", "GEOGCS[\"a\"]", "{}", "EPSG:4528",
    "VERTCRS[\"h\",VDATUM[\"d\"],CS[vertical,1],AXIS[\"up\",up,LENGTHUNIT[\"metre\",1]]]\"",
    String(repeating: "PROJCS[\"a\",", count: 3000),
])
func refusesWhatIsNoWellKnownText(wkt: String) {
    let error = #expect(throws: ProjectionError.self) { try ReferenceSystem(wkt: wkt) }
    #expect(error?.code == .unreadableText)
}

@Test func errorsCarryWhatPROJSaid() {
    let error = #expect(throws: ProjectionError.self) { try ReferenceSystem(code: "EPSG:999999") }
    #expect(error?.messages.contains { $0.contains("crs not found") } == true)
    #expect(error?.operation == "EPSG:999999")
    #expect(error.map { "\($0.message)".contains("crs not found") } == true)
    let unread = #expect(throws: ProjectionError.self) { try ReferenceSystem(wkt: "GEOGCS[\"a\"]") }
    #expect(unread?.messages.isEmpty == false)
}

@Test func everyTaskSeesOnlyItsOwnMessages() async {
    await withTaskGroup(of: (Int, ProjectionError?).self) { group in
        for number in 0..<64 {
            group.addTask {
                do throws(ProjectionError) {
                    _ = try ReferenceSystem(
                        code: number.isMultiple(of: 2) ? "EPSG:4528" : "EPSG:9\(number)9999")
                    return (number, nil)
                } catch {
                    return (number, error)
                }
            }
        }
        for await (number, error) in group {
            guard !number.isMultiple(of: 2) else {
                #expect(error == nil)
                continue
            }
            #expect(error?.operation == "EPSG:9\(number)9999")
            #expect(error?.messages.count == 1)
        }
    }
}
