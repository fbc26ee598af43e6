"""The web application: pages, the API, the live streams."""

from recast.web.app import create_app

__all__ = ["create_app"]
