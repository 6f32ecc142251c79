import Geometry
import Overlay
import Testing

/// Two triangles, a corner of one on a side of the other as well as doubles allow.
private struct Contact: Sendable {
    let parcel, cover: [(x: Double, y: Double)]
    /// Their common area, by clipping in rational numbers.
    let common: Double

    static let all = [
        Contact(
            parcel: [
                (10.564449358824612, 0.630460526084699), (942.433551373377, 11.95768558113186),
                (529.0119280636906, 16.856917650330125),
            ],
            cover: [
                (349.49290525755885, 913.6425428852953), (568.8233655692426, 1.5459277603247845),
                (626.4235328207161, 8.116463040265042),
            ], common: 490.37095683968204),
        Contact(
            parcel: [
                (1930.57596969356, 5.781277634504725), (1267.850578742417, 0.06217531741450599),
                (1703.4475551170449, 0.7980880694590349),
            ],
            cover: [
                (1669.4028230639976, 0.7405717095745039), (1762.0713838905735, 0.14072705830928023),
                (1654.817672129102, 259.43798299852307),
            ], common: 250.63773817725834),
        Contact(
            parcel: [
                (622.3904880016022, 14.812773783005014), (45.18996956901012, 8.807579811967049),
                (420.247872257249, 10.115047510134358),
            ],
            cover: [
                (499.6701100178897, 162.8503502712938), (452.9761944957197, 0.6951552448148569),
                (571.752520302892, 13.635964477421206),
            ], common: 160.62019850011717),
        Contact(
            parcel: [
                (618.6613558435757, 17.73892604514276), (849.4551834775102, 18.41282918932527),
                (971.2748583154502, 24.284288327795256),
            ],
            cover: [
                (882.7340731670419, 0.9219669315560673), (922.8623952014783, 21.95090663600763),
                (747.3216850621624, 860.2682950936022),
            ], common: 89.76515522721834),
    ]

    static func polygon(_ corners: [(x: Double, y: Double)]) -> MultiPolygon {
        MultiPolygon(shell: corners.map { Coordinate(x: $0.x, y: $0.y) })
    }
}

@Suite struct ContactTests {
    /// What rounding makes of the contact must not hide where the sides cross further east.
    @Test(arguments: EngineUnderTest.all, Contact.all)
    fileprivate func cornerOnASide(engine: EngineUnderTest, contact: Contact) throws {
        let (parcel, cover) = (Contact.polygon(contact.parcel), Contact.polygon(contact.cover))
        for (subject, other) in [(parcel, cover), (cover, parcel)] {
            let coverage = try engine.coverage(of: subject, under: [[other]])
            let found = coverage.area(underAny: LayerMask(layer: 0))
            #expect(abs(found - contact.common) <= 1e-11 * coverage.area)
        }
    }
}
