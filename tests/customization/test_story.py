"""The whole story of a customization, told by an engine whose words are scripted."""

import dataclasses

import pytest

from recast.customization import Cancellation, Checkpoint, Request, customize
from recast.customization.engine import PlanProse, RawReply, Text
from recast.domain.errors import RunCancelled, UnusableReply
from recast.domain.events import StageRestarted, Usage, Warned
from recast.domain.plan import Draft, Selection

HONEST = Draft(
    "Say Microsoft Excel", "Skills", "wording", "ADP, Excel, payroll tax, general ledger",
    "ADP, Microsoft Excel, payroll tax, general ledger", keywords=("Microsoft Excel",),
)  # fmt: skip
SHORTER = Draft(
    "Shorten", "Experience", "shorten", "- Trained three new colleagues on time keeping",
    "- Trained three colleagues on time keeping",
)  # fmt: skip
LIE = Draft(
    "Claim Workday", "Experience", "rewrite", "- Prepared quarterly tax filings",
    "- Prepared quarterly tax filings in Workday",
)  # fmt: skip
PROSE = PlanProse("Close already.", "A payroll job.")


def told(story):
    return [part for part in story if not isinstance(part, Checkpoint)]


def types(events):
    return [event.type for event in events]


def of(events, kind):
    return [event for event in events if event.type == kind]


def result(events):
    return of(events, "customization_complete")[0].data


def test_the_whole_sequence_in_its_order(resume, job, scripted):
    engine = scripted([Text("Let me see. "), HONEST, Text("And "), SHORTER, PROSE])
    events = told(customize(resume, job, engine, Request(session_id="s")))
    assert types(events) == [
        "session_start",
        "status",
        "status",
        "analysis_complete",
        "status",
        "planning_chunk",
        "recommendation",
        "planning_chunk",
        "recommendation",
        "planning_complete",
        "status",
        "implementation_chunk",
        "implementation_complete",
        "status",
        "final_analysis_complete",
        "status",
        "comparison_complete",
        "customization_complete",
    ]
    stages = [event.stage for event in of(events, "status")]
    assert stages == [
        "initialization",
        "analysis",
        "planning",
        "implementation",
        "final_analysis",
        "comparison",
    ]
    progress = [event.progress for event in of(events, "status")]
    assert progress == sorted(progress)
    assert [event.id for event in of(events, "recommendation")] == [0, 1]


def test_events_are_told_before_the_engine_is_asked_for_more(resume, job, scripted):
    pulled = []

    def parts():
        for part in (Text("one"), HONEST, Text("two")):
            pulled.append(part)
            yield part

    story = customize(resume, job, scripted(parts()), Request())
    for event in story:
        if getattr(event, "type", "") == "recommendation":
            break
    assert pulled == [Text("one"), HONEST]


def test_what_was_accepted_is_written_and_explained(resume, job, scripted):
    events = told(customize(resume, job, scripted([HONEST, SHORTER, PROSE]), Request()))
    done = result(events)
    assert "ADP, Microsoft Excel, payroll tax" in done.customized_content
    assert done.comparison_data.unexplained == ()
    assert of(events, "implementation_complete")[0].sections_modified == ("Experience", "Skills")
    changes = [
        change
        for section in done.comparison_data.sections
        for change in section.changes
        if change.op != "equal"
    ]
    assert {id for change in changes for id in change.recommendation_ids} == {0, 1}


def test_every_section_of_the_comparison_gives_both_texts_back(resume, job, scripted):
    done = result(told(customize(resume, job, scripted([HONEST, SHORTER, PROSE]), Request())))
    for section in done.comparison_data.sections:
        assert "".join(change.original for change in section.changes) == section.original
        assert "".join(change.customized for change in section.changes) == section.customized


def test_an_invention_is_shown_but_not_applied(resume, job, scripted):
    events = told(customize(resume, job, scripted([LIE, PROSE]), Request()))
    proposed = of(events, "recommendation")[0].data
    assert proposed.check.verdict == "unsupported"
    assert "Workday" in proposed.check.claims[0].text
    assert "Workday" not in result(events).customized_content


def test_an_invention_is_not_applied_even_where_it_was_accepted(resume, job, scripted):
    request = Request(selection=Selection(accepted=(0,)))
    events = told(customize(resume, job, scripted([LIE, PROSE]), request))
    assert "Workday" not in result(events).customized_content
    assert [event.code for event in of(events, "warning")] == ["not_confirmed"]


def test_accepted_ids_that_the_plan_does_not_have_are_told(resume, job, scripted):
    request = Request(selection=Selection(accepted=(0, 7), edited={9: "words"}, confirmed=(7,)))
    events = told(customize(resume, job, scripted([HONEST, PROSE]), request))
    warning = of(events, "warning")[0]
    assert warning.code == "unknown_recommendations"
    assert warning.message == "The plan has the id 0; passed over 7, 9."
    assert warning.data == {"recommendation_ids": [7, 9]}
    filtered = of(events, "recommendations_filtered")[0]
    assert (filtered.count, filtered.of, filtered.ids) == (1, 1, (0,))


def test_of_thousands_of_unknown_ids_only_some_are_told(resume, job, scripted):
    request = Request(selection=Selection(accepted=tuple(range(5000))))
    warning = of(told(customize(resume, job, scripted([HONEST, PROSE]), request)), "warning")[0]
    assert warning.message.endswith("8, 9, 10 and more.")
    assert warning.data == {"recommendation_ids": list(range(1, 11))}


def test_what_was_accepted_but_has_no_place_in_the_resume_is_told(resume, job, scripted):
    lost = dataclasses.replace(HONEST, before="words that stand nowhere")
    request = Request(selection=Selection(accepted=(0,)))
    events = told(customize(resume, job, scripted([lost, PROSE]), request))
    assert [event.code for event in of(events, "warning")] == ["not_anchored"]


def test_a_confirmed_claim_is_applied_and_kept_with_the_result(resume, job, scripted):
    request = Request(selection=Selection(accepted=(0,), confirmed=(0,)), by="mara")
    done = result(told(customize(resume, job, scripted([LIE, PROSE]), request)))
    assert "- Prepared quarterly tax filings in Workday" in done.customized_content
    confirmation = done.confirmations[0]
    assert (confirmation.recommendation_id, confirmation.by) == (0, "mara")
    assert any("Workday" in word for word in confirmation.words)


def test_a_wild_engine_puts_no_word_of_its_own_into_the_result(resume, job, scripted):
    wild = resume.text.replace("850 employees", "8,500 employees").replace(
        "Helped the controller close", "Led the team that closed"
    )
    events = told(customize(resume, job, scripted([PROSE], text=wild), Request()))
    done = result(events)
    assert done.customized_content == resume.text
    assert len(done.comparison_data.unexplained) == 2
    assert "changes_undone" in [event.code for event in of(events, "warning")]


def test_what_was_accepted_is_applied_even_where_the_engine_overlooked_it(resume, job, scripted):
    engine = scripted([HONEST, SHORTER, PROSE], text=resume.text)
    done = result(told(customize(resume, job, engine, Request())))
    assert "ADP, Microsoft Excel, payroll tax" in done.customized_content
    assert "- Trained three colleagues on time keeping" in done.customized_content
    assert done.comparison_data.unexplained == ()


def test_a_section_that_the_engine_dropped_comes_back(resume, job, scripted):
    cut = resume.text.split("Education")[0]
    done = result(told(customize(resume, job, scripted([PROSE], text=cut), Request())))
    assert "Lakeside Community College" in done.customized_content
    assert "ADP, Excel, payroll tax, general ledger" in done.customized_content


def test_a_review_ends_the_story_until_a_selection_is_made(resume, job, scripted):
    engine = scripted([HONEST, SHORTER, PROSE])
    story = list(customize(resume, job, engine, Request(review=True)))
    events = [part for part in story if not isinstance(part, Checkpoint)]
    assert types(events)[-2:] == ["status", "review_requested"]
    assert events[-1].data.recommendation_ids == (0, 1)

    progress = [part for part in story if isinstance(part, Checkpoint)][-1].progress
    request = Request(review=True, selection=Selection(accepted=(1,), rejected=(0,)))
    rest = told(customize(resume, job, engine, request, progress=progress))
    assert types(rest)[0] == "recommendations_filtered"
    assert (rest[0].count, rest[0].of, rest[0].ids) == (1, 2, (1,))
    done = result(rest)
    assert done.optimization_plan.summary.startswith("Implementing 1 of 2 recommendations")
    assert "Microsoft Excel" not in done.customized_content
    assert "- Trained three colleagues on time keeping" in done.customized_content
    assert engine.calls == ["plan", "write"]


def test_a_persons_own_words_are_checked_anew(resume, job, scripted):
    edited = {0: "- Prepared quarterly and annual tax filings for 3,000 employees"}
    asked = Request(selection=Selection(accepted=(0,), edited=edited))
    honest = Draft("x", "Experience", "wording", LIE.before, LIE.before + ".")
    done = result(told(customize(resume, job, scripted([honest, PROSE]), asked)))
    assert "3,000" not in done.customized_content

    sure = Request(selection=Selection(accepted=(0,), edited=edited, confirmed=(0,)))
    done = result(told(customize(resume, job, scripted([honest, PROSE]), sure)))
    assert "3,000 employees" in done.customized_content


def test_a_plan_that_was_taken_over_is_told_unchanged(resume, job, scripted):
    first = told(customize(resume, job, scripted([HONEST, SHORTER, PROSE]), Request()))
    plan = result(first).optimization_plan
    engine = scripted([LIE])
    request = Request(plan=plan, selection=Selection(accepted=(0,)))
    second = told(customize(resume, job, engine, request))
    assert [e.data for e in of(second, "recommendation")] == list(plan.recommendations)
    assert engine.calls == ["write"]


@pytest.mark.parametrize("stage", ["initialization", "analysis", "planning", "implementation"])
def test_a_finished_stage_is_neither_run_nor_told_again(resume, job, scripted, stage):
    engine = scripted([HONEST, PROSE])
    story = list(customize(resume, job, engine, Request()))
    at = next(
        place
        for place, part in enumerate(story)
        if isinstance(part, Checkpoint) and part.stage == stage
    )
    before = [part for part in story[:at] if not isinstance(part, Checkpoint)]
    again = scripted([HONEST, PROSE])
    rest = told(customize(resume, job, again, Request(), progress=story[at].progress))
    assert types(before) + types(rest) == types(told(story))
    assert result(rest) == result(told(story))
    assert len(again.calls) == {"planning": 1, "implementation": 0}.get(stage, 2)


def test_a_restarted_stage_voids_what_it_had_told(resume, job, scripted):
    engine = scripted([LIE, StageRestarted("planning", "The provider was busy."), HONEST, PROSE])
    events = told(customize(resume, job, engine, Request()))
    assert [event.id for event in of(events, "recommendation")] == [0, 0]
    assert len(result(events).optimization_plan.recommendations) == 1


def test_a_restarted_writing_starts_from_an_empty_page(resume, job, scripted):
    writing = [
        Text("Half a resu"),
        StageRestarted("implementation", "The connection broke."),
        Text(resume.text),
    ]
    done = result(told(customize(resume, job, scripted([PROSE], writing=writing), Request())))
    assert done.customized_content == resume.text


def test_usage_adds_up_and_raw_replies_are_kept(resume, job, scripted):
    parts = [RawReply("planning", "raw"), Usage("planning", 10, 5, 0, 0.01), PROSE]
    engine = scripted(parts, writing=[Text(resume.text), Usage("implementation", 7, 3, 2, 0.02)])
    story = list(customize(resume, job, engine, Request()))
    assert any(
        isinstance(part, Checkpoint) and part.progress.replies == {"planning": "raw"}
        for part in story
    )
    usage = result(told(story)).usage
    assert (usage.input_tokens, usage.output_tokens, usage.cached_tokens) == (17, 8, 2)
    assert usage.cost_usd == pytest.approx(0.03)


def test_an_unknown_price_stays_unknown(resume, job, scripted):
    parts = [Usage("planning", None, 5, 0, None), PROSE]
    usage = result(told(customize(resume, job, scripted(parts), Request()))).usage
    assert (usage.input_tokens, usage.output_tokens, usage.cost_usd) == (None, 5, None)


def test_a_warning_of_the_engine_is_passed_on(resume, job, scripted):
    parts = [Warned("slow", "The model is slow."), PROSE]
    events = told(customize(resume, job, scripted(parts), Request()))
    assert [event.message for event in of(events, "warning")] == ["The model is slow."]


def test_cancelling_stops_between_two_parts(resume, job, scripted):
    cancellation = Cancellation()

    def parts():
        yield Text("one")
        cancellation.request()
        yield Text("two")

    story = customize(resume, job, scripted(parts()), Request(), cancellation=cancellation)
    seen = []
    with pytest.raises(RunCancelled):
        seen.extend(story)
    chunks = [part for part in seen if getattr(part, "type", "") == "planning_chunk"]
    assert [part.content for part in chunks] == ["one"]


def test_an_engine_that_writes_nothing_is_an_error_not_an_empty_resume(resume, job, scripted):
    engine = scripted([PROSE], writing=[Text("\n\n")])
    with pytest.raises(UnusableReply):
        told(customize(resume, job, engine, Request()))


def test_lines_dealt_out_to_another_job_are_not_applied(resume, job, scripted):
    lines = resume.lines[7:13]
    before, after = "\n".join(lines), "\n".join([lines[-1], *lines[1:-1], lines[0]])
    swapped = Draft("Swap", "Experience", "order", before, after)
    events = told(customize(resume, job, scripted([swapped, PROSE]), Request()))
    assert {claim.kind for claim in of(events, "recommendation")[0].data.check.claims} == {
        "moved_fact"
    }
    assert result(events).customized_content == resume.text


def test_a_section_that_a_recommendation_takes_away_stays(resume, job, scripted):
    before = "Education\nAssociate degree in Accounting, Lakeside Community College, 2015"
    cut = Draft("Cut", "Education", "shorten", before, "")
    done = result(told(customize(resume, job, scripted([cut, PROSE]), Request())))
    assert done.customized_content == resume.text


def test_what_has_no_place_in_the_resume_is_not_counted(resume, job, scripted):
    nowhere = Draft("No", "Skills", "rewrite", "Ran the county fair for years", "Ran the fair")
    request = Request(selection=Selection(accepted=(0, 1)))
    events = told(customize(resume, job, scripted([nowhere, HONEST, PROSE]), request))
    assert of(events, "recommendations_filtered")[0].ids == (1,)


def test_of_two_changes_of_the_same_words_the_second_is_told_to_be_left_out(resume, job, scripted):
    second = Draft("Other", "Skills", "wording", HONEST.before, "ADP, MS Excel, payroll tax")
    events = told(customize(resume, job, scripted([HONEST, second, PROSE]), Request()))
    told_of = [event for event in of(events, "warning") if event.code == "left_out"]
    assert [event.data for event in told_of] == [{"recommendation_ids": [1]}]
