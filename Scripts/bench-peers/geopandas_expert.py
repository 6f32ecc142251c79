"""What an expert of the GeoPandas stack (pyogrio, shapely 2, GEOS) writes for the bench's task.

Task: the planar area of each parcel, its overlap with each zone, the ground under each type of zone and under any
(counted once where zones overlap), and a table by county and class. Reading is part of it.

Method: large zones are cut into pieces of few vertices, pieces stand in an STR tree and are prepared; a piece that
covers a parcel costs no intersection; pieces of one zone are disjoint, so their areas add; shapes are united only where
two zones cover the same parcel in part. Parcels are shared out to worker processes.
"""

import argparse
import multiprocessing

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyogrio.raw
import shapely

TYPES = ["redline", "reserve", "grassland", "mining"]


def read_layer(path, columns, where=None):
    meta, table = pyogrio.raw.read_arrow(path, columns=columns, where=where)
    shapes = shapely.from_wkb(table[meta["geometry_name"] or "wkb_geometry"].to_numpy())
    return table, shapes


def halves(box):
    """The two halves of a box across its longer side, a little wider outward so that nothing is lost there."""
    west, south, east, north = box
    if east - west > north - south:
        middle = (west + east) / 2
        return (west - 1, south - 1, middle, north + 1), (middle, south - 1, east + 1, north + 1)
    middle = (south + north) / 2
    return (west - 1, south - 1, east + 1, middle), (west - 1, middle, east + 1, north + 1)


def cut(shape, limit):
    """The polygons of a shape, none with more vertices than the limit."""
    waiting = [shape]
    while waiting:
        for part in shapely.get_parts(waiting.pop()):
            if part.geom_type != "Polygon" or part.is_empty:
                continue
            if shapely.get_num_coordinates(part) <= limit:
                yield part
                continue
            for box in halves(part.bounds):
                clipped = shapely.clip_by_rect(part, *box)
                # The fast clipping can make touching rings; then the exact one is taken.
                waiting.append(clipped if clipped.is_valid else shapely.intersection(part, shapely.box(*box)))


class Overlap:
    """The ground of parcels under zones; what it holds is shared with the workers by forking.

    A question is an array that tells of each zone whether it counts; ground under several of them counts once.
    """

    def __init__(self, parcels, zones, questions, limit):
        self.parcels = parcels
        self.areas = shapely.area(parcels)
        self.questions = questions
        pieces, owners = [], []
        for number, zone in enumerate(zones):
            for piece in cut(zone, limit):
                pieces.append(piece)
                owners.append(number)
        self.pieces = np.array(pieces, dtype=object)
        self.owners = np.array(owners)
        self.zone_count = len(zones)
        shapely.prepare(self.pieces)
        self.tree = shapely.STRtree(self.pieces)

    def measure(self, span):
        """The results of a span of parcels: per question, and the pairs."""
        parcels = self.parcels[slice(*span)]
        areas = self.areas[slice(*span)]
        parcel, piece = self.tree.query(parcels, predicate="intersects")
        covered = shapely.covers(self.pieces[piece], parcels[parcel])
        shapes = np.array(parcels[parcel], dtype=object)
        partial = np.flatnonzero(~covered)
        shapes[partial] = shapely.intersection(parcels[parcel[partial]], self.pieces[piece[partial]])
        sizes = areas[parcel].copy()
        sizes[partial] = shapely.area(shapes[partial])
        kept = sizes > 0
        parcel, piece, shapes, sizes = parcel[kept], piece[kept], shapes[kept], sizes[kept]

        zone = self.owners[piece]
        pairs, pair_of = np.unique(parcel * self.zone_count + zone, return_inverse=True)
        pair_parcel, pair_zone = np.divmod(pairs, self.zone_count)
        pair_area = np.bincount(pair_of, weights=sizes, minlength=len(pairs))
        is_whole = pair_area >= areas[pair_parcel] * (1 - 1e-9)
        counts = {"parcel-piece pairs": len(covered), "intersections": len(partial), "unions": 0}
        results = []
        for counts_zone in self.questions:
            of_pair = counts_zone[pair_zone]
            of_piece = of_pair[pair_of]
            number = np.bincount(pair_parcel[of_pair], minlength=len(parcels))
            total = np.bincount(pair_parcel[of_pair], weights=pair_area[of_pair], minlength=len(parcels))
            whole = np.zeros(len(parcels), bool)
            whole[pair_parcel[of_pair & is_whole]] = True
            total[whole] = areas[whole]
            doubtful = (number > 1) & ~whole
            chosen = np.flatnonzero(of_piece & doubtful[parcel])
            chosen = chosen[np.argsort(parcel[chosen], kind="stable")]
            ids, starts, lengths = np.unique(parcel[chosen], return_index=True, return_counts=True)
            for length in np.unique(lengths):
                # Parcels with equally many pieces are united in one call.
                same = np.flatnonzero(lengths == length)
                rows = shapes[chosen[starts[same][:, None] + np.arange(length)]]
                total[ids[same]] = shapely.area(shapely.union_all(rows, axis=1))
            counts["unions"] += len(ids)
            results.append(total)
        return span, results, (pair_parcel + span[0], pair_zone, pair_area), counts


overlap = None


def measure(span):
    return overlap.measure(span)


def measure_all(work, workers):
    """The results of all parcels: an array for each question, the pairs of each span, and counts."""
    global overlap
    overlap = work
    count = len(work.parcels)
    chunks = max(4 * workers, count // 20_000)
    edges = np.linspace(0, count, chunks + 1).astype(int)
    spans = list(zip(edges[:-1], edges[1:]))
    if workers > 1:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            answers = pool.map(measure, spans, chunksize=1)
    else:
        answers = [measure(span) for span in spans]
    totals = [np.concatenate([results[k] for _, results, _, _ in answers]) for k in range(len(work.questions))]
    counts = {key: sum(answer[3][key] for answer in answers) for key in answers[0][3]}
    return totals, [pairs for _, _, pairs, _ in answers], counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parcels")
    parser.add_argument("zones")
    parser.add_argument("table", help="the county and class table, as CSV")
    parser.add_argument("--per-parcel", help="results of each parcel, as CSV")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, default=256, help="vertices of a piece of a zone")
    options = parser.parse_args()

    fields, parcels = read_layer(options.parcels, ["pid", "county", "cls"])
    zone_fields, zones = read_layer(options.zones, ["zid", "ztype"])
    types = np.array([TYPES.index(word) for word in zone_fields["ztype"].to_pylist()])
    work = Overlap(parcels, zones, [types >= 0, *(types == kind for kind in range(len(TYPES)))], options.limit)
    totals, spans, counts = measure_all(work, options.workers)
    columns = {"area": work.areas, **dict(zip(["any", *TYPES], totals))}
    pairs = sum(len(pairs[0]) for pairs in spans)
    print(f"pieces {len(work.pieces)}, pairs {pairs},", ", ".join(f"{k} {v}" for k, v in counts.items()))
    frame = pd.DataFrame({"county": fields["county"].to_pandas(), "cls": fields["cls"].to_pandas(), **columns})
    frame.groupby(["county", "cls"], observed=True).sum().to_csv(options.table)
    if options.per_parcel:
        pa.csv.write_csv(pa.table({"pid": fields["pid"], **columns}), options.per_parcel)


if __name__ == "__main__":
    main()
