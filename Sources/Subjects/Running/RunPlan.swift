import Covering
import Intake
import Land
import Project

/// What all parts of a run ask about the ground of its layers, gathered before any cover is laid (运行计划).
struct RunPlan {
    /// Per layer the questions.
    private(set) var questions: [Int: [CoverQuestion]] = [:]
    /// The number of the layer of counties.
    let counties: Int?
    /// The layers of parcels that checks measure, in the project's order.
    let measured: [Int]
    /// The question that tells all covers of a measured layer apart, for tables and sheets.
    private(set) var displays: [(layer: Int, question: CoverQuestion)] = []
    /// The layers that are summed with each other, so that ground in several of their parcels has to count once.
    let summed: Set<[Int]>
    /// The layers of each change, in the project's order.
    let changes: [LandChange.Layers]
    /// The layers of restored ground of the accounts, with the items of its accounts.
    let restored: [(items: [Int], layers: RestoredSurvey.Layers)]

    /// Gathers the questions of a project.
    ///
    /// - Throws: `request` for accounts and changes over layers that do not fit.
    init(_ project: Project, layers: [LayerFacts]) throws(SurveyError) {
        func number(_ name: String) -> Int? { layers.number(of: name) }
        func parcels(_ number: Int) -> Bool { layers[number].mayHaveParcels }
        let counties = layers.counties
        self.counties = counties
        // The ground of two accounts may be the same.
        let occupied = Set(project.accounts.compactMap { number($0.occupied) }).sorted()
        let pairs = occupied.indices.flatMap { one in
            occupied[(one + 1)...].map { [occupied[one], $0] } + [[occupied[one]]]
        }
        summed = Set(
            (project.checks.flatMap { NetGround.sets(of: $0.measure, number: number) } + pairs)
                .filter { !$0.isEmpty && $0.allSatisfy(parcels) }
                + (project.changes.map(\.ground) + project.accounts.flatMap(\.restored)).compactMap(number)
                .filter(parcels).map { [$0] })
        let measures = project.checks.flatMap { check in
            check.measure.layerMeasures.map { (measure: $0, byCounty: check.grouping.contains("county")) }
        }
        let subjects = Set(measures.map(\.measure.subject))
        measured = layers.indices.filter { subjects.contains(layers[$0].declaration.name) && parcels($0) }
        for (measure, byCounty) in measures {
            // Covers without polygons are refused when the measure is taken.
            guard let subject = number(measure.subject), parcels(subject),
                measure.covers.compactMap(number).allSatisfy(parcels)
            else { continue }
            let question = Measuring.question(
                of: measure, Measuring.covers(of: measure, among: layers), byCounty: byCounty, number: number,
                counties: counties)
            if let question { questions[subject, default: []].append(question) }
        }
        let protected = layers.indices.filter {
            CountySummary.kinds.contains(layers[$0].declaration.kind) && parcels($0)
        }
        for subject in measured {
            let own = subject == counties ? nil : counties
            if let own { questions[subject, default: []].append(.counties(own)) }
            for other in protected where other != subject {
                questions[subject, default: []].append(
                    CountySummary.question(other, counties: own, in: layers))
            }
            let named = measures.filter { number($0.measure.subject) == subject }
                .flatMap { $0.measure.covers.compactMap(number) }
            let covers = Set(named + protected).subtracting([subject] + (own.map { [$0] } ?? [])).filter(
                parcels)
            if let question = LayerCoverage.question(covers: covers.sorted(), counties: own, layers: layers) {
                displays.append((subject, question))
                questions[subject, default: []].append(question)
            }
        }
        for account in project.accounts {
            for (layer, asked) in try GroundAccount.questions(account, layers: layers) {
                questions[layer, default: []] += asked
            }
        }
        var changes: [LandChange.Layers] = []
        for change in project.changes {
            let own = try LandChange.layers(of: change, among: layers)
            changes.append(own)
            questions[own.ground, default: []].append(own.question)
        }
        self.changes = changes
        var restored: [(items: [Int], layers: RestoredSurvey.Layers)] = []
        let named = Set(project.accounts.flatMap(\.restored))
        for layer in layers.indices where named.contains(layers[layer].declaration.name) && parcels(layer) {
            let name = layers[layer].declaration.name
            let accounts = project.accounts.filter { $0.restored.contains(name) }
            func numbers(_ names: [String]) -> [Int] { Set(names.compactMap(number)).sorted().filter(parcels) }
            let own = RestoredSurvey.Layers(
                restored: layer, damaged: numbers(accounts.map(\.occupied)),
                earlier: numbers(accounts.flatMap { $0.restored.prefix { $0 != name } }))
            restored.append((Set(accounts.map(\.item)).sorted(), own))
            questions[layer, default: []] += own.questions
        }
        self.restored = restored
        questions = questions.mapValues(\.withoutRepeats)
    }

    /// The layers that lie over others in a project, or over themselves: they are read whole before the rest.
    static func covers(of project: Project) -> Set<String> {
        var names = Set(project.checks.flatMap(\.measure.layerMeasures).flatMap(\.covers))
        for account in project.accounts {
            names.formUnion([account.occupied] + account.approved + account.restored)
        }
        for change in project.changes { names.formUnion([change.before, change.after]) }
        for layer in project.layers where layer.kind == .county || CountySummary.kinds.contains(layer.kind) {
            names.insert(layer.name)
        }
        return names
    }

    /// What is asked about the parcels of each layer.
    func plans(_ layers: [LayerFacts]) -> [LayerPlan] {
        layers.indices.map { LayerPlan(layer: $0, questions: questions[$0] ?? []) }
    }
}
