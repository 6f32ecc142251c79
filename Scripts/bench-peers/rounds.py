"""Runs programs in turn, several rounds, and prints what each took: rounds.py SPEC.json.

SPEC: {"title", "rounds", "parcels", "tools": [{"name", "command": [...], "codes": [0]}],
"ratios": [{"above", "below", "of": CPU|wall, "limit"}], "folders": [{"name", "path"}]}. A ratio is the median over the
rounds of the ratio within a round; one whose tools are not all there is left out. CPU is user and system time of a
program and the processes it started; memory is the peak of its largest process. A program that ends with another code
than its own is told and not run again; the exit code is then 1.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def run(tool):
    """CPU, wall and memory; None when the program failed."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        child = subprocess.Popen(tool["command"], stdout=subprocess.DEVNULL, stderr=output)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in tool.get("codes", [0]):
            output.seek(0)
            text = output.read().decode(errors="replace").strip()[-2000:]
            print(f"bench: {' '.join(tool['command'])} ended with {child.returncode}:\n{text}", file=sys.stderr)
            return None
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def print_tools(tools, taken, parcels):
    print(f"{'':44}{'CPU s':>9}{'least':>9}{'wall s':>9}{'MiB':>8}{'parcels per CPU s':>20}")
    for tool in tools:
        name = tool["name"]
        if name not in taken:
            print(f"{name:44}{'failed':>9}")
            continue
        cpus, walls, peaks = zip(*taken[name])
        cpu = statistics.median(cpus)
        print(
            f"{name:44}{cpu:9.2f}{min(cpus):9.2f}{statistics.median(walls):9.2f}"
            f"{max(peaks):8.0f}{parcels / max(cpu, 0.01):20,.0f}"
        )


def print_ratios(ratios, taken):
    for ratio in ratios:
        above, below = ratio["above"], ratio["below"]
        if above not in taken or below not in taken:
            continue
        column = ["CPU", "wall"].index(ratio["of"])
        # What disturbs a round disturbs both.
        value = statistics.median(one[column] / other[column] for one, other in zip(taken[above], taken[below]))
        limit = ratio.get("limit")
        verdict = "" if limit is None else f", {'within' if value <= limit else 'ABOVE'} {limit}"
        print(f"{above} / {below}: {value:.2f} ({ratio['of']}{verdict})")


def print_folder(folder):
    sizes = []
    for place, _, names in os.walk(folder["path"]):
        for name in names:
            path = os.path.join(place, name)
            sizes.append((os.path.getsize(path), os.path.relpath(path, folder["path"])))
    if sizes:
        print(f"{folder['name']}: {sum(size for size, _ in sizes) / 2**20:.1f} MiB")
        for size, name in sorted(sizes, key=lambda one: (-one[0], one[1])):
            print(f"  {name:42}{size / 2**20:9.2f}")


def main(path):
    with open(path, encoding="utf-8") as file:
        spec = json.load(file)
    taken = {tool["name"]: [] for tool in spec["tools"]}
    for number in range(spec["rounds"]):
        for tool in spec["tools"]:
            name = tool["name"]
            if name not in taken:
                continue
            result = run(tool)
            if result is None:
                del taken[name]
                continue
            taken[name].append(result)
            print(f"  round {number + 1} {name}: CPU {result[0]:.2f} s, wall {result[1]:.2f} s", file=sys.stderr)

    print(f"\n{spec['title']}: {spec['parcels']} parcels, medians of {spec['rounds']} rounds")
    print_tools(spec["tools"], taken, spec["parcels"])
    print_ratios(spec["ratios"], taken)
    for folder in spec["folders"]:
        print_folder(folder)
    return 0 if len(taken) == len(spec["tools"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
