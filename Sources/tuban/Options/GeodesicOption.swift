import ArgumentParser

/// Whether the geodesic area stands beside the others.
struct GeodesicOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            Speech.say(
                zh: "另算大地线面积作对照（比其余计算都慢）",
                en: "Compute the geodesic area as a cross-check; it costs more than all the rest.")))
    var geodesic = false
}
