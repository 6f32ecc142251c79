import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Ledger
import Project

/// Everything that a run finds out about its layers, as subjects, and where they stand among those of each layer (专题总表).
struct RunSubjects {
    private let project: Project
    private let plan: RunPlan
    private let layers: [LayerFacts]
    private let protected: [CountySummary.Protected]
    /// Per check its measures over layers, from left to right.
    private(set) var measures: [[(term: MeasureTerm, state: MeasureSubject.State)]]
    private var classes: [Int: CountyClassSubject]
    private var counties: [Int: CountySubject]
    private var occupied: [AccountSubject]
    /// Per account its layers of restored ground.
    private var restoredGround: [[(layer: Int, subject: RestoredGroundSubject)]]
    private var changed: [ChangeSubject]
    private var restoredParcels: [RestoredSubject]
    private var linked: [Int: LinkSubject]

    /// What became of links, by layer.
    var links: [LinkSubject] { linked.sorted { $0.key < $1.key }.map(\.value) }

    /// Per layer the number of measures over it.
    var terms: [Int: Int] {
        measures.joined().reduce(into: [:]) { $0[$1.term.layer, default: 0] += 1 }
    }

    init(
        _ project: Project, _ plan: RunPlan, _ layers: [LayerFacts], _ plans: [LayerPlan], _ linking: Linking?
    ) throws {
        self.project = project
        self.plan = plan
        self.layers = layers
        let protected = CountySummary.columns(of: layers.compactMap(\.loaded))
        self.protected = protected
        measures = try project.checks.map { check in
            try Measuring.terms(of: check, in: project, layers, plans).map { ($0, MeasureSubject.State()) }
        }
        func perLayer<One>(_ make: (LayerPlan) -> One) -> [Int: One] {
            Dictionary(uniqueKeysWithValues: plan.measured.map { ($0, make(plans[$0])) })
        }
        classes = perLayer { CountyClassSubject(borders: CountyBorders($0, layers)) }
        counties = perLayer { CountySubject($0, layers, protected: protected) }
        let asked = try project.accounts.map { account throws(SurveyError) in
            try GroundAccount.Questions(account, layers: layers)
        }
        occupied = asked.map { AccountSubject($0, plans[$0.occupied], layers) }
        restoredGround = asked.map { asked in
            asked.restored.map {
                ($0.layer, RestoredGroundSubject(inside: plans[$0.layer].number(of: asked.inside)))
            }
        }
        changed = zip(project.changes, plan.changes).map {
            ChangeSubject(declaration: $0, question: plans[$1.ground].number(of: $1.question))
        }
        restoredParcels = plan.restored.map { RestoredSubject($0.layers, plans[$0.layers.restored]) }
        linked = [:]
        if let linking {
            for (number, layer) in layers.enumerated() where layer.declaration.kind != .county {
                linked[number] = LinkSubject(linking, layer.declaration)
            }
        }
    }

    /// The subjects of a layer, in an order of their own.
    func ofLayer(_ number: Int) -> [any Subject] {
        var own: [any Subject] = []
        var copy = self
        copy.visit(number) { own.append($0) }
        return own
    }

    /// Takes the subjects of a layer back, after it was gone through.
    mutating func take(_ subjects: [any Subject], ofLayer number: Int) {
        var rest = subjects[...]
        visit(number) { own in
            if let next = rest.popFirst() { own = next }
        }
    }

    /// Goes through the subjects of a layer, always in the same order.
    private mutating func visit(_ layer: Int, _ body: (inout any Subject) -> Void) {
        func pass<One: Subject>(_ subject: inout One) {
            var any: any Subject = subject
            body(&any)
            if let back = any as? One { subject = back }
        }
        for check in measures.indices {
            for place in measures[check].indices where measures[check][place].term.layer == layer {
                var subject = MeasureSubject(
                    term: measures[check][place].term, state: measures[check][place].state)
                pass(&subject)
                measures[check][place].state = subject.state
            }
        }
        if var own = classes[layer] {
            pass(&own)
            classes[layer] = own
        }
        if var own = counties[layer] {
            pass(&own)
            counties[layer] = own
        }
        for place in occupied.indices where occupied[place].layer == layer { pass(&occupied[place]) }
        for account in restoredGround.indices {
            for place in restoredGround[account].indices where restoredGround[account][place].layer == layer {
                pass(&restoredGround[account][place].subject)
            }
        }
        for place in changed.indices where plan.changes[place].ground == layer { pass(&changed[place]) }
        for place in restoredParcels.indices where restoredParcels[place].numbers.restored == layer {
            pass(&restoredParcels[place])
        }
        if var own = linked[layer] {
            pass(&own)
            linked[layer] = own
        }
    }

    // MARK: What they come to

    private func counties(_ ground: CoveredGround) -> LoadedLayer? { plan.counties.map { ground.layers[$0] } }

    /// The layers that checks measure and that turned out to have parcels.
    private func measured(_ ground: CoveredGround) -> [Int] {
        plan.measured.filter { ground.layers[$0].content == .parcels }
    }

    /// Areas by county and class.
    func countyAreas(in ground: CoveredGround) throws(SurveyError) -> [CountyClassArea] {
        var rows: [CountyClassArea] = []
        for number in measured(ground) {
            rows += try classes[number]?.rows(ground.layers[number], counties: counties(ground)) ?? []
        }
        return rows
    }

    /// Per measured layer the ground in several counties, whose borders do not fit, and in none of them between two.
    func sharedByCounties(in ground: CoveredGround) -> [(layer: String, area: Area, gaps: Area)] {
        measured(ground).compactMap { number in
            guard let state = classes[number]?.state, state.shared + state.gaps > .zero else { return nil }
            return (ground.layers[number].declaration.name, state.shared, state.gaps)
        }
    }

    /// What is told of parcels that lie in other counties than their field says.
    func countyConflicts(in ground: CoveredGround) -> [Message] {
        measured(ground).compactMap { number in
            counties[number]?.state.conflicts.note(of: ground.layers[number].declaration.name)
        }
    }

    /// The measured layers by county.
    func summaries(in ground: CoveredGround, _ net: NetGround) throws(SurveyError) -> [CountySummary] {
        var summaries: [CountySummary] = []
        for number in measured(ground) {
            guard let own = counties[number] else { continue }
            summaries.append(
                try own.summary(
                    ground.layers[number], counties: counties(ground), protected: protected,
                    hasDoubledGround: !net.overlapping([number]).isEmpty))
        }
        return summaries
    }

    /// The accounts.
    ///
    /// - Parameter net: tells the occupied parcels that share ground.
    func accounts(in ground: CoveredGround, _ net: NetGround) throws(SurveyError) -> [GroundAccount] {
        var accounts: [GroundAccount] = []
        for (declaration, found) in zip(project.accounts, zip(occupied, restoredGround)) {
            let asked = try GroundAccount.Questions(declaration, layers: layers)
            let review = try AccountReview(
                found.0, asked, in: ground, overlaps: net.overlapping([asked.occupied]),
                counties: plan.counties, isAuthalic: project.plane.isAuthalic)
            accounts.append(
                GroundAccount(
                    declaration, found.0, review, restored: found.1.map(\.subject.state), in: ground,
                    counties: plan.counties))
        }
        for (place, account) in accounts.enumerated() {
            for (number, other) in accounts.enumerated() where number != place {
                let (own, theirs) = (occupied[place].layer, occupied[number].layer)
                guard let shared = try net.shared(own, theirs) else { continue }
                let area = AccountReview.text(shared.area)
                let item = other.declaration.item
                accounts[place].doubts.append(
                    Doubt(
                        .countedTwice, layer: account.declaration.occupied, features: shared.parcels.features,
                        numbers: shared.parcels.numbers,
                        message: Message(
                            zh: "有 \(area) m² 同时计入第\(item)项的收支表（\(other.declaration.occupied)），属同一地面重复",
                            en:
                                "\(area) m² also stand in the account of item \(item) (\(other.declaration.occupied)): the same ground"
                        )
                    ))
            }
        }
        return accounts
    }

    /// The changes.
    func changes(in ground: CoveredGround, _ net: NetGround) throws(SurveyError) -> [LandChange] {
        var changes: [LandChange] = []
        for (own, numbers) in zip(changed, plan.changes) {
            var subject = own
            try net.takeOff(numbers, from: &subject)
            guard ground.layers[numbers.ground].content == .parcels else {
                throw LandChange.misfit(subject.declaration.ground)
            }
            changes.append(
                try LandChange(
                    subject.declaration, subject.state, before: ground.layers[numbers.before],
                    after: ground.layers[numbers.after]))
        }
        return changes
    }

    /// The restored ground of the accounts.
    func restored(
        in ground: CoveredGround, _ net: NetGround
    ) throws(SurveyError) -> [(items: [Int], survey: RestoredSurvey)] {
        var surveys: [(items: [Int], survey: RestoredSurvey)] = []
        for (subject, own) in zip(restoredParcels, plan.restored) {
            var change: ChangeSubject?
            let review = try RestoredReview(
                own.layers, in: ground, overlaps: net.overlapping([own.layers.restored]), change: &change,
                isAuthalic: project.plane.isAuthalic)
            surveys.append((own.items, try RestoredSurvey(subject, nil, review, in: ground)))
        }
        return surveys
    }
}
