/// The project file: the layers and the checks.
enum ProjectText {
    /// The text of the file.
    static let text = #"""
        # 兴安盟整改台账核查（合成数据，仅供演示）
        # A ledger of a synthetic league. Everything under layers/ is made up (README.md); run
        #   tuban check SampleData/project.yaml -o out/demo
        title: 兴安盟整改进展核查（合成数据）
        report: report.txt
        # 面积口径：椭球面积（TD/T 1055-2019 附录D）。The lawful area; planar is the other choice.
        area: statutory
        unit: 亩

        # 图层：名称是核查里引用的名字。A name, where it is, what kind of land it shows; "where" takes a part of a file.
        layers:
          counties: {source: layers/counties.geojson, kind: county}
          grassland: {source: layers/grassland.gpkg, layer: grassland, kind: grassland}
          basic_grassland: {source: layers/grassland.gpkg, layer: basic_grassland, kind: basic-grassland}
          policy: {source: layers/grassland-policy.shp, kind: grassland-policy, fields: {class: JMPH}}
          degraded: {source: layers/degraded-grassland.shp, kind: restored}
          campaign: {source: layers/campaign-problems.fgb, kind: other}
          reserves: {source: layers/protected-areas.gpkg, layer: nature_reserves, kind: nature-reserve, fields: {class: GNFQ}}
          redline: {source: layers/protected-areas.gpkg, layer: ecological_redline, kind: ecological-redline}
          wetlands: {source: layers/wetlands.gpkg, layer: wetlands, kind: wetland}
          important_wetlands: {source: layers/wetlands.gpkg, layer: important_wetlands, kind: important-wetland, fields: {name: ZYSDMC, class: SDDJ}}
          wetland_parks: {source: layers/wetlands.gpkg, layer: wetland_parks, kind: wetland-park}
          # 该文件为 GBK 编码且没有 .cpg；如识别有误，可写 encoding: GBK
          mines_before: {source: layers/mining-rights.shp, kind: mining-right, where: "version = 'before'"}
          mines: {source: layers/mining-rights.shp, kind: mining-right, where: "version = 'after'"}
          mine_footprints: {source: layers/mine-footprints.geojson, kind: occupied}
          mine_restoration: {source: layers/mine-restoration.shp, kind: restored}
          zhamuqin: {source: layers/zhamuqin-occupied.shp, kind: occupied}
          approvals: {source: layers/approvals.shp, kind: approved}
          involved: {source: layers/involved-ground.geojson, kind: occupied}
          replanted: {source: layers/replanted-ground.geojson, kind: restored}
          markers: {source: layers/boundary-markers.shp, kind: other}
          black_soil: {source: layers/black-soil.geojson, kind: black-soil}
          farmland: {source: layers/farmland-projects.shp, kind: project, fields: {class: XMLX}}
          gullies: {source: layers/gullies.shp, kind: gully}
          land_use_2021: {source: layers/land-use.gpkg, layer: land_use_2021, kind: other, classes: survey}
          land_use_2024: {source: layers/land-use.gpkg, layer: land_use_2024, kind: other, classes: survey}
          facilities: {source: layers/facilities.geojson, kind: other, fields: {class: LX}}
          black_soil_construction: {source: layers/black-soil-construction.shp, kind: occupied, fields: {name: XMMC}}
          film: {source: layers/farmland-film.shp, kind: project, fields: {class: LX}}

        # 核查：claim 逐字引自报告且只含一个数字；没有数字的写 expect。
        # A check has a quotation with one figure, or an expectation; and the measure that answers it.
        # ratio、sum、difference 把几个量算合起来；by 分组；as-of 按日期；documents 说明为何没有图层可核。
        # ratio, sum and difference put measures together; by tells groups apart; as-of takes a day; documents says why
        # no layer can answer.
        checks:
          # 1 思想认识
          - item: 1
            documents: 会议纪要、培训名册和督查台账，没有可以量算的图层

          # 2 矿山占用草原
          - item: 2
            claim: 全盟110件矿山项目
            measure: {count: mines, where: "\"矿业权类型\" = '采矿权' AND \"状态\" = '在期有效'"}
          - item: 2
            measure: {count: mines, where: "\"矿业权类型\" = '采矿权'", as-of: 2022-11-30}
            expect: {equals: 110}
            note: 按有效期起止，2022年11月30日在期有效的采矿权
          - item: 2
            claim: 违规违法占用草原林地的共3件
            measure: {count: mine_footprints, where: "SPZT = '未批'"}
            note: 地块为4件（故意差1件）
          - item: 2
            measure: {outside: mine_footprints, with: [approvals]}
            expect: {equals: 0 m²}
            note: 整治后不应再有未批占用；第4件仍未批（故意）
          - item: 2
            measure: {overlap: mines, with: [basic_grassland]}
            expect: {equals: 0 m²}
            note: 基本草原内不再新上矿产资源开发项目
          - item: 2
            measure: {outside: mines, with: [mines_before]}
            expect: {equals: 0 m²}
            tolerance: 1 m²
            note: 已批准的矿山不得平面扩界

          # 3 矿山治理
          - item: 3
            claim: 全盟83家露天矿山
            measure: {count: mines, where: "\"开采方式\" = '露天开采' AND \"状态\" = '在期有效'"}
          - item: 3
            claim: 59家矿山企业编制了年度治理计划
            measure: {count: mines, where: "\"年度计划\" = '是'"}
          - item: 3
            claim: 2024年完成治理0.2536平方公里
            measure: {area: mine_restoration, where: "NF = 2024"}
            by: [county, name]
          - item: 3
            measure: {outside: mine_restoration, with: [mines]}
            expect: {equals: 0 m²}
            note: 治理地块应在矿区范围内
          - item: 3
            measure: {difference: [{count: mines, where: "\"开采方式\" = '露天开采' AND \"状态\" = '在期有效'"}, {claim: 59家矿山企业编制了年度治理计划}]}
            expect: {at-least: 0}
            note: 编制计划的不应多于露天矿山

          # 4 能耗：报告内数字之间的关系
          - item: 4
            claim: 超序时进度30个百分点
            measure: {difference: [{claim: 相当于自治区下达目标任务的70%}, {ratio: [{value: 2}, {value: 5}]}]}
            note: 五年中已过两年，序时为40%

          # 5 矿业权与自然保护地
          - item: 5
            measure: {overlap: mines_before, with: [reserves]}
            expect: {at-least: 1 公顷}
            note: 调整前确有重叠
          - item: 5
            measure: {overlap: mines, with: [reserves], where: "\"矿山名称\" = '太平山含油砂及有机粘土一矿'"}
            expect: {equals: 0 m²}
            note: 太平山一矿调整后不应再与保护地重叠
          - item: 5
            measure: {overlap: mines, with: [reserves], where: "\"矿山名称\" = '太平山含油砂及有机粘土三矿'"}
            expect: {equals: 0 m²}
            note: 太平山三矿调整后不应再与保护地重叠
          - item: 5
            measure: {overlap: mines, with: [reserves, redline], where: "\"矿山名称\" LIKE '活林扎拉格%'"}
            expect: {equals: 0 m²}
            note: 调整后仍压占约1.3公顷（故意）
          - item: 5
            measure: {change: mines, from: mines_before, part: gained}
            expect: {equals: 0 m²}
            tolerance: 1 m²
            note: 调整后没有新增范围

          # 6 地下水
          - item: 6
            claim: 其他5个旗县市均呈上升趋势
            measure: {count: facilities, where: "LX = '地下水监测井' AND ZT = '上升'"}

          # 7 草原
          - item: 7
            claim: 落实政策面积2746.68万亩
            measure: {area: policy}
            by: county
          - item: 7
            claim: 禁牧区1860.56万亩
            measure: {area: policy, where: "JMPH = '禁牧区'"}
          - item: 7
            claim: 草畜平衡区886.12万亩
            measure: {area: policy, where: "JMPH = '草畜平衡区'"}
          - item: 7
            claim: 2022年全盟完成退化草原生态修复治理5万亩
            measure: {area: degraded, where: "NF = 2022"}
            tolerance: 0.01 万亩
          - item: 7
            claim: 专项整治问题台账共3262件
            measure: {count: campaign, where: "XHZT = '已销号'"}

          # 8 扎木钦铅锌矿
          - item: 8
            claim: 长期违规占用草原938亩
            measure: {overlap: zhamuqin, with: [grassland]}
            note: 问题中的938亩与进展中的937.36亩不一致（原文如此）
          - item: 8
            claim: 违规占用草原937.36亩
            measure: {overlap: zhamuqin, with: [grassland]}
          - item: 8
            claim: 项目占用的937.36亩草原
            measure: {overlap: zhamuqin, with: [approvals]}
          - item: 8
            measure: {outside: zhamuqin, with: [approvals]}
            expect: {equals: 0 m²}
            note: 占用地块应全部在批准范围内
          - item: 8
            measure: {ratio: [{claim: 罚款共计450196.8元}, {value: 480}]}
            expect: {equals: 937.91}
            note: 罚款÷480元/亩＝937.91亩，可能是当时认定的面积

          # 9 科右前旗
          - item: 9
            claim: 人工种草恢复植被31000亩
            measure: {area: replanted, where: "HFFS = '人工种草'"}
            note: 地块约30962亩（故意）
          - item: 9
            measure: {outside: replanted, with: [involved]}
            expect: {equals: 0 m²}
            note: 恢复地块应在涉事地块内
          - item: 9
            claim: 竖立警示标示牌805块
            measure: {count: markers, where: "LX = '警示标示牌'"}
          - item: 9
            claim: 埋设界桩4230余根
            measure: {count: markers, where: "LX = '界桩'"}

          # 10 湿地
          - item: 10
            claim: 我盟有3处湿地入选
            measure: {count: important_wetlands, where: "SDDJ = '自治区级' AND PC = '第三批'"}
          - item: 10
            claim: 公布了7处盟级重要湿地
            measure: {count: important_wetlands, where: "SDDJ = '盟级' AND PC = '第一批'"}
          - item: 10
            claim: 盟级重要湿地达到27处
            measure: {count: important_wetlands, where: "SDDJ = '盟级'"}
          - item: 10
            claim: 再加上6处自治区级重要湿地
            measure: {count: important_wetlands, where: "SDDJ = '自治区级'"}
          - item: 10
            claim: 我盟湿地保护率达到43.9%
            measure: {ratio: [{overlap: wetlands, with: [important_wetlands, wetland_parks, reserves]}, {area: wetlands}]}
          - item: 10
            measure:
              difference:
                - {overlap: wetlands, with: [important_wetlands]}
                - difference:
                    - {difference: [{overlap: wetlands, with: [important_wetlands, wetland_parks, reserves]}, {overlap: wetlands, with: [wetland_parks]}]}
                    - {overlap: wetlands, with: [reserves]}
            expect: {at-least: 1 公顷}
            note: 分别相加会重复计算的面积
          - item: 10
            measure: {overlap: wetlands, with: [important_wetlands, wetland_parks, reserves]}
            expect: {equals: 21950 公顷}
            tolerance: 1 公顷
            note: 湿地总面积50000公顷的43.9%；重叠部分不重复计算

          # 11 黑土地与高标准农田
          - item: 11
            claim: 东北黑土地保护建设项目14万亩
            measure: {area: farmland, where: "XMLX = '东北黑土地保护建设' AND XZQDM = '152223'"}
            tolerance: 0.05 万亩
          - item: 11
            claim: 2022年10万亩黑土地保护利用任务
            measure: {overlap: farmland, with: [black_soil], where: "XMLX = '黑土地保护利用' AND NF = 2022"}
          - item: 11
            claim: 2022年16万亩黑土地保护建设
            measure: {area: farmland, where: "XMLX = '高标准农田建设' AND XZQDM = '152223' AND NF = 2022"}
          - item: 11
            claim: 全盟2022高标准农田建设项目（81.4万亩）
            measure: {area: farmland, where: "XMLX = '高标准农田建设' AND NF = 2022"}
            note: 上图入库约80.9万亩（故意）
          - item: 11
            measure: {overlap: farmland, with: [redline]}
            expect: {equals: 0 m²}
            note: 项目不应占用生态保护红线

          # 12 占用黑土耕地
          - item: 12
            measure: {ratio: [{area: black_soil_construction, where: "SFBL = '是'"}, {area: black_soil_construction}]}
            expect: {equals: 100%}
            note: 占用黑土耕地应全部剥离表土
          - item: 12
            measure: {outside: black_soil_construction, with: [black_soil]}
            expect: {equals: 0 m²}
            note: 排查的地块应在黑土耕地内

          # 13 侵蚀沟
          - item: 13
            claim: 大中型侵蚀沟治理任务162条
            measure: {count: gullies, where: "GMDJ = '大中型' AND NF IN (2022, 2023)"}
          - item: 13
            claim: 2022年完成82条
            measure: {count: gullies, where: "GMDJ = '大中型' AND NF = 2022"}
          - item: 13
            claim: 2023年完成80条
            measure: {count: gullies, where: "GMDJ = '大中型' AND NF = 2023"}
          - item: 13
            claim: 2024年又下达扎赉特旗治理任务265条
            measure: {count: gullies, where: "GMDJ = '大中型' AND NF = 2024"}
          - item: 13
            claim: 治理小型侵蚀沟33条
            measure: {count: gullies, where: "GMDJ = '小型'"}
          - item: 13
            claim: 2021年项目治理13条
            measure: {count: gullies, where: "GMDJ = '小型' AND NF = 2021"}
          - item: 13
            claim: 2022年项目治理20条
            measure: {count: gullies, where: "GMDJ = '小型' AND NF = 2022"}
          - item: 13
            measure: {length: gullies, where: "GMDJ = '大中型'"}
            expect: {at-least: 100 公里}
            note: 大中型侵蚀沟总长
            by: year

          # 14、15、16 填埋场、餐厨垃圾、尾矿库
          - item: 14
            claim: 4座填埋场建成渗滤液处理设施
            measure: {count: facilities, where: "LX = '生活垃圾填埋场' AND ZT = '渗滤液设施已建成' AND NF = 2022"}
          - item: 15
            measure: {count: facilities, where: "LX = '餐厨垃圾处理设施' AND NF = 2022"}
            expect: {equals: 2}
            note: 2022年12月扎赉特旗、阿尔山市建成
          - item: 16
            claim: 全盟4座符合条件的尾矿库全部闭库
            measure: {count: facilities, where: "LX = '尾矿库' AND ZT = '已闭库'"}
          - item: 16
            claim: 在产的1座尾矿库
            measure: {count: facilities, where: "LX = '尾矿库' AND ZT = '在产'"}

          # 17 农膜
          - item: 17
            claim: 2022年我盟残膜离田任务30万亩
            measure: {area: film, where: "LX = '残膜离田'"}
            tolerance: 0.05 万亩
          - item: 17
            claim: 落实加厚地膜推广面积50万亩
            measure: {area: film, where: "LX = '加厚地膜推广'"}
            tolerance: 0.05 万亩
          - item: 17
            claim: 全生物可降解地膜推广面积15万亩
            measure: {area: film, where: "LX = '全生物可降解地膜推广'"}
            tolerance: 0.05 万亩

        # 收支表：占用＝已审批＋已恢复＋尚欠。Accounts: occupied = approved + restored + outstanding.
        accounts:
          - {item: 2, occupied: mine_footprints, approved: [approvals], restored: [mine_restoration]}
          - {item: 8, occupied: zhamuqin, approved: [approvals]}
          - {item: 9, occupied: involved, restored: [replanted]}

        # 土地利用变化情况表。Land-use change of rehabilitated ground.
        changes:
          - {item: 3, ground: mine_restoration, before: land_use_2021, after: land_use_2024}
        """#
}
