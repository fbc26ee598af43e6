import os
import threading
from pathlib import Path

from recast.cli.inputs import job_from


def test_a_posting_is_read_once_as_a_pipe_can_be(tmp_path: Path) -> None:
    pipe = tmp_path / "job.txt"
    os.mkfifo(pipe)
    text = "Baker\n\nRequirements\n- Sourdough\n"
    writer = threading.Thread(target=pipe.write_text, args=(text,), daemon=True)
    writer.start()
    assert job_from(str(pipe)).text == text.strip()
    writer.join()
