"""Deleting what a person handed over: one thing, or all of it at once."""

from collections.abc import Callable
from contextlib import suppress

from flask import Blueprint

from recast.bootstrap import ENGINES_WITH_KEYS
from recast.domain.errors import Conflict
from recast.runs.run import Run
from recast.web import forms
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("removals", __name__, url_prefix="/api")

GONE = ("", 204)


@blueprint.delete("/resumes/<id>")
@signed_in
def delete_resume(id: str) -> tuple[str, int]:
    resume_id = forms.path_id(id, "resume")
    recast().resumes.check(person(), resume_id)
    _stop(lambda run: run.resume_id == resume_id)
    recast().resumes.delete(person(), resume_id)
    return GONE


@blueprint.delete("/jobs/<id>")
@signed_in
def delete_job(id: str) -> tuple[str, int]:
    job_id = forms.path_id(id, "job posting")
    recast().jobs.check(person(), job_id)
    _stop(lambda run: run.job_id == job_id)
    recast().jobs.delete(person(), job_id)
    return GONE


@blueprint.delete("/customizations/<session_id>")
@signed_in
def delete_customization(session_id: str) -> tuple[str, int]:
    _cancel(session_id)
    recast().customizations.delete(person(), session_id)
    return GONE


@blueprint.delete("/customized_resumes/<id>")
@signed_in
def delete_customized_resume(id: str) -> tuple[str, int]:
    recast().customized_resumes.delete(person(), forms.path_id(id, "customized resume"))
    return GONE


@blueprint.delete("/library")
@signed_in
def delete_everything() -> tuple[str, int]:
    """Every resume, posting, customization, share link and engine key of the person.

    The account itself stays.
    """
    owner, parts = person(), recast()
    _stop(lambda _: True)
    while resumes := parts.resumes.list(owner):
        for resume in resumes:
            parts.resumes.delete(owner, resume.id)
    while jobs := parts.jobs.list(owner):
        for job in jobs:
            parts.jobs.delete(owner, job.id)
    for engine in ENGINES_WITH_KEYS:
        parts.user_keys.remove(owner.id, engine)
    return GONE


def _stop(concerned: Callable[[Run], bool]) -> None:
    """Cancels what still runs, so that no worker goes on with what is about to be gone."""
    for run in recast().customizations.list(person()):
        if not run.ended and concerned(run):
            _cancel(run.session_id)


def _cancel(session_id: str) -> None:
    # It may end by itself between the look and the call, which is just as well.
    with suppress(Conflict):
        recast().runs.cancel(person(), session_id)
