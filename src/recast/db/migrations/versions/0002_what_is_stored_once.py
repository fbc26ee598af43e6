"""What is stored once: fingerprints of resumes and postings.

Those stored before have none and are not found again: storing one of them once more costs less
than reading every file of a large database while it is upgraded.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("resumes", "jobs")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("fingerprint", sa.String(length=64), nullable=True))
        op.create_index(f"ix_{table}_owner_id_fingerprint", table, ["owner_id", "fingerprint"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f"ix_{table}_owner_id_fingerprint", table_name=table)
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("fingerprint")
