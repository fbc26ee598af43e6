"""Scores a resume against a job and says why."""

from recast.analysis.analyzer import analyze as analyze
