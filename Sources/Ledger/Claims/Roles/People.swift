/// Units of people, events and papers, which are not ground whatever is done to the ground.
enum People {
    static let units: Set<String> = [
        "人", "名", "人次", "次", "期", "份", "户", "户次", "场", "场次", "台", "台次", "台套", "辆", "辆次", "班次", "车次", "轮次", "批次",
        "人份", "家次", "篇", "本", "张",
    ]
}
