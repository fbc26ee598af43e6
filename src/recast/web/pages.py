"""The pages of the application: start, one customization, history."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from recast.customization.story import PROGRESS
from recast.domain.options import INDUSTRIES, Stage
from recast.web.engine_choices import engine_choices
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("pages", __name__)

STAGES: tuple[tuple[Stage, str], ...] = (
    ("initialization", "Open"),
    ("analysis", "Analyse"),
    ("planning", "Plan"),
    ("review", "Your decision"),
    ("implementation", "Write"),
    ("final_analysis", "Analyse again"),
    ("comparison", "Compare"),
)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A customization as the history tells it."""

    session_id: str
    title: str
    resume: str
    state: str
    started: str
    customized_resume_id: int | None


@blueprint.get("/")
@signed_in
def home() -> str:
    parts, asker = recast(), person()
    return render_template(
        "home.html",
        resumes=parts.resumes.list(asker),
        jobs=parts.jobs.list(asker),
        industries=INDUSTRIES,
        engines=engine_choices(parts, asker),
        default_engine=parts.settings.engine,
    )


@blueprint.get("/customizations/<session_id>")
@signed_in
def customization(session_id: str) -> str:
    parts, asker = recast(), person()
    run = parts.runs.state(asker, session_id).run
    job, resume = parts.jobs.get(asker, run.job_id), parts.resumes.get(asker, run.resume_id)
    stages = [
        (stage, name, PROGRESS[stage]) for stage, name in STAGES if stage != "review" or run.review
    ]
    return render_template(
        "customization.html",
        session_id=session_id,
        resume_id=run.resume_id,
        heading=_at(job.title, job.job.company),
        subheading=f"{resume.title} · {run.level} · {run.engine}",
        stages=stages,
        letters=len(resume.resume.text),
        own=resume.format,
        review=run.review,
    )


@blueprint.get("/history")
@signed_in
def history() -> str:
    parts, asker = recast(), person()
    jobs, resumes = parts.jobs.list(asker), parts.resumes.list(asker)
    titles = {job.id: _at(job.title, job.job.company) for job in jobs}
    names = {resume.id: resume.title for resume in resumes}
    rows = [
        HistoryRow(
            run.session_id,
            titles.get(run.job_id, "A posting"),
            names.get(run.resume_id, "A resume"),
            run.state.replace("_", " "),
            run.created_at.strftime("%d %b %Y, %H:%M"),
            run.customized_resume_id,
        )
        for run in parts.customizations.list(asker)
    ]
    return render_template("history.html", rows=rows, resumes=resumes, jobs=jobs)


def _at(title: str, company: str) -> str:
    return f"{title} at {company}" if company else title
