"""Scores a resume against a job and says why; orders many jobs by it."""

from recast.analysis.analyzer import analyze as analyze
from recast.analysis.ranking import Ranked as Ranked
from recast.analysis.ranking import rank as rank
