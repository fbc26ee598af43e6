"""The pages of the application: start, one customization, history."""

from flask import Blueprint, render_template, request, url_for

from recast.customization.story import PROGRESS
from recast.domain.options import INDUSTRIES, Stage
from recast.runs.run import Run
from recast.web import forms
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
HISTORY_AT_ONCE = 50


@blueprint.get("/")
@signed_in
def home() -> str:
    """Query: `resume_id` and `job_id`, those that are to be chosen already."""
    parts, asker = recast(), person()
    return render_template(
        "home.html",
        resumes=parts.resumes.list(asker),
        jobs=parts.jobs.list(asker),
        chosen={name: forms.whole(request.args.get(name, "")) for name in ("resume_id", "job_id")},
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
        again=url_for("pages.home", resume_id=run.resume_id, job_id=run.job_id),
        review=run.review,
        decided=_decided(run),
    )


def _decided(run: Run) -> tuple[int, ...] | None:
    """What the person accepted, where that is sent and no worker has told of it yet."""
    if not run.review or run.ended or run.selection is None:
        return None
    return run.selection.accepted


@blueprint.get("/history")
@signed_in
def history() -> str:
    """Query: `before`, the id of the customization whose elders are asked for."""
    parts, asker = recast(), person()
    pasts = parts.history.list(asker, before=forms.before(), limit=HISTORY_AT_ONCE)
    return render_template(
        "history.html",
        pasts=pasts,
        older=pasts[-1].id if len(pasts) == HISTORY_AT_ONCE else None,
        resumes=parts.resumes.list(asker),
        jobs=parts.jobs.list(asker),
        named=_at,
    )


def _at(title: str, company: str) -> str:
    return f"{title} at {company}" if company else title
