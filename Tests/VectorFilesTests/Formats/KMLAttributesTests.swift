import Foundation
import TestSupport
import Testing
import VectorFiles

/// Attributes of KML files as programs write them, with the values that a person reads in them.
struct KMLAttributesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The schemas of the document; `nil` for a file without a document.
        var schemas: String? = ""
        /// The extended data of one placemark each.
        let data: [String]
        /// Per field its values.
        let values: [String: [String?]]
        var code: StructureIssue.Code? = nil
    }

    private static let two = """
        <Schema id="甲"><SimpleField name="所有权" type="string"/></Schema>\
        <Schema id="b" name="b"><SimpleField name="亩数" type="double"/></Schema>
        """

    static let cases = [
        Case(
            testDescription: "untyped, later, Chinese", schemas: nil,
            data: [
                "",
                #"<Data name="权属 &amp; 性质"><displayName>x</displayName><value><![CDATA[国<有]]></value></Data>"#,
                #"<!-- <Data name="无"/> --><Data name='权属 &amp; 性质'><value>集体&lt;</value></Data><Data name="a-b"/>"#,
            ],
            values: ["权属 & 性质": [nil, "国<有", "集体<"]]),
        Case(
            testDescription: "two schemas and untyped", schemas: two,
            data: [
                ##"<SchemaData schemaUrl="#甲"><SimpleData name="所有权">国家</SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl="#b"><SimpleData name="亩数">33.75</SimpleData></SchemaData>"##,
                #"<Data name="备注"><value>005</value></Data>"#,
            ],
            values: ["所有权": ["国家", nil, nil], "亩数": [nil, "33.75", nil], "备注": [nil, nil, "005"]]),
        Case(
            testDescription: "numbers that are none of their type",
            schemas: """
                <Schema id="s"><SimpleField name="BSM" type="int"/><SimpleField name="MJ" type="float"/></Schema>
                """,
            data: [
                ##"""
                <SchemaData schemaUrl="#s"><SimpleData name="BSM">150722000000000123456</SimpleData>\##
                <SimpleData name="MJ">1,234.5</SimpleData></SchemaData>
                """##
            ], values: ["BSM": ["150722000000000123456"], "MJ": ["1,234.5"]]),
        Case(
            testDescription: "a schema elsewhere",
            data: [
                ##"<SchemaData schemaUrl="http://x/y#z"><SimpleData name="QS">国有</SimpleData></SchemaData>"##
            ], values: ["QS": ["国有"]]),
        Case(
            testDescription: "two values",
            data: [
                #"<Data name="QS"><value>国有</value></Data><Data name="QS"><value>集体</value></Data>"#
            ], values: ["QS": ["集体"]], code: .duplicateMember),
        Case(
            testDescription: "foreign content",
            data: [
                #"<camp xmlns="urn:x">7</camp><Data name="QS"><value>国有</value></Data>"#
            ], values: ["QS": ["国有"]], code: .member),
        Case(
            testDescription: "numbers that are not there",
            schemas: """
                <Schema id="s"><SimpleField name="NF" type="int"/><SimpleField name="MJ" type="double"/></Schema>
                """,
            data: [
                ##"<SchemaData schemaUrl="#s"><SimpleData name="NF"/><SimpleData name="MJ">2.5</SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl="#s"><SimpleData name="NF">2024</SimpleData><SimpleData name="MJ"> </SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl="#s"><SimpleData name="NF">0</SimpleData><SimpleData name="MJ"></SimpleData></SchemaData>"##,
            ],
            values: ["NF": [nil, "2024", "0"], "MJ": ["2.5", nil, nil]]),
        Case(
            testDescription: "numbers that are of their type",
            schemas: """
                <Schema id="s"><SimpleField type="int" name="N"/><SimpleField name='MJ' type='double'/></Schema>
                """,
            data: [
                ##"""
                <SchemaData schemaUrl="#s"><SimpleData name="N"> +7
                </SimpleData><SimpleData name="MJ">12.50</SimpleData></SchemaData>
                """##,
                ##"""
                <SchemaData schemaUrl="#s"><SimpleData name="N"><![CDATA[12]]></SimpleData>\##
                <SimpleData name="MJ">1e3</SimpleData></SchemaData>
                """##,
                ##"""
                <SchemaData schemaUrl="#s"><SimpleData name="N">&#49;3</SimpleData></SchemaData>
                """##,
            ], values: ["N": ["7", "12", "13"], "MJ": ["12.5", "1000", nil]]),
        Case(
            testDescription: "one number too large",
            schemas: #"<Schema id="s"><SimpleField name="N" type="int"/></Schema>"#,
            data: ["007", "2147483648", "-2147483648"].map { number in
                ##"<SchemaData schemaUrl="#s"><SimpleData name="N">\##(number)</SimpleData></SchemaData>"##
            }, values: ["N": ["007", "2147483648", "-2147483648"]]),
        Case(
            testDescription: "more digits than a double keeps",
            schemas: #"<Schema id="s"><SimpleField name="N" type="double"/></Schema>"#,
            data: ["1.10", "9007199254740993"].map { number in
                ##"<SchemaData schemaUrl="#s"><SimpleData name="N">\##(number)</SimpleData></SchemaData>"##
            }, values: ["N": ["1.10", "9007199254740993"]]),
        Case(
            testDescription: "schemas in turn, tags in other words", schemas: two,
            data: [
                ##"<SchemaData schemaUrl="#甲"><SimpleData name="所有权">国家</SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl='#b'><SimpleData id="1" name = '亩数'>1</SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl="#甲"><SimpleData name="所有权">集体</SimpleData></SchemaData>"##,
                ##"<SchemaData schemaUrl="#b"><SimpleData name="&#20137;数">2</SimpleData></SchemaData>"##,
            ],
            values: ["所有权": ["国家", nil, "集体", nil], "亩数": [nil, "1", nil, "2"]]),
        Case(
            testDescription: "plain", data: [#"<Data name="QS"><value>国有</value></Data>"#],
            values: ["QS": ["国有"]]),
    ]

    private static func text(_ own: Case, isDeclaredLast: Bool = false) -> String {
        let placemarks = own.data.enumerated().map { number, data in
            """
            <Placemark><name>P\(number)</name><ExtendedData>\(data)</ExtendedData><Point><coordinates>120,46</coordinates>\
            </Point></Placemark>
            """
        }.joined()
        let content =
            own.schemas.map { "<Document>\(isDeclaredLast ? placemarks + $0 : $0 + placemarks)</Document>" }
            ?? "<Folder>\(placemarks)</Folder>"
        return #"<kml xmlns="http://www.opengis.net/kml/2.2">\#(content)</kml>"#
    }

    @Test(arguments: cases, [false, true])
    func attributesAreThoseOfTheFile(_ own: Case, isDeclaredLast: Bool) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Self.text(own, isDeclaredLast: isDeclaredLast), to: "图斑.kml")
        for (field, values) in own.values {
            #expect(try readAll(path, fields: [field]).map { $0.values[0].text } == values, "\(field)")
        }
        #expect(FileStructure.judge(path).map(\.code) == [own.code].compactMap(\.self))
        #expect(try VectorDataset(opening: path).files == [path])
    }

    @Test func prefixesAndMarksAreRead() throws {
        let folder = try TemporaryFolder()
        let text = Self.text(
            Case(
                testDescription: "", schemas: Self.two,
                data: [##"<SchemaData schemaUrl="#甲"><SimpleData name="所有权">国家</SimpleData></SchemaData>"##],
                values: [:]))
        let prefixed = text.replacing("</", with: "</kml:").replacing("<", with: "<kml:")
            .replacing("<kml:/kml:", with: "</kml:").replacing("xmlns=", with: "xmlns:kml=")
        for (text, encoding) in [("\u{FEFF}" + text, String.Encoding.utf8), (prefixed, .utf8), (text, .utf16)] {
            let path = folder.path("p.kml")
            try text.data(using: encoding)?.write(to: URL(filePath: path))
            guard encoding == .utf8 else {
                #expect(FileStructure.judge(path).map(\.code) == [.encoding])
                continue
            }
            #expect(try readAll(path, fields: ["所有权"]).map { $0.values[0].text } == ["国家"])
            #expect(FileStructure.judge(path).isEmpty)
        }
    }

    @Test func textsInGBKAreRead() throws {
        let folder = try TemporaryFolder()
        let text = Self.text(
            Case(testDescription: "", data: [#"<Data name="权属"><value>国有</value></Data>"#], values: [:]))
        var gbk = Data(text.utf8)
        for (word, bytes) in [("权属", [0xC8, 0xA8, 0xCA, 0xF4]), ("国有", [0xB9, 0xFA, 0xD3, 0xD0])]
            as [(String, [UInt8])]
        {
            gbk.replaceSubrange(try #require(gbk.range(of: Data(word.utf8))), with: bytes)
        }
        for head in [#"<?xml version="1.0" encoding="gb2312"?>"#, ""] {
            let path = folder.path("g.kml")
            try (Data(head.utf8) + gbk).write(to: URL(filePath: path))
            #expect(try readAll(path, fields: ["权属"]).map { $0.values[0].text } == ["国有"])
            #expect(FileStructure.judge(path).map(\.code) == (head.isEmpty ? [.encoding] : []))
        }
    }
}
