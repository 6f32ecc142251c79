"""Runs programs in turn, several rounds, and prints what each took: rounds.py SPEC.json.

SPEC: {"title", "rounds", "parcels", "tools": [{"name", "role": tuban|engine|peer|reading, "command": [...]}]}.
CPU is user and system time of a program and the processes it started; memory is the peak of its largest process.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(command):
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=output)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            output.seek(0)
            text = output.read().decode(errors="replace").strip()[-2000:]
            sys.exit(f"bench: {' '.join(command)} ended with {child.returncode}:\n{text}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def main(path):
    with open(path, encoding="utf-8") as file:
        spec = json.load(file)
    taken = {tool["name"]: [] for tool in spec["tools"]}
    for number in range(spec["rounds"]):
        for tool in spec["tools"]:
            taken[tool["name"]].append(run(tool["command"]))
            cpu, wall, _ = taken[tool["name"]][-1]
            print(f"  round {number + 1} {tool['name']}: CPU {cpu:.2f} s, wall {wall:.2f} s", file=sys.stderr)

    print(f"\n{spec['title']}: {spec['parcels']} parcels, medians of {spec['rounds']} rounds")
    print(f"{'':44}{'CPU s':>9}{'least':>9}{'wall s':>9}{'MiB':>8}{'parcels per CPU s':>20}")
    median = {}
    for tool in spec["tools"]:
        cpus, walls, peaks = zip(*taken[tool["name"]])
        median[tool["name"]] = statistics.median(cpus)
        print(
            f"{tool['name']:44}{statistics.median(cpus):9.2f}{min(cpus):9.2f}{statistics.median(walls):9.2f}"
            f"{max(peaks):8.0f}{spec['parcels'] / median[tool['name']]:20,.0f}"
        )

    def ratio(above, below):
        """The median over the rounds of the ratio within a round: what disturbs a round disturbs both."""
        pairs = zip(taken[above], taken[below])
        return statistics.median(one[0] / other[0] for one, other in pairs)

    named = {role: [t["name"] for t in spec["tools"] if t["role"] == role] for role in ("tuban", "engine", "peer", "reading")}
    ours = (named["tuban"] + named["engine"])[:1]
    if ours and named["peer"]:
        best = min(named["peer"], key=median.get)
        print(f"best peer / {ours[0]}: {ratio(best, ours[0]):.1f} (CPU; {best})")
    if ours and named["reading"]:
        for reading in named["reading"]:
            print(f"{ours[0]} / {reading}: {ratio(ours[0], reading):.1f} (CPU)")


if __name__ == "__main__":
    main(sys.argv[1])
