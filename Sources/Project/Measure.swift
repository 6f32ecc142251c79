/// What answers a figure: a measure over layers, a figure of the report, or several of them put together (量算).
public indirect enum Measure: Sendable, Hashable {
    /// A measure over a layer.
    case layer(LayerMeasure)
    /// Another figure of the report, by a quotation in an item (引用数字).
    case claim(item: Int, quotation: String)
    /// A number that the project states.
    case value(Quantity)
    /// The share of one in another in percent, when both are of one kind; else the quotient in base units (比率).
    case ratio(of: Measure, to: Measure)
    /// The sum of measures of one kind (合计).
    case sum([Measure])
    /// The first less the second, of one kind (差额).
    case difference(Measure, Measure)

    /// The measures over layers in it, from left to right.
    public var layerMeasures: [LayerMeasure] {
        switch self {
        case .layer(let measure): [measure]
        case .claim, .value: []
        case .ratio(let one, let other), .difference(let one, let other):
            one.layerMeasures + other.layerMeasures
        case .sum(let parts): parts.flatMap(\.layerMeasures)
        }
    }

    /// The figures of the report in it.
    public var claims: [(item: Int, quotation: String)] {
        switch self {
        case .claim(let item, let quotation): [(item, quotation)]
        case .layer, .value: []
        case .ratio(let one, let other), .difference(let one, let other): one.claims + other.claims
        case .sum(let parts): parts.flatMap(\.claims)
        }
    }

    /// The measure over a layer that it is; `nil` when it is put together.
    public var single: LayerMeasure? {
        if case .layer(let measure) = self { measure } else { nil }
    }

    /// The kind of its value; `nil` while it depends on a figure of the report.
    ///
    /// - Parameter claim: the kind of a figure that it quotes.
    package func kind(of claim: (Int, String) -> MeasuredValue.Kind?) -> MeasuredValue.Kind? {
        switch self {
        case .layer(let measure): return measure.kind.value
        case .claim(let item, let quotation): return claim(item, quotation)
        case .value(let quantity): return quantity.unit?.kind ?? .number
        case .ratio(let part, let whole):
            guard let one = part.kind(of: claim), let other = whole.kind(of: claim) else { return nil }
            return one == other ? .ratio : .number
        case .sum(let parts): return parts.first?.kind(of: claim)
        case .difference(let one, _): return one.kind(of: claim)
        }
    }
}
