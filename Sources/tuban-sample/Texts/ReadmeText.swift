enum ReadmeText { static let text = "" }
