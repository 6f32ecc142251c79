/// Finds the claims of a piece of the report.
struct ClaimFinder {
    let source: SourceText
    let gazetteer: Gazetteer

    /// The claims of a range, in order.
    func claims(in range: Range<Int>, at location: Claim.Location) -> [Claim] {
        let isProblem = location == .problem
        return FigureScanner(source: source).figures(in: range).map { figure in
            let context = ClaimContext(of: figure.range, in: range, source: source)
            return Claim(
                kind: figure.kind, figure: source.passage(figure.range), quote: source.passage(context.quote),
                value: figure.value, upper: figure.upper, unit: figure.unit,
                qualifier: QualifierWords.qualifier(of: figure, in: source, within: range),
                role: RoleWords.role(of: figure.kind, in: context, isProblem: isProblem),
                scope: gazetteer.scope(in: context, isProblem: isProblem), location: location)
        }
    }
}
