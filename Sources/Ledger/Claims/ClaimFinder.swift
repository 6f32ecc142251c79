/// Finds the claims of a piece of the report.
struct ClaimFinder {
    let source: SourceText
    let gazetteer: Gazetteer
    /// The one thing that the item's problem is about, if it names one.
    var theme: [String] = []
    /// Whether the range is a goal or a measure: what it tells is planned, whatever the verb.
    var isPlan = false

    /// The claims of a range, in order.
    func claims(in range: Range<Int>, at location: Claim.Location) -> [Claim] {
        let isProblem = location == .problem
        let figures = FigureScanner(source: source).figures(in: range)
        let region = isProblem ? gazetteer.firstRegion(in: range, of: source) : nil
        let names = NameFinder(source: source, gazetteer: gazetteer)
        let shares = DistributiveList.names(of: figures.map(\.range), in: source, range)
        return figures.indices.map { index in
            let figure = figures[index]
            let context = ClaimContext(of: figure.range, in: range, source: source)
            let share = shares[index]
            let scope = share.flatMap { gazetteer.scope(ofName: $0, in: source) }
            let former = figures[..<index].suffix(NameFinder.mostFormers).map(\.range.upperBound)
            let subjects = names.names(for: context, behind: former, share: share)
            let isRegional = region.map { $0 < figure.range.lowerBound } ?? false
            return Claim(
                figure: source.passage(figure.range), quote: source.passage(context.quote),
                value: figure.value, upper: figure.upper, unit: figure.unit,
                subjects: subjects ?? (isProblem ? [] : theme),
                qualifier: QualifierWords.qualifier(of: figure, in: source, within: range),
                role: role(of: figure, in: context, isProblem: isProblem),
                scope: scope ?? gazetteer.scope(in: context, isProblem: isProblem, isRegional: isRegional),
                location: location)
        }
    }

    private func role(of figure: FigureScanner.Figure, in context: ClaimContext, isProblem: Bool) -> ClaimRole {
        let role = RoleWords.role(of: figure.kind, unit: figure.unit, in: context, isProblem: isProblem)
        return isPlan && ![.occupied, .part, .total].contains(role) ? .planned : role
    }
}
