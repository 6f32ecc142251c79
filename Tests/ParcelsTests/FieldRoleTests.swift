import Parcels
import Testing

/// Field lists as the survey rules (TD/T 1057-2020), reserve layers and registration tables have them.
@Test(
    arguments: [
        (["BSM", "YSDM", "TBBH", "DLBM", "DLMC", "ZLDWDM", "TBMJ"], "BSM", "DLBM", "TBMJ"),
        (["fid_1", "bhdmc", "tbbh", "mj"], "tbbh", nil, "mj"),
        (["许可证号", "矿山名称", "矿种", "矿区面积"], "许可证号", "矿种", "矿区面积"),
        (["x", "y"], nil, nil, nil),
    ] as [([String], String?, String?, String?)])
func fieldsAreFoundByTheNamesThatOfficesUse(
    _ fields: [String], _ id: String?, _ landClass: String?, _ area: String?
) {
    #expect(FieldRole.id.match(in: fields) == id)
    #expect(FieldRole.landClass.match(in: fields) == landClass)
    #expect(FieldRole.area.match(in: fields) == area)
}

@Test(
    arguments: [
        ("152223", "扎赉特旗"), ("152221105203", "科尔沁右翼前旗"), ("科右中旗", "科尔沁右翼中旗"), ("突泉县", "突泉县"),
        ("白狼林业局", "白狼林业局"), ("150781", "150781"),
    ])
func countiesAreNamedInFullWhateverTheFieldHolds(_ text: String, _ name: String) {
    #expect(AdministrativeUnit.name(for: text) == name)
}
