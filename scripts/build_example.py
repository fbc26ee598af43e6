"""Builds src/recast/example/resume.docx, the two-page resume that `recast demo` customizes.

Run it after a change of the content below: `python scripts/build_example.py`. The person, the
employers and the school are invented. The file is made as a word processor would make it: named
styles, a numbered-list definition, runs split in the middle of phrases, the contact details in
the first page's header, dates behind tabs. That is what the importer and the write-back meet.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

TARGET = Path(__file__).parents[1] / "src" / "recast" / "example" / "resume.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
ROOT = f'xmlns:w="{W}" xmlns:r="{R}"'


@dataclass(frozen=True)
class Paragraph:
    """`text` marks bold runs with **, a tab with \\t, and a run boundary inside a phrase with ¦."""

    style: str
    text: str


def bullets(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph("ListBullet", text) for text in texts)


BODY: tuple[Paragraph, ...] = (
    Paragraph("Title", "Renata Okonjo"),
    Paragraph("Subtitle", "Software Engineer"),
    Paragraph("Heading1", "About Me"),
    Paragraph(
        "BodyText",
        "Software engineer with nine years in parcel delivery, online grocery and measuring "
        "instruments, most of them spent on the services behind the screens. I like small, "
        "well-tested systems, careful migrations and ¦colleagues who ask why. Known for staying "
        "calm in incidents and for writing documents that people read.",
    ),
    Paragraph("Heading1", "Career History"),
    Paragraph("JobLine", "**Brightwater Parcel**, Portland, OR\tMarch 2021 – Present"),
    Paragraph("JobTitle", "Software Engineer, Shipment Tracking"),
    *bullets(
        "Responsible for the tracking service that answers **40 million requests a day** from "
        "shops, couriers and the customer app; written in Python with FastAPI and Postgres.",
        "Moved nine services from hand-kept virtual machines to k8s on Amazon Web Services, which "
        "cut the monthly hosting bill by **31%** and the time of a release from two hours to "
        "eleven minutes.",
        "Designed the event pipeline on Kafka that feeds the delivery estimates, 6,000 events per "
        "second at peak and able to replay a day after a failure, and in the course of that work "
        "sat with the warehouse teams in Tacoma and Boise to find out which scans get lost and "
        "why, agreed a common event format with four other teams, wrote the runbooks that the "
        "night shift still uses, and brought the share of parcels with a wrong estimated time of "
        "arrival down from 9% to 3.5%.",
        "Helped with the on-call rotation: new alerts in Prometheus and Grafana lowered the pages "
        "per week from 25 to 7.",
        "Mentored three junior ¦engineers, two of whom have since been promoted.",
        "Was involved in code reviews and in the guide to them that all 40 engineers now follow.",
    ),
    Paragraph("JobLine", "**Fennel & Finch Grocers**, Seattle, WA\t06/2018 - 02/2021"),
    Paragraph("JobTitle", "Backend Developer"),
    *bullets(
        "Built the RESTful web services for orders and substitutions with Django: 120 endpoints "
        "used by the web shop and by two mobile apps.",
        "Worked on slow database queries; new indexes and two rewritten reports took the 95th "
        "percentile of checkout from 1.9 seconds to **420 milliseconds**.",
        "Introduced GitHub Actions with 1,400 automated tests, so that the team could release "
        "daily instead of every second week.",
        "Ran 200,000 background jobs a day on Celery and Redis, from label printing to refunds.",
        "Packed the services into Docker images that new colleagues could start with one command; "
        "a first commit now took a day instead of a week.",
        "Responsible for the weekly meeting with the picking teams, where shop floor and "
        "developers agreed on what to fix next.",
    ),
    Paragraph("JobLine", "**Halvorsen Instruments**, Spokane, WA\t2016 – 2018"),
    Paragraph("JobTitle", "Junior Software Developer"),
    *bullets(
        "Duties included the upkeep of a Java application that 85 field technicians used to "
        "calibrate flow meters.",
        "Automated the monthly stock report with Python and SQL, which saved the warehouse about "
        "12 hours a month.",
        "Wrote the manual for the calibration software, 60 pages with pictures, and trained "
        "technicians in four states.",
        "Assisted with the move of the support desk from email to a ticket system.",
    ),
    Paragraph("Heading1", "Side Projects"),
    Paragraph("JobLine", "**Ferrywatch**, open source\t2020 – present"),
    *bullets(
        "A web application that tells commuters whether the next ferry is late, made with Flask "
        "and SQLite; about 300 people use it on an ordinary weekday.",
        "Reads the public vessel feed every 30 seconds and predicts the time at the dock to "
        "within four minutes.",
    ),
    Paragraph("Heading1", "Toolbox"),
    Paragraph("BodyText", "**Languages:** Python, Java, SQL, Bash"),
    Paragraph("BodyText", "**Frameworks:** Django, FastAPI, Flask"),
    Paragraph("BodyText", "**Data:** Postgres, SQLite, pandas"),
    Paragraph("BodyText", "**Ways of working:** Scrum, pair programming, test-driven development"),
    Paragraph("BodyText", "**Other:** Linux, Git, Jira"),
    Paragraph("Heading1", "Education"),
    Paragraph("JobLine", "**Cascade Ridge University**, Spokane, WA\t2012 – 2016"),
    Paragraph("BodyText", "Bachelor of Science in Computer Science, minor in Geography"),
    *bullets(
        "Final-year project: a routing service for the county's snow plows, which the county "
        "used for two winters.",
    ),
    Paragraph("Heading1", "Courses & Certificates"),
    Paragraph("BodyText", "AWS Certified Developer – Associate, May 2022"),
    Paragraph("BodyText", "Incident Command for Engineers (three-day course), 11/2023"),
    Paragraph("Heading1", "Spoken Languages"),
    Paragraph("BodyText", "English (native), Spanish (fluent), Igbo (conversational)"),
)

CONTACT = (
    "Portland, OR 97214  |  (503) 555-0142  |  ",
    ("mailto:renata.okonjo@example.com", "renata.okonjo@example.com"),
    "  |  ",
    ("https://www.linkedin.com/in/renata-okonjo-example", "linkedin.com/in/renata-okonjo-example"),
)


def run(text: str, bold: bool = False) -> str:
    properties = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph_xml(paragraph: Paragraph) -> str:
    runs = "".join(
        run(piece, bold=bool(number % 2))
        for number, phrase in enumerate(paragraph.text.split("**"))
        for piece in phrase.split("¦")
        if piece
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{runs}</w:p>'


def document() -> str:
    body = "".join(paragraph_xml(paragraph) for paragraph in BODY)
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1224" w:right="1224" w:bottom="1080" '
        'w:left="1224" w:header="576" w:footer="432" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{DECLARATION}<w:document {ROOT}><w:body>{body}{section}</w:body></w:document>"


def first_header() -> str:
    inside = []
    for number, piece in enumerate(CONTACT):
        if isinstance(piece, str):
            inside.append(run(piece))
            continue
        link = f'<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{escape(piece[1])}</w:t>'
        inside.append(f'<w:hyperlink r:id="rId{number}"><w:r>{link}</w:r></w:hyperlink>')
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{"".join(inside)}</w:p>'
    return f"{DECLARATION}<w:hdr {ROOT}>{paragraph}</w:hdr>"


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes are half-points, spacing and indents twentieths of a point."""

    id: str
    name: str
    paragraph: str
    run: str
    next: str = "BodyText"


STYLES = (
    Style(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:after="0"/>',
        '<w:b/><w:color w:val="1F3A4D"/><w:spacing w:val="10"/><w:sz w:val="48"/>',
    ),
    Style(
        "Subtitle",
        "Subtitle",
        '<w:spacing w:after="120"/>',
        '<w:color w:val="4A6A7C"/><w:sz w:val="26"/>',
    ),
    Style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="9DB2BF"/>'
        '</w:pBdr><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:color w:val="1F3A4D"/><w:sz w:val="26"/>',
    ),
    Style("BodyText", "Body Text", '<w:spacing w:after="60"/>', ""),
    Style(
        "JobLine",
        "Job Line",
        '<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="9792"/></w:tabs>'
        '<w:spacing w:before="140" w:after="0"/>',
        "",
        next="JobTitle",
    ),
    Style(
        "JobTitle",
        "Job Title",
        '<w:keepNext/><w:spacing w:after="60"/>',
        '<w:i/><w:color w:val="4A6A7C"/>',
        next="ListBullet",
    ),
    Style(
        "ListBullet",
        "List Bullet",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="50"/><w:contextualSpacing/>',
        "",
        next="ListBullet",
    ),
    Style(
        "Header",
        "header",
        '<w:jc w:val="center"/>',
        '<w:color w:val="4A6A7C"/><w:sz w:val="19"/>',
        next="Header",
    ),
)


def style_xml(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style.next}"/><w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


def styles() -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="266" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="1A5276"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    named = "".join(style_xml(style) for style in STYLES)
    return f"{DECLARATION}<w:styles {ROOT}>{defaults}{normal}{named}</w:styles>"


def numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl>'
    )
    return (
        f'{DECLARATION}<w:numbering {ROOT}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def core_properties() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Resume of Renata Okonjo</dc:title>'
        "<dc:creator>Renata Okonjo</dc:creator></cp:coreProperties>"
    )


PARTS = ("document.main", "styles", "numbering", "settings", "header")
NAMES = ("document", "styles", "numbering", "settings", "header1")


def content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{part}+xml"/>'
        for name, part in zip(NAMES, PARTS, strict=True)
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def relationships(*entries: tuple[str, str, str]) -> str:
    inside = ""
    for key, kind, target in entries:
        outside = ' TargetMode="External"' if ":" in target else ""
        inside += f'<Relationship Id="{key}" Type="{kind}" Target="{escape(target)}"{outside}/>'
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def package() -> dict[str, str]:
    links = [
        (f"rId{number}", f"{R}/hyperlink", piece[0])
        for number, piece in enumerate(CONTACT)
        if not isinstance(piece, str)
    ]
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{R}/styles", "styles.xml"),
            ("rId2", f"{R}/numbering", "numbering.xml"),
            ("rId3", f"{R}/settings", "settings.xml"),
            ("rId4", f"{R}/header", "header1.xml"),
        ),
        "word/header1.xml": first_header(),
        "word/_rels/header1.xml.rels": relationships(*links),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": f'{DECLARATION}<w:settings {ROOT}><w:zoom w:percent="100"/>'
        "</w:settings>",
        "docProps/core.xml": core_properties(),
    }


def main() -> None:
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in package().items():
            # A fixed date makes the same content give the same bytes.
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


if __name__ == "__main__":
    main()
