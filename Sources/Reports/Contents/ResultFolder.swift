public import Bilingual

/// The folder of a run's results: workbook, CSV files, document; whole or not at all.
public enum ResultFolder {
    /// Writes the folder.
    ///
    /// - Throws: `OutputError` when it exists and may not be replaced, or cannot be written; a former folder is
    ///   untouched then.
    public static func write(
        _ report: CheckReport, to path: String, overwrite: Bool, language: Language
    ) throws {
        let tables = try report.tables()
        try OutputFolder.write(to: path, overwrite: overwrite) { folder in
            let csv = CSVTable(language: language, marksByteOrder: true)
            for (file, table) in tables {
                try folder.write(csv.encode(table), to: "tables/\(file).csv")
            }
            try folder.write(report.document().encoded(), to: "result.json")
            try WorkbookTable(language: language).write(tables.map(\.table), to: folder.path(of: "tables.xlsx"))
        }
    }
}
