-- AlterTable
ALTER TABLE "import_row" ADD COLUMN     "key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "level" TEXT NOT NULL DEFAULT 'fine',
ADD COLUMN     "plan" TEXT,
ADD COLUMN     "undone" TEXT;

-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "checked_at" TIMESTAMPTZ(6),
ADD COLUMN     "import_source" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sheet" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "sheets" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "undo_finished_at" TIMESTAMPTZ(6),
ADD COLUMN     "valid_until" DATE;

-- CreateTable
CREATE TABLE "import_file" (
    "run_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("run_id")
);

-- CreateIndex
CREATE INDEX "import_row_run_id_key_idx" ON "import_row"("run_id", "key");

-- AddForeignKey
ALTER TABLE "import_file" ADD CONSTRAINT "import_file_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE import_row ADD CONSTRAINT import_row_plan CHECK (plan IN ('added', 'changed', 'unchanged', 'refused', 'skipped'));
ALTER TABLE import_row ADD CONSTRAINT import_row_level CHECK (level IN ('fine', 'warning', 'error'));
ALTER TABLE import_row ADD CONSTRAINT import_row_undone
  CHECK (undone IN ('removed', 'restored', 'kept-published', 'kept-edited', 'kept-in-use', 'nothing'));
-- Only what was tried out is carried out, and only what is carried out has an end.
ALTER TABLE import_run ADD CONSTRAINT import_run_checked_first CHECK (committed_at IS NULL OR checked_at IS NOT NULL);
ALTER TABLE import_run ADD CONSTRAINT import_run_finished_after CHECK (finished_at IS NULL OR committed_at IS NOT NULL);
ALTER TABLE import_run ADD CONSTRAINT import_run_undo_finished_after CHECK (undo_finished_at IS NULL OR undone_at IS NOT NULL);
