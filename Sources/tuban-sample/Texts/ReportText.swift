enum ReportText { static let text = "" }
