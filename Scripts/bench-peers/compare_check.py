"""Compares a folder of `tuban check` (planar, in English) with the results of geopandas_check.py: FOLDER PEER.csv.

The area of each parcel, and each group of each figure: of one parcel where checks are grouped by pid, else by county and
class. Tuban gives parcels to 0.01 m² and balances their parts, so 0.005 and 0.01 m² are no difference; errors of many
parcels add up as random ones do. The rest is judged as compare.py does. Exit code 1 when a difference is above the limit, or the parcels are not the same.
"""

import os
import sys

import numpy as np
import pandas as pd

from compare import LIMIT

# The measures of the project, in its order, as the peer calls them.
MEASURES = ["redline", "both", "outside"]


def worst(name, ours, theirs, areas, parcels, step):
    """The largest difference over the area, beyond what rounding to a step does to so many parcels."""
    raw = (ours - theirs).abs()
    rounding = step * np.minimum(parcels, 6 * np.sqrt(parcels)) + 1e-9
    beyond = (raw - rounding).clip(lower=0) / areas
    print(
        f"  {name}: largest difference {raw.max():.4f} m², beyond the rounding {beyond.max():.1e} of the area, "
        f"sums {ours.sum():.3f} and {theirs.sum():.3f} m²"
    )
    return beyond.max()


def main(folder, path):
    peer = pd.read_csv(path, dtype={"county": str}).set_index("pid").sort_index()
    tables = os.path.join(folder, "tables")
    ours = pd.read_csv(os.path.join(tables, "parcels.csv"), usecols=["Layer", "ID", "County", "Computed m²"])
    ours = ours[ours["Layer"] == "parcels"].astype({"ID": int}).set_index("ID").sort_index()
    if not ours.index.equals(peer.index):
        print(f"not the same parcels: {len(ours)} and {len(peer)}")
        return 1
    one = pd.Series(1, index=peer.index)
    differences = [worst("area", ours["Computed m²"], peer["area"], peer["area"], one, 0.005)]

    groups = pd.read_csv(os.path.join(tables, "groups.csv"), dtype={"Group": str})
    is_single = "/" not in groups["Group"].iloc[0]
    peer["group"] = peer.index if is_single else ours["County"] + " / " + peer["cls"]
    summed = peer.groupby("group")[["area", *MEASURES]].sum()
    parcels = peer.groupby("group").size()
    claims = pd.unique(groups["Claim or expectation"])
    if len(claims) != len(MEASURES):
        print(f"not the same figures: {', '.join(claims)}")
        return 1
    for claim, measure in zip(claims, MEASURES):
        table = groups[groups["Claim or expectation"] == claim]
        figures = table.astype({"Group": int} if is_single else {}).set_index("Group")["Measured"]
        unknown = figures.index.difference(summed.index)
        if len(unknown):
            print(f"{claim}: groups that the peer does not have: {', '.join(map(str, unknown[:5]))}")
            return 1
        figures = figures.reindex(summed.index, fill_value=0.0)
        name = f"{measure} {'of a parcel' if is_single else 'by county and class'}"
        differences.append(worst(name, figures, summed[measure], summed["area"], parcels, 0.01))
    largest = max(differences)
    verdict = "agree" if largest <= LIMIT else "DIFFER"
    print(f"{len(peer)} parcels {verdict}: largest difference {largest:.1e}, allowed {LIMIT:.0e}")
    return 0 if largest <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
