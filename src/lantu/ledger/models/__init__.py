"""Plans, documents, the rows of the ledger and their indicators."""

from lantu.ledger.models.alignment import Alignment
from lantu.ledger.models.bulk import BulkStep
from lantu.ledger.models.distinct import Distinct
from lantu.ledger.models.document import HEAVY, Document, DocumentState
from lantu.ledger.models.indicator import Indicator, IndicatorGoal, Measurement
from lantu.ledger.models.plan import Plan, PlanVersion
from lantu.ledger.models.task import Task, TaskFigure, TaskOwner

__all__ = [
    "HEAVY",
    "Alignment",
    "BulkStep",
    "Distinct",
    "Document",
    "DocumentState",
    "Indicator",
    "IndicatorGoal",
    "Measurement",
    "Plan",
    "PlanVersion",
    "Task",
    "TaskFigure",
    "TaskOwner",
]
