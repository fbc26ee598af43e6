from recast.customization.comparing import compare_sections, modified_sections
from recast.domain.resume import Resume

ORIGINAL = "Jo Park\njo@example.org\n\nSkills\nSAP, Excel\n\nExperience\nClerk, Mill Ltd, 2019 - 2021\n- Wrote reports\n"  # noqa: E501


def status(customized):
    sections = compare_sections(Resume.from_text(ORIGINAL), Resume.from_text(customized))
    return {section.name: section.status for section in sections}


def test_nothing_changed_is_told_as_unchanged():
    assert set(status(ORIGINAL).values()) == {"unchanged"}
    assert modified_sections(Resume.from_text(ORIGINAL), Resume.from_text(ORIGINAL)) == ()


def test_a_changed_line_modifies_its_section_only():
    found = status(ORIGINAL.replace("SAP, Excel", "Excel, SAP"))
    assert found["Skills"] == "modified"
    assert found["Experience"] == "unchanged"


def test_a_new_section_is_added():
    assert status(ORIGINAL + "\nAwards\nClerk of the year\n")["Awards"] == "added"


def test_a_section_that_is_gone_is_removed():
    assert status(ORIGINAL.replace("Skills\nSAP, Excel\n\n", ""))["Skills"] == "removed"


def test_a_renamed_heading_is_still_the_same_section():
    found = status(ORIGINAL.replace("Skills", "Technical Skills"))
    assert found["Technical Skills"] == "modified"
    assert "Skills" not in found


def test_a_section_in_another_place_is_moved():
    skills, experience = ORIGINAL.split("Skills\n")[1].split("Experience\n")
    moved = f"Jo Park\njo@example.org\n\nExperience\n{experience}\nSkills\n{skills}"
    assert "moved" in status(moved).values()
