"""Deleting what a person handed over: one thing, or all of it at once."""

import dataclasses
from contextlib import suppress
from typing import Literal

from flask import Blueprint

from recast.bootstrap import ENGINES_WITH_KEYS
from recast.domain.errors import Conflict, NotFound
from recast.web import forms
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("removals", __name__, url_prefix="/api")

GONE = ("", 204)


@blueprint.delete("/resumes/<id>")
@signed_in
def delete_resume(id: str) -> tuple[str, int]:
    resume_id = forms.path_id(id, "resume")
    recast().resumes.check(person(), resume_id)
    _stop("resume", resume_id)
    recast().resumes.delete(person(), resume_id)
    return GONE


@blueprint.delete("/jobs/<id>")
@signed_in
def delete_job(id: str) -> tuple[str, int]:
    job_id = forms.path_id(id, "job posting")
    recast().jobs.check(person(), job_id)
    _stop("job", job_id)
    recast().jobs.delete(person(), job_id)
    return GONE


@blueprint.delete("/customizations/<session_id>")
@signed_in
def delete_customization(session_id: str) -> tuple[str, int]:
    # It may have ended by itself, which is just as well.
    with suppress(Conflict):
        recast().runs.cancel(person(), session_id)
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
    _stop("owner", owner.id)
    while resumes := parts.resumes.list(owner):
        for resume in resumes:
            parts.resumes.delete(owner, resume.id)
    while jobs := parts.jobs.list(owner):
        for job in jobs:
            parts.jobs.delete(owner, job.id)
    for engine in ENGINES_WITH_KEYS:
        parts.user_keys.remove(owner.id, engine)
    return GONE


def _stop(whose: Literal["owner", "resume", "job"], id: int) -> None:
    """Cancels what still runs, so that no worker goes on with what is about to be gone.

    Whoever may delete a thing may end what is made of it, even where an admin had it made.
    """
    by = dataclasses.replace(person(), is_admin=True)
    for session_id in recast().customizations.unfinished(whose, id):
        # It may end by itself, or be deleted, between the look and the call.
        with suppress(Conflict, NotFound):
            recast().runs.cancel(by, session_id)
