import Geodesy

/// What is in the folder, which checks come out and which do not.
enum ReadmeText {
    /// The text of the file.
    ///
    /// - Parameter unapproved: the ground that mines occupy without approval.
    static func text(unapproved: Area) -> String {
        #"""
        # SampleData: a synthetic Xing'an League

        **Everything here is made up** (合成数据). `tuban-sample SampleData` writes it, always the same bytes. The outlines are
        schematic and traced from nothing; mines, reserves and parcels stand where there was room. Names and figures of the
        report are those of the public progress report, in our own sentences; that a figure does not come out below says
        nothing about the real ground. Every feature of the drawn layers carries `BZ` = 合成数据.

        `report.txt` is the report with its 17 items and its quirks (a title over two lines, a number glued to a year, mixed
        brackets, a missing （一）, 938 against 937.36亩). `project.yaml` names the layers and the checks.

        | file in `layers/` | holds | format, reference system |
        |---|---|---|
        | `counties.geojson` | six counties that share their boundaries point by point | GeoJSON, EPSG:4490 |
        | `grassland.gpkg` | `grassland`, `basic_grassland` | GeoPackage, 4490 |
        | `grassland-policy.shp` | grazing ban, grass–livestock balance (item 7) | shapefile, 4490 |
        | `degraded-grassland.shp` | restored grassland of 2022; of 2021 with the planted defects | shapefile, 4528 |
        | `campaign-problems.fgb` | 3262 problems as points (item 7) | FlatGeobuf, 4490 |
        | `protected-areas.gpkg` | `nature_reserves` (core zones in holes), `ecological_redline` along their boundaries | GeoPackage, 4490 |
        | `wetlands.gpkg` | `wetlands`, `important_wetlands`, `wetland_parks` that overlap | GeoPackage, 4529 |
        | `mining-rights.shp` | rights in two versions, before and after; Chinese field names, area in km² | shapefile in GBK without `.cpg`, 4490 |
        | `mine-footprints.geojson` | ground that mines occupy (item 2) | GeoJSON, 4490 |
        | `mine-restoration.shp` | rehabilitated ground of 2022, 2023, 2024 (item 3) | shapefile, 4529 |
        | `zhamuqin-occupied.shp` | occupied parcels of item 8 | shapefile, 4528 |
        | `approvals.shp` | approved ground of items 2 and 8 | shapefile, 4528 |
        | `involved-ground.geojson`, `replanted-ground.geojson` | item 9 | GeoJSON, 4490 and 4528 in metres |
        | `boundary-markers.shp` | signs and stakes of item 9, points | shapefile, 4528 |
        | `black-soil.geojson`, `farmland-projects.shp` | item 11 | GeoJSON, 4490; shapefile, 4529 |
        | `gullies.shp` | item 13, lines | shapefile, 4529 |
        | `land-use.gpkg` | land classes around rehabilitated mines in 2021 and 2024 (item 3) | GeoPackage, 4529 |
        | `facilities.geojson` | wells, landfills, kitchen-waste plants, tailings ponds (items 6, 14–16), points | GeoJSON, 4490 |
        | `black-soil-construction.shp`, `farmland-film.shp` | items 12 and 17 | shapefile, 4529 |

        4528 and 4529 are the 3° zones 40 and 41 with the zone's number before the easting.

        ## Checks and what they give

        Areas were scaled until the statutory area of the coordinates as written meets the figure. Six checks
        deliberately do not come out:

        | item | check | printed or expected | ground | why |
        |---|---|---|---|---|
        | 2 | 违规违法占用草原林地的共3件 | 3 | 4 | one case too many on the ground |
        | 2 | mine footprints outside approvals | 0 | \#(unapproved.squareMetres) m² | the fourth case was never approved |
        | 5 | 活林扎拉格…普查 in reserve or redline | 0 | about 1.3 公顷 | the new boundary still reaches in |
        | 8 | 长期违规占用草原938亩 | 938亩 | 937.36亩 | the report contradicts itself |
        | 9 | 人工种草恢复植被31000亩 | 31000亩 | 30962亩 | a round figure |
        | 11 | 全盟2022高标准农田建设项目（81.4万亩） | 81.4万亩 | 80.9万亩 | less on the map than reported |

        All others come out:

        | item | check | ground |
        |---|---|---|
        | 1 | documents only | – |
        | 2 | mining rights in force, by state and by dates | 110; 110 |
        | 2 | rights in basic grassland; rights outside their former boundary | 0; 0 (tolerance 1 m²) |
        | 3 | open-pit mines; with a plan | 83; 59 |
        | 3 | rehabilitated in 2024; rehabilitated outside mining rights | 0.2536平方公里; 0 |
        | 4 | share of the target less the share of the time | 70 % − 40 % = 30 |
        | 5 | overlap before;  一矿 and 三矿 after | at least 1 公顷; 0 and 0 |
        | 7 | policy areas: all, 禁牧区, 草畜平衡区 | 2746.68, 1860.56, 886.12万亩 |
        | 7 | restored in 2022; problems closed | 5万亩; 3262 |
        | 6 | wells with rising water | 5 |
        | 8 | occupied in grassland; in the approval; outside it | 937.36亩; 937.36亩; 0 |
        | 8 | the fine at 480元 for a 亩 | 937.91 |
        | 9 | outside the involved ground; signs; stakes | 0; 805; 4236 |
        | 10 | important wetlands: third list, first list of the league, league, region | 3; 7; 27; 6 |
        | 10 | wetland under any protection, of 50 000 公顷 | 21 950 公顷 = 43.9 % |
        | 10 | the same as a share; what counting each protection for itself would add | 43.9 %; at least 1 公顷 |
        | 11 | 14, 10 and 16万亩 in 扎赉特旗; projects in the redline | 14, 10, 16万亩; 0 |
        | 12 | black-soil ground taken: stripped; outside black soil | 100 %; 0 |
        | 13 | gullies: 2022 and 2023, 2022, 2023, 2024; small, of 2021, of 2022 | 162, 82, 80, 265; 33, 13, 20 |
        | 13 | length of the large and middle ones | at least 100 公里 |
        | 14, 15, 16 | landfills with leachate treatment; kitchen-waste plants of 2022; tailings ponds closed, in use | 4; 2; 4, 1 |
        | 17 | cleared of film; thicker film; degradable film | 30, 50, 15万亩 |

        Accounts of occupied ground (items 2, 8, 9) and the land-use change of rehabilitated mines (item 3) come with them.

        ## Planted faults

        `degraded-grassland.shp`, year 2021 (no check counts it): one parcel whose boundary crosses itself (to be repaired), one
        without geometry (to be set aside), one exact copy of another parcel. Their `BZ` says so.

        Recorded areas are right but for a few: grassland parcels 61, 171 and 241 (+1.2 %), wetland parcel 31 (−2.5 %), mining right 24 after (+3 %), rehabilitated
        parcel 3 (+5 %), replanted parcel 12 (+1.5 %), farmland parcel 77 (+0.8 %), and 0 for the faulty parcels.

        """#
    }
}
