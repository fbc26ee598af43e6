"""Lets LibreOffice itself accept and reject the tracked changes of files, and compares the text.

    python benchmarks/tracked_in_office.py FOLDER

Each Word file of the folder is edited (every third line changed, one line taken out, one added,
one moved) with tracked changes. LibreOffice accepts all of them in one copy and rejects all in
another; both are read again and compared with the customized and the original text.
"""

import argparse
import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

from recast.documents.docx.package import open_docx
from recast.documents.docx.paragraphs import docx_paragraphs, lines_of_paragraphs
from recast.documents.fresh.line_text import without_mark
from recast.documents.writeback.writing import write_back

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes"
 script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "FilterName"
  format(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), format())
  document.close(True)
End Sub
</script:module>"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Changes"/></library:library>"""


def lines_of(data: bytes) -> list[str]:
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(data)))
    return [line.text for line in lines if line.text]


def shown(lines: list[str]) -> list[str]:
    return [text for line in lines if (text := " ".join(without_mark(line).split()))]


def edited(lines: list[str]) -> list[str]:
    long = [number for number, line in enumerate(lines) if len(line.split()) > 5]
    made = list(lines)
    for number in long[::3]:
        words = made[number].split(" ")
        words[len(words) // 2] = "quartz"
        made[number] = " ".join(words)
    if len(long) > 5:
        made.insert(long[4], made.pop(long[1]))
        made.insert(long[3] + 1, "Sphinx of black quartz, judge my vow")
        del made[long[-1] + 1]
    return made


def settle(profile: Path, source: Path, target: Path, command: str) -> None:
    macro = f'macro:///Standard.Changes.Settle("{source}","{target}",".uno:{command}")'
    call = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", macro]
    subprocess.run(call, check=True, capture_output=True, timeout=120)


def prepare(profile: Path, any_file: Path) -> None:
    """Lets LibreOffice make a profile of its own, then puts the macro into it."""
    call = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    output = str(profile.parent / "first")
    subprocess.run(
        [*call, "txt:Text", "--outdir", output, str(any_file)], check=True, capture_output=True
    )
    folder = profile / "user" / "basic" / "Standard"
    (folder / "Changes.xba").write_text(MACRO)
    (folder / "script.xlb").write_text(LIBRARY)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = sorted(parser.parse_args().folder.glob("*.docx"))
        prepare(folder / "profile", files[0])
        for path in files:
            original = path.read_bytes()
            lines = lines_of(original)
            wanted = edited(lines)
            tracked = folder / path.name
            tracked.write_bytes(write_back(original, "\n".join(wanted), NOW).data)
            for command, text in (("AcceptAll", wanted), ("RejectAll", lines)):
                target = folder / f"{path.stem}.{command}.docx"
                settle(folder / "profile", tracked, target, f"{command}TrackedChanges")
                right = shown(lines_of(target.read_bytes())) == shown(text)
                faults += not right
                print(f"{path.name} {command}: {'right' if right else 'WRONG'}")
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main())
