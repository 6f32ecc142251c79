enum ProjectText { static let text = "" }
