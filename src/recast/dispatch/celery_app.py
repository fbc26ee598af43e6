"""Celery, set up so that it only carries wakes: the state of every run lies in our own SQL."""

from celery import Celery

QUEUE = "recast"
TASK = "recast.execute"
RANK_QUEUE = "recast.rank"
RANK_TASK = "recast.rank"


def celery_app(broker_url: str, *, patience: float | None) -> Celery:
    """The application; `patience` is in seconds for each answer of the broker, None for ever.

    A web process must not wait long for a broker that is away, a worker has nothing else to do.
    """
    app = Celery("recast", broker=broker_url, set_as_current=False)
    app.conf.update(
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_default_queue=QUEUE,
        task_serializer="json",
        accept_content=["json"],
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        worker_enable_remote_control=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={
            "socket_timeout": patience,
            "socket_connect_timeout": 2.0,
            "socket_keepalive": True,
        },
    )
    return app
