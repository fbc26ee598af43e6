"""`recast rank` with workers: the same answer as alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desk import JOB, RESUME
from fault_site import Site
from recast.db.tables import RankingChunkRow
from recast.domain.job import Job
from recast.runs.ranking import CHUNK
from services import PATIENCE, free_port, until

pytestmark = pytest.mark.cluster

SKILLS = ("Python", "Rust", "nursing", "SQL", "COBOL", "Airflow", "welding", "Kubernetes")


def postings(count: int) -> list[dict[str, str]]:
    wanted = ((SKILLS[n % 8], SKILLS[n // 8 % 8]) for n in range(count))
    return [
        {"text": f"{JOB}\n{n} years of {a}, certified in {b}", "company": f"Firm {n}"}
        for n, (a, b) in enumerate(wanted)
    ]


def ranked(site: Site, folder: Path, *options: str, **environ: str) -> str:
    """What the real command prints, on the site unless `environ` says otherwise."""
    done = subprocess.run(
        [sys.executable, "-m", "recast", "rank", "resume.txt", "--jsonl", "jobs.jsonl", *options],
        cwd=folder,
        env={**os.environ, **site.environ, "COLUMNS": "100", **environ},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def chunks(site: Site, state: str) -> int:
    query = select(func.count()).where(RankingChunkRow.state == state)
    with site.desk.recast.database.read() as session:
        return session.scalar(query) or 0


def test_the_command_ranks_over_the_queue_as_it_does_alone(cluster: Site, tmp_path: Path) -> None:
    some = postings(CHUNK + 4)
    (tmp_path / "resume.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "jobs.jsonl").write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
    cluster.worker()
    shared = ranked(cluster, tmp_path, "--json")
    assert chunks(cluster, "done") == 2
    assert shared == ranked(cluster, tmp_path, "--json", RECAST_BROKER_URL="")
    best = json.loads(shared.splitlines()[0])
    assert len(best["reasons"]) == 3
    # For people, too; and what was asked before is not scored again.
    shown = ranked(cluster, tmp_path, "--top", "3")
    assert best["company"] in shown
    assert chunks(cluster, "done") == 2


def test_a_broker_that_is_away_leaves_the_command_to_rank_alone(
    cluster: Site, tmp_path: Path
) -> None:
    (tmp_path / "resume.txt").write_text(RESUME, encoding="utf-8")
    (tmp_path / "jobs.jsonl").write_text("\n".join(map(json.dumps, postings(8))), encoding="utf-8")
    away = f"redis://127.0.0.1:{free_port()}/0"
    shared = ranked(cluster, tmp_path, "--json", RECAST_BROKER_URL=away)
    assert shared == ranked(cluster, tmp_path, "--json", RECAST_BROKER_URL="")
    assert chunks(cluster, "queued") + chunks(cluster, "done") == 0


def test_workers_score_what_nobody_follows(cluster: Site) -> None:
    cluster.worker()
    rankings, person = cluster.desk.recast.rankings, cluster.desk.person
    jobs = [Job.from_text(entry["text"], company=entry["company"]) for entry in postings(8)]
    ranking_id = rankings.start(person, cluster.desk.resume_id, jobs, "mine")
    until(lambda: rankings.store.done(ranking_id).all, what="the workers' scores")
    assert [done.finished for done in rankings.follow(ranking_id)] == [1]
    assert len(rankings.best(person, ranking_id)) == 8
