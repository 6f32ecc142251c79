import Geodesy

/// Finds the claims of a piece of the report.
struct ClaimFinder {
    let source: SourceText
    let gazetteer: Gazetteer
    /// The one thing that the item's problem is about, if it names one.
    var theme: [String] = []
    /// The year in which the report was made, where it tells.
    var year: ReportYear?
    /// Whether the range is a goal or a measure: what it tells is planned, whatever the verb.
    var isPlan = false
    /// Whether the range tells what an inspection found, as a problem does.
    var isFinding = false
    /// Whether the item has no text but its problem.
    var isAlone = false
    /// Whether what the range tells is proposed, unless its sentence says that it was done.
    var isProposed = false
    /// The areas of the item told so far as occupied, as printed.
    var ground: Set<String> = []

    /// The claims of a range, in order.
    mutating func claims(in range: Range<Int>, at location: Claim.Location) -> [Claim] {
        let isProblem = location == .problem
        let figures = FigureScanner(source: source).figures(in: range)
        let region = isProblem ? gazetteer.firstRegion(in: range, of: source) : nil
        let names = NameFinder(source: source, gazetteer: gazetteer)
        let ranges = figures.map(\.range)
        let shares = DistributiveList.names(of: ranges, in: source, range)
        let roles = RoleReader(
            source, in: range, isProblem: isProblem || isFinding, isAlone: isAlone || isFinding, year: year,
            isProposed: isProposed)
        var last: RoleReader.Reading?
        var peers: [ClaimKind: RoleReader.Reading] = [:]
        var claims: [Claim] = []
        claims.reserveCapacity(figures.count)
        for index in figures.indices {
            let figure = figures[index]
            let context = ClaimContext(of: figure.range, in: range, source: source)
            let share = shares[index]
            let scope = share.flatMap { gazetteer.scope(ofName: $0, in: source) }
            if let cell = figure.cell {
                claims.append(claim(figure, in: cell, at: location, subjects: isProblem ? [] : theme))
                continue
            }
            let formers = ranges[..<index].suffix(NameFinder.mostFormers).map(\.upperBound)
            let subjects = names.names(for: context, behind: formers, share: share)
            let isRegional = region.map { $0 < figure.range.lowerBound } ?? false
            let reading = roles.reading(
                of: figure, in: context, former: last, peer: peers[figure.kind], next: ranges[(index + 1)...],
                ground: ground)
            if !reading.isMeasure {
                last = reading
                if reading.deed != nil || reading.role == .penalty { peers[figure.kind] = reading }
            }
            // 其中通辽2.14万亩 is occupied ground as well.
            if reading.role == .occupied || reading.role == .part && reading.deed == .occupy,
                figure.kind == .area
            {
                ground.insert(source.text(in: figure.range))
            }
            claims.append(
                Claim(
                    figure: source.passage(figure.range), quote: source.passage(context.quote),
                    value: figure.value, upper: figure.upper, unit: figure.unit,
                    subjects: subjects ?? (isProblem ? [] : theme),
                    qualifier: QualifierWords.qualifier(of: figure, in: source, within: range),
                    role: role(reading.role, in: context),
                    scope: scope ?? gazetteer.scope(in: context, isProblem: isProblem, isRegional: isRegional),
                    location: location, cell: nil))
        }
        return claims
    }

    /// What a goal tells is planned, but for what it sets beside: 目标420亩，实际建成446亩.
    private func role(_ role: ClaimRole, in context: ClaimContext? = nil) -> ClaimRole {
        if isPlan, role == .completed || role == .restored, let context,
            source.contains("实际", in: context.segment.lowerBound..<context.figure.lowerBound)
        {
            return role
        }
        return isPlan && role != .occupied && role != .part ? .planned : role
    }

    /// The figure of a cell: what it is the head of its column says, whose it is the place in its row.
    private func claim(
        _ figure: FigureScanner.Figure, in cell: FigureCell, at location: Claim.Location, subjects: [String]
    ) -> Claim {
        let isNothing = figure.value.rational == Rational(0)
        return Claim(
            figure: source.passage(figure.range), quote: source.passage(cell.range), value: figure.value,
            upper: figure.upper, unit: figure.unit, subjects: subjects,
            qualifier: QualifierWords.qualifier(of: figure, in: source, within: cell.range),
            role: isNothing ? .unstated : role(cell.role ?? .unstated),
            scope: cell.place.flatMap { gazetteer.scope(ofName: $0, in: source) } ?? .local,
            location: location, cell: cell.cell)
    }
}
