"""What an expert of the GeoPandas stack (pyogrio, shapely 2, pandas, XlsxWriter) writes for the main job of Tuban.

Task: the planar area of each parcel, its ground under redlines, under redlines or reserves (counted once where they
meet) and outside redlines; all of it by county and class; a GeoPackage and a CSV with the figures of each parcel; a
workbook of the sums. Reading and writing are part of it. Method: see geopandas_expert.py.
"""

import argparse
import os

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyogrio.raw
import shapely

from geopandas_expert import Overlap, measure_all, read_layer

FIGURES = ["area", "redline", "both", "outside"]


def write_layer(path, fields, shapes, crs):
    """Writes Arrow columns and the WKB that was read: no shape is made again."""
    if os.path.exists(path):
        os.remove(path)
    pyogrio.raw.write_arrow(
        fields.append_column(pa.field("geom", pa.binary(), metadata={"ARROW:extension:name": "ogc.wkb"}), shapes),
        path,
        layer="parcels",
        driver="GPKG",
        geometry_name="geom",
        geometry_type="Unknown",
        crs=crs,
    )


def write_workbook(path, frame):
    groups = frame.groupby(["county", "cls"], observed=True)[FIGURES]
    sums = groups.sum()
    sums.insert(0, "parcels", groups.size())
    counties = sums.groupby(level="county").sum()
    whole = sums.sum().to_frame("all").T
    with pd.ExcelWriter(path, engine="xlsxwriter") as book:
        for name, table in [("sums", whole), ("counties", counties), ("county and class", sums)]:
            table.to_excel(book, sheet_name=name, float_format="%.2f")
            book.sheets[name].autofit()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parcels")
    parser.add_argument("zones")
    parser.add_argument("output", help="the folder of the results")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, default=256, help="vertices of a piece of a zone")
    options = parser.parse_args()

    meta, table = pyogrio.raw.read_arrow(options.parcels, columns=["pid", "county", "cls"])
    shapes = table.column(meta["geometry_name"] or "wkb_geometry")
    parcels = shapely.from_wkb(shapes.to_numpy())
    zone_fields, zones = read_layer(options.zones, ["ztype"], where="ztype IN ('redline', 'reserve')")
    types = zone_fields["ztype"].to_numpy()
    work = Overlap(parcels, zones, [types == "redline", np.ones(len(types), bool)], options.limit)
    (redline, both), _, counts = measure_all(work, options.workers)
    figures = {"area": work.areas, "redline": redline, "both": both, "outside": work.areas - redline}
    print(", ".join(f"{k} {v}" for k, v in counts.items()))

    os.makedirs(options.output, exist_ok=True)
    fields = pa.table({**{name: table[name] for name in ["pid", "county", "cls"]}, **figures})
    pa.csv.write_csv(fields, os.path.join(options.output, "parcels.csv"))
    write_workbook(os.path.join(options.output, "sums.xlsx"), fields.to_pandas())
    write_layer(os.path.join(options.output, "parcels.gpkg"), fields, shapes, meta["crs"])


if __name__ == "__main__":
    main()
