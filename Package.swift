// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled under the same rules: Swift 6 mode, strict memory safety
/// (each touch of C carries `unsafe`), imports internal by default, warnings as errors.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A Swift target of the package; `Scripts/check-imports` holds the imports of its files to `uses`.
func module(_ name: String, uses: [Target.Dependency] = [], embeds: [Resource] = []) -> Target {
    // The mathematics library: pure targets import nothing that would link it for them.
    .target(
        name: name, dependencies: uses, resources: embeds, swiftSettings: strict,
        linkerSettings: [.linkedLibrary("m")])
}

/// A test target, in a folder of the same name under `Tests`.
func tests(_ name: String, uses: [Target.Dependency], excludes: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: uses + ["Bilingual", "TestSupport"], exclude: excludes, swiftSettings: strict)
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")

let package = Package(
    name: "tuban",
    products: [
        .executable(name: "tuban", targets: ["tuban"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries: a module map and a header, nothing else.
        .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev", "zlib1g-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),

        // Pure Swift.
        module("Bilingual"),
        module("Geometry", uses: ["Bilingual"]),
        module("Geodesy", uses: ["Bilingual", "Geometry"]),
        module("Overlay", uses: ["Bilingual", "Geometry"]),
        module("CornerLists", uses: ["Bilingual", "Geometry", "Geodesy"]),
        module("ExactAreas", uses: ["Geometry", bigInt]),
        module("Places", embeds: [.embedInCode("Resources/places.csv")]),
        module("Ledger", uses: ["Bilingual", "Geodesy", "Places"]),
        module("Tables", uses: ["Bilingual", "Geodesy"]),
        module(
            "Land", uses: ["Bilingual", "Geometry", "Geodesy"],
            embeds: [
                .embedInCode("Resources/field-aliases.csv"), .embedInCode("Resources/land-classes.csv"),
            ]),

        // The six wrappers: the only targets that see C.
        module("Archives", uses: ["CLibArchive", "Bilingual"]),
        module("VectorFiles", uses: ["CGDAL", "Archives", "Bilingual", "Geometry"]),
        module("Projection", uses: ["CPROJ", "Bilingual", "Geometry"]),
        module("Topology", uses: ["CGEOS", "Bilingual", "Geometry"]),
        module("Spreadsheet", uses: ["CXLSXWriter", "Bilingual"]),
        module("Documents", uses: ["CLibXML2", "Archives", "Bilingual"]),

        // Use cases, outputs, command line.
        module(
            "Project", uses: ["Bilingual", "Geodesy", "Land", "Projection", yams]),
        module(
            "Intake",
            uses: [
                "Bilingual", "Geometry", "Geodesy", "Overlay", "CornerLists", "Land", "Project",
                "VectorFiles", "Projection", "Topology", "Documents", crypto,
            ]),
        module(
            "Covering",
            uses: [
                "Bilingual", "Geometry", "Geodesy", "Overlay", "Land", "Project", "Intake", "Topology",
            ]),
        module(
            "Subjects",
            uses: [
                "Bilingual", "Geometry", "Geodesy", "Overlay", "Ledger", "Land", "Project", "Intake",
                "Covering",
                "VectorFiles", "Projection", "Topology", "Documents",
            ]),
        module(
            "Survey",
            uses: [
                "Bilingual", "Geometry", "Geodesy", "Overlay", "Land", "CornerLists", "Project", "Intake",
                "Covering", "VectorFiles", "Projection", "Topology", "Documents",
            ]),
        module(
            "Reports",
            uses: [
                "Bilingual", "CornerLists", "Covering", "Geodesy", "Geometry", "Intake", "Ledger", "Overlay",
                "Land",
                "Project", "Subjects", "Survey", "Spreadsheet", "Documents", "Tables", "VectorFiles",
            ],
            embeds: [
                .embedInCode("Resources/page.css"), .embedInCode("Resources/page.js"),
                .embedInCode("Resources/sheet.css"), .embedInCode("Resources/result.schema.json"),
            ]),
        .executableTarget(
            name: "tuban",
            dependencies: [
                "Bilingual", "CornerLists", "Geodesy", "Intake", "Ledger", "Land", "Project", "Subjects",
                "Survey", "Reports", "Tables", arguments,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "tuban-sample",
            dependencies: ["Geometry", "Geodesy", "Land", "VectorFiles", "Bilingual"],
            swiftSettings: strict),
        .executableTarget(
            name: "tuban-bench",
            dependencies: [
                "Bilingual", "Geometry", "Geodesy", "Overlay", "ExactAreas", "VectorFiles", "Topology",
                "Covering", "Project", "Survey",
                arguments,
            ],
            swiftSettings: strict, linkerSettings: [.linkedLibrary("m")]),

        // Tests mirror the sources.
        .target(
            name: "TestSupport", dependencies: ["Geometry"], path: "Tests/TestSupport", swiftSettings: strict),
        tests("BilingualTests", uses: []),
        tests("GeometryTests", uses: ["Geometry"]),
        tests("GeodesyTests", uses: ["Geodesy", "Geometry"]),
        tests("OverlayTests", uses: ["Overlay", "Geometry", "ExactAreas"]),
        tests("CornerListsTests", uses: ["CornerLists", "Geometry", "Geodesy"]),
        tests("ExactAreasTests", uses: ["ExactAreas", "Geometry"]),
        tests("PlacesTests", uses: ["Places"]),
        tests("LedgerTests", uses: ["Ledger", "Geodesy"]),
        tests("TablesTests", uses: ["Tables", "Geodesy"]),
        tests("LandTests", uses: ["Land", "Geometry", "Geodesy"]),
        tests("ArchivesTests", uses: ["Archives"]),
        tests("VectorFilesTests", uses: ["VectorFiles", "CGDAL", "Geometry"]),
        tests("ProjectionTests", uses: ["Projection", "Geometry"]),
        tests("TopologyTests", uses: ["Topology", "Geometry"]),
        tests("SpreadsheetTests", uses: ["Spreadsheet"]),
        tests("DocumentsTests", uses: ["Documents"]),
        tests(
            "ProjectTests", uses: ["Project", "Land", "Geodesy"], excludes: ["Conditions/Fixtures"]),
        tests(
            "IntakeTests",
            uses: [
                "Intake", "Project", "Overlay", "Land", "Geodesy", "Geometry", "VectorFiles", "Projection",
                "Documents", "CornerLists",
            ]),
        tests(
            "CoveringTests",
            uses: [
                "Covering", "Intake", "Project", "Overlay", "ExactAreas", "Topology", "Land", "Geodesy",
                "Geometry",
            ]),
        tests(
            "SubjectsTests",
            uses: [
                "Subjects", "Survey", "Project", "Intake", "Covering", "Overlay", "Geometry", "Geodesy",
                "Ledger",
                "ExactAreas", "Land", "Topology", "VectorFiles",
            ], excludes: ["Links/labels.csv"]),
        tests(
            "SurveyTests",
            uses: [
                "Survey", "Project", "Intake", "Covering", "Overlay", "ExactAreas", "Topology", "Geometry",
                "Geodesy", "Land", "VectorFiles", "Projection", "CornerLists",
            ]),
        tests(
            "ReportsTests",
            uses: [
                "Reports", "Subjects", "Project", "Intake", "Covering", "Land", "Geodesy", "Geometry",
                "Ledger",
                "Tables", "VectorFiles",
            ]),
        tests("tubanTests", uses: ["tuban", "tuban-sample", "Documents", "Geometry", "VectorFiles"]),
        tests("tuban-benchTests", uses: ["tuban-bench", "Geodesy", "Topology", "VectorFiles", "Geometry"]),
    ]
)

// The leak gate builds the wrappers alone: nothing else touches C, and the rest would cost it minutes.
if Context.environment["TUBAN_WRAPPERS_ONLY"] != nil {
    let wrappers = ["Archives", "VectorFiles", "Projection", "Topology", "Spreadsheet", "Documents"]
    let kept = Set(
        [
            "CGDAL", "CGEOS", "CPROJ", "CXLSXWriter", "CLibXML2", "CLibArchive", "Bilingual", "Geometry",
            "TestSupport",
        ] + wrappers + wrappers.map { "\($0)Tests" })
    package.targets.removeAll { !kept.contains($0.name) }
    package.products = []
    package.dependencies = []
}
