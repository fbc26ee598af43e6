from recast.customization.engine import Cancellation
from recast.engines.providers.connection import Connection
from recast.engines.providers.patience import Patience
from services import until


def test_silence_counts_only_while_somebody_listens() -> None:
    hasty, patient = Patience(silence=0.01), Patience(silence=0.1)
    with (
        Connection(hasty, Cancellation()) as left_alone,
        Connection(patient, Cancellation()) as listened_to,
    ):
        left_alone.listen()
        left_alone.pause()
        listened_to.listen()
        until(lambda: listened_to.fell_silent)
        assert not left_alone.fell_silent
