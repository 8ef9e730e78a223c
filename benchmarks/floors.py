"""No figure below its floor: ``python benchmarks/floors.py CORPUS``. What CI runs, in under 3 minutes.

Runs the short form of every benchmark and holds the figures that it prints against floors.toml.
Benchmarks that keep their own goals (reading, lint, markdown) count by their exit code. Exits 1 when
any figure is below its floor (or above its ceiling), or is not printed any more.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    corpus = parser.parse_args().corpus
    if not corpus.is_dir():
        print(f"{corpus} is no folder: give the one that holds pairs/, essays/ and medium/")
        return 2
    failures = [
        *goals("markdown", corpus),
        *goals("lint", corpus / "medium"),
        *goals("reading", corpus / "medium", "--only", "1,2,3"),
        *figures("findings", corpus, "--short"),
        *figures("drift", corpus, "--short"),
        *figures("baselines", corpus, "--short"),
        *figures("contract", corpus, "--short"),
        *figures("audit", corpus, "--cases", "3", "--pairs", "0"),
        *alignment(corpus),
    ]
    for failure in failures:
        print(f"BELOW THE FLOOR  {failure}")
    print("every floor holds" if not failures else f"{len(failures)} below the floor")
    return 1 if failures else 0


def goals(name: str, *arguments: object) -> list[str]:
    """A benchmark that keeps its own goals."""
    code, output = run(name, *arguments)
    return [] if code == 0 else [f"{name}: exit {code}\n{output}"]


def figures(name: str, *arguments: object) -> list[str]:
    """A benchmark that prints ``figure NAME VALUE`` lines."""
    code, output = run(name, *arguments)
    if code:
        return [f"{name}: exit {code}\n{output}"]
    lines = (line.split() for line in output.splitlines() if line.startswith("figure "))
    return compare(name, {key: float(value) for _, key, value in lines})


def alignment(corpus: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "figures.json"
        code, output = run("alignment", corpus, "--short", "--json", target)
        if code:
            return [f"alignment: exit {code}\n{output}"]
        return compare("alignment", json.loads(target.read_text("utf-8")))


def run(name: str, *arguments: object) -> tuple[int, str]:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE / f"{name}.py"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )
    print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode, done.stdout + done.stderr


def compare(name: str, found: dict[str, float]) -> list[str]:
    bounds = FLOORS.get(name, {})
    failures = [] if bounds else [f"{name}: floors.toml asks nothing of it"]
    for key, floor in bounds.get("at_least", {}).items():
        if key not in found:
            failures.append(f"{name}: {key} is not printed any more")
        elif found[key] < floor:
            failures.append(f"{name}: {key} is {found[key]:.4f}, at least {floor} is asked")
    for key, ceiling in bounds.get("at_most", {}).items():
        if key not in found:
            failures.append(f"{name}: {key} is not printed any more")
        elif found[key] > ceiling:
            failures.append(f"{name}: {key} is {found[key]:.4f}, at most {ceiling} is asked")
    return failures


if __name__ == "__main__":
    sys.exit(main())
