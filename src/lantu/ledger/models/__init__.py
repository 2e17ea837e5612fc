"""Plans, documents and the rows of the ledger."""

from lantu.ledger.models.document import HEAVY, Document, DocumentState
from lantu.ledger.models.plan import Plan
from lantu.ledger.models.task import Task, TaskFigure, TaskOwner

__all__ = ["HEAVY", "Document", "DocumentState", "Plan", "Task", "TaskFigure", "TaskOwner"]
