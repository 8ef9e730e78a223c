"""``daejo audit`` over git repositories made from real documents: ``python benchmarks/audit.py CORPUS``.

1. A repository from ten cases of CORPUS/pairs with their English histories (CORPUS/versions) at their
   own dates, the translation committed when it was made, and a typo mended in it a year later, which
   hides the drift from whoever compares dates. Per document: the status, what the truth says, whether
   the version that was chosen has the blocks of the true one, and how sure it was. The exit code, and
   the SARIF log against the standard's schema.
2. A repository of 500 pairs, two versions of each original: seconds a pair.

``--cases N`` and ``--pairs N`` change the sizes. Prints ``figure NAME VALUE`` lines last.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pair_cases import CONTENT

from daejo.blocks import fingerprint
from daejo.originals import read
from daejo.originals.page import Page, Source

YEAR = 31_557_600
DAEJO = str(Path(sys.executable).with_name("daejo"))


@dataclass(frozen=True)
class Commit:
    at: int
    files: dict[str, bytes]


def make_repository(root: Path, commits: Iterable[Commit]) -> None:
    """A repository with these commits, in the order of their dates."""
    git(root, "init", "--quiet", "--initial-branch=main")
    for commit in sorted(commits, key=lambda one: one.at):
        for name, data in commit.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message", "documents", at=commit.at)


def git(root: Path, *arguments: str, at: int = 0) -> str:
    date = f"@{at} +0000"
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"]
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, env=own, check=True, capture_output=True, text=True).stdout.strip()


def daejo(root: Path, *arguments: str) -> tuple[int, str]:
    command = [DAEJO, "audit", "docs/en", "docs/ko", "--git", *arguments]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True)
    if done.returncode == 2:
        print(done.stderr, file=sys.stderr)
    return done.returncode, done.stdout


def spread(found: Sequence[Path], count: int) -> list[Path]:
    """``count`` of these, evenly spread, so that every repository of documents has its part."""
    return [found[i * len(found) // count] for i in range(min(count, len(found)))]


def history(corpus: Path, case: str) -> list[Commit]:
    """The English versions at their dates, the translation at its own, and a typo mended later."""
    versions, pair = corpus / "versions" / case, corpus / "pairs" / case
    known = json.loads((versions / "versions.json").read_text("utf-8"))
    commits = [
        Commit(one["time"], {f"docs/en/{case}.md": (versions / one["file"]).read_bytes()})
        for one in known["versions"]
    ]
    newest = max(commit.at for commit in commits)
    now = (pair / "source_now.md").read_bytes()
    commits.append(Commit(newest + 60, {f"docs/en/{case}.md": now}))
    korean = (pair / "translation.md").read_bytes()
    made = known["translated_at"]
    commits.append(Commit(made, {f"docs/ko/{case}.md": korean}))
    mended = korean.replace("습니다".encode(), "읍니다".encode(), 1)
    commits.append(Commit(made + YEAR, {f"docs/ko/{case}.md": mended}))
    commits.append(Commit(made + YEAR + 60, {f"docs/ko/{case}.md": korean}))
    return commits


def drifts(corpus: Path, case: str) -> list[str]:
    """The edits of weight that the truth knows and the translation has not followed, a line each. The
    truth calls an edit cosmetic by its letters alone: some of these reword without saying anything new."""
    pair = corpus / "pairs" / case
    truth = json.loads((pair / "truth.json").read_text("utf-8"))
    then, now = ((pair / f"source_{when}.md").read_text("utf-8").split("\n") for when in ("then", "now"))
    made = [f"removed: {then[x['then_line'] - 1]}" for x in truth["removed"] if x["kind"] in CONTENT]
    for x in truth["now"]:
        if x["kind"] not in CONTENT or x.get("cosmetic") or x.get("ko_updated"):
            continue
        if x["label"] == "added":
            made.append(f"added: {now[x['line'] - 1]}")
        elif x["label"] == "edited":
            made.append(f"edited: {then[x['then_line'] - 1]}\n      now: {now[x['line'] - 1]}")
    return made


def same_blocks(corpus: Path, case: str, root: Path, held: dict[str, Any] | None) -> bool:
    """Whether the version that was chosen says what the translated one said."""
    if not held or not held["revision"]:
        return False
    chosen = git(root, "show", f"{held['revision']}:{held['path']}").encode() + b"\n"
    return _print(chosen) == _print((corpus / "pairs" / case / "source_then.md").read_bytes())


def _print(data: bytes) -> str:
    return fingerprint(read(Page(url="page.md", body=data, source=Source.FILE)).blocks)


def histories(corpus: Path, count: int) -> None:
    cases = [
        path.parent.relative_to(corpus / "versions").as_posix()
        for path in spread(sorted(corpus.glob("versions/*/*/versions.json")), count)
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_repository(root, (commit for case in cases for commit in history(corpus, case)))
        code, out = daejo(root, "--format", "json")
        files = {
            Path(f["post"]).relative_to("docs/ko").with_suffix("").as_posix(): f
            for f in json.loads(out)["files"]
        }
        right = chosen = 0
        print(
            f"{'document':44} {'status':12} {'truth':12} {'high/med/low':>12} {'true version':>12}  certainty"
        )
        for case in cases:
            file = files[case]
            severities = [
                sum(f["severity"] == s for f in file["findings"]) for s in ("high", "medium", "low")
            ]
            edits = drifts(corpus, case)
            truth = "stale" if edits else "in_sync"
            same = same_blocks(corpus, case, root, file["baseline"])
            right += file["status"] == truth
            chosen += same
            certainty = (file["baseline"] or {}).get("certainty")
            print(
                f"{case:44} {file['status']:12} {truth:12} {'/'.join(map(str, severities)):>12} "
                f"{'yes' if same else 'no':>12}  {certainty}"
            )
            if file["status"] != truth:
                print("\n".join(f"    {edit}" for edit in edits))
        print(f"status as the truth has it: {right} of {len(cases)}; true version chosen: {chosen}")
        print(f"exit code {code} (expected {int(any(drifts(corpus, case) for case in cases))})")
        print(sarif(root))
        print(f"figure audit.status {right / len(cases):.3f}")
        print(f"figure audit.version {chosen / len(cases):.3f}")


def sarif(root: Path) -> str:
    from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

    log = json.loads(daejo(root, "--format", "sarif")[1])
    Log.model_validate(log)
    return f"SARIF: valid, {len(log['runs'][0]['results'])} results"


def speed(corpus: Path, count: int) -> None:
    pairs = spread([path.parent for path in sorted(corpus.glob("pairs/*/*/truth.json"))], count)
    days: list[dict[str, bytes]] = [{}, {}, {}]
    for number, pair in enumerate(pairs):
        english, korean = f"docs/en/{number:03}.md", f"docs/ko/{number:03}.md"
        days[0][english] = (pair / "source_then.md").read_bytes()
        days[1][korean] = (pair / "translation.md").read_bytes()
        # A disturbed variant has no later version of its own; its document's is as good for a clock.
        later = pair.with_name(pair.name.partition("--")[0]) / "source_now.md"
        days[2][english] = later.read_bytes() if later.exists() else days[0][english] + b"\nMore.\n"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        make_repository(root, (Commit(1_700_000_000 + day * 86_400, files) for day, files in enumerate(days)))
        started = time.perf_counter()
        _, out = daejo(root, "--format", "json")
        took = time.perf_counter() - started
    totals = json.loads(out)["totals"]
    print(
        f"{len(pairs)} pairs in {took:.1f} s on {len(os.sched_getaffinity(0))} cores: "
        f"{took / len(pairs) * 1000:.0f} ms a pair; {totals['stale']} stale, {totals['failed']} failed"
    )
    print(f"figure audit.seconds_a_pair {took / len(pairs):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cases", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=500)
    asked = parser.parse_args()
    histories(asked.corpus, asked.cases)
    if asked.pairs:
        speed(asked.corpus, asked.pairs)


if __name__ == "__main__":
    main()
