import FoundationEssentials
import Geodesy
import Geometry
import VectorFiles

/// The sample project: a synthetic league whose ground answers the figures of a report.
enum SampleFolder {
    /// The date that goes into the files' own records.
    static let date = "2025-01-01"

    /// Writes all files into a folder, which is made when it is not there; files of the same names are replaced.
    static func write(to folder: String) throws {
        let url = URL(filePath: folder)
        try FileManager.default.createDirectory(
            at: url.appending(path: "layers"), withIntermediateDirectories: true)
        let sample = try draw()
        for file in sample.files {
            try VectorFileWriter.write(
                file.layers.map(\.content),
                to: url.appending(path: "layers/\(file.name)").path(percentEncoded: false), format: file.format,
                options: WritingOptions(
                    overwrite: true, encoding: file.encoding, namesEncoding: file.namesEncoding, date: date))
        }
        for (name, text) in [
            ("report.txt", ReportText.text), ("project.yaml", ProjectText.text),
            ("README.md", ReadmeText.text(unapproved: sample.unapproved)),
        ] {
            try Data(text.utf8).write(to: url.appending(path: name))
        }
    }

    /// Draws the layers.
    ///
    /// Every theme has random numbers of its own, so that a change in one leaves the others as they are.
    ///
    /// - Returns: the files, and the area of the ground that mines occupy without approval.
    private static func draw() throws -> (files: [SampleFile], unapproved: Area) {
        func random(_ theme: UInt64) -> SplitMix64 { SplitMix64(seed: 152_200 + theme) }
        var (ofLeague, ofMines, ofGrounds) = (random(0), random(1), random(2))
        var (ofZhamuqin, ofRestoration, ofReplanted) = (random(3), random(4), random(5))
        var (ofDegraded, ofWetlands, ofProjects) = (random(6), random(7), random(8))
        var (ofGullies, ofProblems) = (random(9), random(10))
        var (ofConstruction, ofFilm) = (random(11), random(12))

        var league = try League(&ofLeague)
        let sites = try SiteMap(&league)
        let mines = try Mine.all(league, sites, &ofMines)
        let grounds = MineGround.all(mines, &ofGrounds)
        let zhamuqin = try SampleFile.zhamuqin(sites, &ofZhamuqin)
        let files: [SampleFile] = [
            try .counties(league),
            try .grassland(league, sites),
            try .grasslandPolicy(league, sites),
            try .degradedGrassland(sites, &ofDegraded),
            try .problems(sites, &ofProblems),
            try .protectedAreas(league, sites),
            try .wetlands(sites, &ofWetlands),
            try .miningRights(mines),
            try .mineFootprints(grounds),
            try .mineRestoration(mines, &ofRestoration),
            zhamuqin.file,
            try .approvals(zhamuqin.plots, grounds),
            try .involvedGround(sites),
            try .replanted(sites, &ofReplanted),
            try .markers(sites),
            try .blackSoil(league, sites),
            try .farmlandProjects(sites, &ofProjects),
            try .gullies(sites, &ofGullies),
            try .landUse(mines),
            try .facilities(league),
            try .blackSoilConstruction(sites, &ofConstruction),
            try .film(sites, &ofFilm),
        ]
        let unapproved = try grounds.filter { !$0.isApproved }
            .map { try Plot([$0.ring], in: .degrees).area }.reduce(.zero, +)
        return (files, unapproved)
    }
}
