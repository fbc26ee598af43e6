"""Saved results: the compare page, the receipt, saving an edited text."""

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from recast.db.customized_resumes import CustomizedResume
from recast.domain.claim import Claim
from recast.domain.errors import InputError
from recast.web import forms
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("resume", __name__)


@blueprint.get("/compare/<id>")
@signed_in
def compare_resume(id: str) -> str:
    saved = _saved(id)
    job = recast().jobs.get(person(), saved.job_id)
    resume = recast().resumes.listed(person(), saved.resume_id)
    return render_template(
        "compare.html",
        saved=saved,
        result=saved.result,
        comparison=saved.result.comparison_data,
        job=job.job,
        own=resume.format,
        receipt=receipts(saved),
        unsupported=unsupported(saved),
    )


@blueprint.post("/save_customized_resume")
@signed_in
def save_customized_resume() -> BaseResponse:
    session_id = forms.text("session_id")
    if not session_id:
        raise InputError("Say which customization: session_id is missing.")
    content = forms.resume_text("customized_content")
    title = forms.text("title") or None
    # Scores and plan come from the server's own record; whatever else the form says is passed over.
    text = content.replace("\r\n", "\n") if content.strip() else None
    saved = recast().runs.save(person(), session_id, text, title)
    return redirect(url_for("resume.compare_resume", id=saved), 302)


@blueprint.get("/customized_resumes/<id>/receipt")
@signed_in
def receipt(id: str) -> Response:
    saved = _saved(id)
    page = render_template("receipt.html", saved=saved, result=saved.result)
    response = Response(page, mimetype="text/html")
    response.headers.set("Content-Disposition", "attachment", filename="receipt.html")
    return response


def unsupported(saved: CustomizedResume) -> list[Claim]:
    """Claims of an edited text that neither the original shows nor the person confirmed."""
    entries = saved.result.comparison_data.receipt
    return [claim for entry in entries if not entry.confirmed for claim in entry.claims]


def receipts(saved: CustomizedResume) -> dict[int, int]:
    """For each recommendation the entry of the receipt that tells of it, by its place."""
    entries = saved.result.comparison_data.receipt
    return {id: at for at, entry in enumerate(entries) for id in entry.recommendation_ids}


def _saved(id: str) -> CustomizedResume:
    return recast().customized_resumes.get(person(), forms.path_id(id, "customized resume"))
