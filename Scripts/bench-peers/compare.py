"""Compares the results of two programs parcel by parcel: the largest difference over the area of the parcel.

Reads CSV with pid, area, any and a column a type, or the JSON of `tuban overlap`. Columns that one of the two lacks are
named. Exit code 1 when a difference is above the limit, or the parcels are not the same.
"""

import json
import sys

import pandas as pd

LIMIT = 1e-6


def read(path):
    if not path.endswith(".json"):
        return pd.read_csv(path).set_index("pid").sort_index()
    with open(path, encoding="utf-8") as file:
        parcels = json.load(file)["parcels"]
    # The generator numbers parcels as a shapefile does.
    frame = pd.DataFrame(
        {"pid": p["fid"], "area": p["rawArea"], "any": p["rawCovered"]} for p in parcels
    )
    return frame.set_index("pid").sort_index()


def main(first, second):
    left, right = read(first), read(second)
    if not left.index.equals(right.index):
        print(f"not the same parcels: {len(left)} and {len(right)}")
        return 1
    worst = 0.0
    for name in left.columns:
        if name not in right.columns:
            print(f"  {name}: not compared, missing in {second}")
            continue
        difference = (left[name] - right[name]).abs() / left["area"]
        worst = max(worst, difference.max())
        print(
            f"  {name}: largest difference {difference.max():.1e} of the parcel (pid {difference.idxmax()}), "
            f"sums {left[name].sum():.3f} and {right[name].sum():.3f} m²"
        )
    verdict = "agree" if worst <= LIMIT else "DIFFER"
    print(f"{len(left)} parcels {verdict}: largest difference {worst:.1e}, allowed {LIMIT:.0e}")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
