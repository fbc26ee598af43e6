"""The addresses of the API, told once for the description and the page of it."""

from dataclasses import dataclass, field

# The content types that a body may come in; a file can only come in the second.
FORM = ("application/x-www-form-urlencoded", "multipart/form-data")
JSON = ("application/json",)
ONCE = "1 to get the one that is stored already where it is the same"
LOOKS = {
    "layout": "classic, modern or compact, of what is set afresh",
    "paper": "a4 or letter; by the resume's country where it is not told",
}


@dataclass(frozen=True, slots=True)
class Path:
    """`fields` of the body, `query` and `answers` by status, each with what it means."""

    method: str
    address: str
    summary: str
    answers: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = FORM
    query: dict[str, str] = field(default_factory=dict)

    @property
    def sent_as(self) -> str:
        """The body in a person's words."""
        if not self.fields:
            return ""
        return {FORM: "a form", JSON: "JSON", (*JSON, *FORM): "JSON or a form"}[self.body]


PATHS: tuple[Path, ...] = (
    Path(
        "GET",
        "/api/session",
        "The CSRF token that goes with this cookie, and who has signed in.",
        {"200": "csrf_token; name, null where nobody has signed in"},
    ),
    Path(
        "POST",
        "/api/resumes",
        "Store a resume.",
        {"201": "id, title, …", "4XX": "Refusal: one sentence says what to do"},
        {
            "file": "the file (multipart)",
            "text": "or its text",
            "title": "a name for it",
            "once": ONCE,
        },
    ),
    Path(
        "GET",
        "/api/resumes",
        "The newest 200 resumes that are stored.",
        {"200": "a list of id, title, filename, format, created_at", "4XX": "Refusal"},
    ),
    Path(
        "POST",
        "/api/jobs",
        "Store a job posting.",
        {"201": "id, title, company, …", "4XX": "Refusal"},
        {
            "text": "the posting's text",
            "url": "or its address",
            "file": "or a file (multipart)",
            "title": "wins over the title that is read",
            "company": "wins over the company that is read",
            "once": ONCE,
        },
    ),
    Path(
        "GET",
        "/api/jobs",
        "The newest 200 postings that are stored.",
        {"200": "a list of id, title, company, …", "4XX": "Refusal"},
    ),
    Path(
        "POST",
        "/api/analyses",
        "Analyse a resume against a job.",
        {"200": "the Analysis", "4XX": "Refusal"},
        {"resume_id": "a stored resume", "job_id": "a stored job"},
    ),
    Path(
        "POST",
        "/api/checks",
        "What the person's own words claim that their resume does not show.",
        {"200": "the Check", "4XX": "Refusal"},
        {"resume_id": "a stored resume", "before": "empty for an addition", "after": "the words"},
    ),
    Path(
        "POST",
        "/api/customize_resume_streaming",
        "Start a customization and follow it: NDJSON, one Event a line.",
        {"200": "the live stream", "4XX": "Refusal", "429": "Refusal, with Retry-After"},
        {
            "resume_id": "a stored resume",
            "job_id": "a stored job",
            "customization_level": "conservative, balanced or extensive",
            "industry": "optional",
            "engine": "builtin, anthropic or openai",
            "review": "1 to wait for a selection",
            "selected_recommendations": "ids, from 0, to apply; may be repeated",
            "plan_session_id": "take over the plan of this earlier customization",
        },
    ),
    Path(
        "GET",
        "/api/customizations",
        "Your customizations, 50 at a time, newest first.",
        {"200": "a list of id, session_id, state, level, original_score, …", "4XX": "Refusal"},
        query={"before": "the id of the last one of the page before"},
    ),
    Path(
        "GET",
        "/api/customizations/{session_id}/events",
        "The events behind `after`, then live: NDJSON, or text/event-stream where accepted.",
        {"200": "the live stream", "4XX": "Refusal"},
        query={"after": "the seq of the last event seen; Last-Event-ID says the same"},
    ),
    Path(
        "GET",
        "/api/customizations/{session_id}",
        "How it stands, and its result.",
        {"200": "state, plan, result", "4XX": "Refusal"},
    ),
    Path(
        "POST",
        "/api/customizations/{session_id}/selection",
        "What the person decided, where a review is waited for.",
        {"202": "accepted", "409": "Refusal: no review is waited for"},
        {
            "accepted": "ids, from 0; a warning in the stream tells which the plan does not have",
            "rejected": "ids",
            "edited": "own words by id",
            "confirmed": "ids whose claims are true",
        },
        JSON,
    ),
    Path(
        "POST",
        "/api/customizations/{session_id}/cancellation",
        "Cancel it.",
        {"202": "accepted", "409": "Refusal: it has ended"},
    ),
    Path(
        "POST",
        "/save_customized_resume",
        "Save a result under a title, or the person's own text of it, analysed and checked anew.",
        {"302": "to the compare page", "4XX": "Refusal"},
        {
            "session_id": "the customization",
            "customized_content": "the person's text",
            "title": "a name",
        },
    ),
    Path(
        "GET",
        "/download/{id}/{format}",
        "The customized resume as docx, docx-tracked (where it came as a Word file), pdf, md, txt "
        "or json.",
        {"200": "the file", "4XX": "Refusal"},
        query=LOOKS,
    ),
    Path(
        "GET",
        "/api/customized_resumes/{id}/proof",
        "What a parser finds and misses in the file that a download would give.",
        {"200": "missing, misplaced, contact, sections, view, complete", "4XX": "Refusal"},
        query={"format": "as in a download; docx where it is not told", **LOOKS},
    ),
    Path(
        "POST",
        "/api/customized_resumes/{id}/shares",
        "Make a link that shows the comparison without signing in.",
        {"201": "url, expires_at", "4XX": "Refusal"},
        {"days": "1 to 90", "hide": "any of contact, original, scores; contact where not told"},
        (*JSON, *FORM),
    ),
    Path(
        "DELETE",
        "/api/customized_resumes/{id}/shares",
        "Withdraw all links of a customized resume.",
        {"200": "revoked: how many", "4XX": "Refusal"},
    ),
    *(
        Path("DELETE", address, f"Delete {what}.", {"204": "done", "4XX": "Refusal"})
        for address, what in (
            ("/api/resumes/{id}", "a resume and what was made of it"),
            ("/api/jobs/{id}", "a posting and what was made for it"),
            ("/api/customizations/{session_id}", "a customization, its events and its result"),
            ("/api/customized_resumes/{id}", "a result with its customization"),
            ("/api/library", "everything of the person who asks, engine keys too; not the account"),
        )
    ),
    Path("GET", "/shared/{token}", "What a link shows.", {"200": "a page", "404": "expired"}),
    Path(
        "DELETE", "/shared/{token}", "Withdraw this link.", {"204": "done", "404": "no such link"}
    ),
    Path("GET", "/healthz", "Alive.", {"200": "yes"}),
    Path(
        "GET", "/readyz", "Ready: database and queue.", {"200": "yes", "503": "names what is not"}
    ),
    Path("GET", "/metrics", "Prometheus text.", {"200": "metrics"}),
)
