"""The API of resumes, jobs and analyses."""

from flask import Blueprint, Response, jsonify, request

from recast.analysis import analyze
from recast.db.jobs import ListedJob, StoredJob
from recast.db.resumes import ListedResume, StoredResume
from recast.documents import read_document
from recast.documents.limits import TEXT_CHARACTERS
from recast.domain.errors import EmptyInput
from recast.domain.job import Job
from recast.domain.jsonable import to_json
from recast.jobs_web import Posting, fetch_posting, read_posting
from recast.jobs_web.posting import require_whole
from recast.web import forms, places
from recast.web.aside import aside
from recast.web.people import person, recast, signed_in

blueprint = Blueprint("library", __name__, url_prefix="/api")


@blueprint.post("/resumes")
@signed_in
def add_resume() -> tuple[Response, int]:
    owner = person()
    data, filename = _resume_bytes()
    document = places.with_file(lambda: read_document(data, filename))
    same = recast().resumes.same(owner, document.resume, data) if forms.flag("once") else None
    if same is not None:
        return jsonify(_resume(recast().resumes.get(owner, same))), 201
    stored = recast().resumes.add(
        owner,
        document.resume,
        original=data,
        filename=filename,
        format=document.format,
        title=forms.text("title"),
    )
    return jsonify(_resume(stored)), 201


@blueprint.get("/resumes")
@signed_in
def list_resumes() -> Response:
    return jsonify([_listed(resume) for resume in recast().resumes.list(person())])


@blueprint.get("/jobs")
@signed_in
def list_jobs() -> Response:
    return jsonify([_listed_job(job) for job in recast().jobs.list(person())])


def _resume_bytes() -> tuple[bytes, str]:
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        return upload.read(), upload.filename
    text = forms.resume_text("text")
    if not text.strip():
        raise EmptyInput("Choose a resume file, or paste its text.")
    return text.encode(), "resume.txt"


def _resume(stored: StoredResume) -> dict[str, object]:
    return {
        **_listed(stored),
        "lines": len(stored.resume.lines),
        "sections": [section.name for section in stored.resume.sections],
        "parsing_risks": to_json(stored.resume.parsing_risks),
    }


def _listed(stored: StoredResume | ListedResume) -> dict[str, object]:
    return {
        "id": stored.id,
        "title": stored.title,
        "filename": stored.filename,
        "format": stored.format,
        "created_at": stored.created_at.isoformat(),
    }


@blueprint.post("/jobs")
@signed_in
def add_job() -> tuple[Response, int]:
    owner = person()
    posting = _posting()
    forms.at_most(TEXT_CHARACTERS, posting.text, "a job posting")
    require_whole(posting.text)
    title = forms.text("title") or posting.title
    company = forms.text("company") or posting.company
    job = Job.from_text(posting.text, title, company, posting.url)
    # Reading it is the work; the job remembers what was read.
    aside(lambda: job.parts)
    same = recast().jobs.same(owner, job) if forms.flag("once") else None
    stored = recast().jobs.add(owner, job) if same is None else recast().jobs.get(owner, same)
    return jsonify(_job(stored)), 201


def _posting() -> Posting:
    upload = request.files.get("file")
    if upload is not None and upload.filename:
        data, name = upload.read(), upload.filename
        return places.with_file(lambda: read_posting(data, name))
    url = forms.text("url")
    text = forms.text("text")
    if url and not text.strip():
        return fetch_posting(url)
    if not text.strip():
        raise EmptyInput("Paste the posting's text, or give its address.")
    return Posting(title="", company="", text=text, url=url)


def _job(stored: StoredJob) -> dict[str, object]:
    listed = ListedJob(
        stored.id,
        stored.owner_id,
        stored.title,
        stored.job.company,
        stored.job.url,
        stored.created_at,
    )
    return {**_listed_job(listed), "words": len(stored.job.text.split())}


def _listed_job(listed: ListedJob) -> dict[str, object]:
    return {
        "id": listed.id,
        "title": listed.title,
        "company": listed.company,
        "url": listed.url,
        "created_at": listed.created_at.isoformat(),
    }


@blueprint.post("/analyses")
@signed_in
def add_analysis() -> Response:
    owner = person()
    resume = recast().resumes.get(owner, forms.required_id("resume_id"))
    job = recast().jobs.get(owner, forms.required_id("job_id"))
    return jsonify(to_json(aside(analyze, resume.resume, job.job)))
