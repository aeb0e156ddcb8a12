-- AlterTable
ALTER TABLE "capability" ADD COLUMN     "archived_at" TIMESTAMPTZ(6),
ADD COLUMN     "confirmation_asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "confirmation_token_hash" TEXT,
ADD COLUMN     "fulfilled_at" TIMESTAMPTZ(6),
ADD COLUMN     "fulfilment_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "moderated_at" TIMESTAMPTZ(6),
ADD COLUMN     "moderated_by_id" UUID,
ADD COLUMN     "moderation_reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "capability_version" ADD COLUMN     "coach_missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "coach_score" INTEGER,
ADD COLUMN     "edit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "section_access" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "document" ADD COLUMN     "access" TEXT NOT NULL DEFAULT 'public',
ADD COLUMN     "capability_id" UUID,
ADD COLUMN     "caption" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "opportunity_id" UUID,
ADD COLUMN     "scan_verdict" TEXT NOT NULL DEFAULT 'unscanned',
ADD COLUMN     "scanned_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "opportunity" ADD COLUMN     "archived_at" TIMESTAMPTZ(6),
ADD COLUMN     "confirmation_asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "confirmation_token_hash" TEXT,
ADD COLUMN     "fulfilled_at" TIMESTAMPTZ(6),
ADD COLUMN     "fulfilment_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "moderated_at" TIMESTAMPTZ(6),
ADD COLUMN     "moderated_by_id" UUID,
ADD COLUMN     "moderation_reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "opportunity_version" ADD COLUMN     "coach_missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "coach_score" INTEGER,
ADD COLUMN     "edit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "section_access" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_version_id" UUID,
    "capability_version_id" UUID,
    "submitted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "submitted_by_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,
    "decision" TEXT,
    "decision_note" TEXT NOT NULL DEFAULT '',
    "ended_at" TIMESTAMPTZ(6),
    "scheduled_for" TIMESTAMPTZ(6),
    "scheduled_by_id" UUID,
    "change_reason" TEXT NOT NULL DEFAULT '',
    "schedule_failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_comment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "review_id" UUID NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_id" UUID,
    "capability_id" UUID,
    "version_number" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "proposed" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "accepted_at" TIMESTAMPTZ(6),
    "rejected_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,
    "answer_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "opportunity_id" UUID,
    "capability_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "watch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_reading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_version_id" UUID,
    "capability_version_id" UUID,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "section_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name_zh" TEXT NOT NULL DEFAULT '',
    "name_en" TEXT NOT NULL DEFAULT '',
    "introduction_zh" TEXT NOT NULL DEFAULT '',
    "introduction_en" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "edited_by_id" UUID NOT NULL,
    "release_at" TIMESTAMPTZ(6),
    "scheduled_by_id" UUID,
    "released_at" TIMESTAMPTZ(6),
    "released_by_id" UUID,
    "release_failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_item" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "opportunity_id" UUID,
    "capability_id" UUID,
    "opportunity_version_id" UUID,
    "capability_version_id" UUID,

    CONSTRAINT "batch_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "typed_form" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "reference" TEXT NOT NULL DEFAULT '',
    "values" JSONB NOT NULL,
    "edit" INTEGER NOT NULL DEFAULT 0,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "typed_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "headings" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "committed_at" TIMESTAMPTZ(6),
    "committed_by_id" UUID,
    "finished_at" TIMESTAMPTZ(6),
    "undone_at" TIMESTAMPTZ(6),
    "undone_by_id" UUID,
    "failure" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "run_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "edited" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "outcome" TEXT,
    "reference" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("run_id","number")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "organisation_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "headings_hash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("organisation_id","list","headings_hash")
);

-- CreateIndex
CREATE INDEX "review_opportunity_version_id_idx" ON "review"("opportunity_version_id");

-- CreateIndex
CREATE INDEX "review_capability_version_id_idx" ON "review"("capability_version_id");

-- CreateIndex
CREATE INDEX "review_scheduled_for_idx" ON "review"("scheduled_for");

-- CreateIndex
CREATE INDEX "review_comment_review_id_created_at_idx" ON "review_comment"("review_id", "created_at");

-- CreateIndex
CREATE INDEX "suggestion_opportunity_id_proposed_at_idx" ON "suggestion"("opportunity_id", "proposed_at");

-- CreateIndex
CREATE INDEX "suggestion_capability_id_proposed_at_idx" ON "suggestion"("capability_id", "proposed_at");

-- CreateIndex
CREATE INDEX "suggestion_proposed_by_id_proposed_at_idx" ON "suggestion"("proposed_by_id", "proposed_at");

-- CreateIndex
CREATE INDEX "watch_opportunity_id_idx" ON "watch"("opportunity_id");

-- CreateIndex
CREATE INDEX "watch_capability_id_idx" ON "watch"("capability_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_person_id_opportunity_id_key" ON "watch"("person_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_person_id_capability_id_key" ON "watch"("person_id", "capability_id");

-- CreateIndex
CREATE INDEX "section_reading_opportunity_version_id_idx" ON "section_reading"("opportunity_version_id");

-- CreateIndex
CREATE INDEX "section_reading_capability_version_id_idx" ON "section_reading"("capability_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "section_reading_person_id_organisation_id_opportunity_versi_key" ON "section_reading"("person_id", "organisation_id", "opportunity_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "section_reading_person_id_organisation_id_capability_versio_key" ON "section_reading"("person_id", "organisation_id", "capability_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_reference_key" ON "batch"("reference");

-- CreateIndex
CREATE INDEX "batch_released_at_id_idx" ON "batch"("released_at" DESC, "id");

-- CreateIndex
CREATE INDEX "batch_release_at_idx" ON "batch"("release_at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_organisation_id_list_number_key" ON "batch"("organisation_id", "list", "number");

-- CreateIndex
CREATE INDEX "batch_item_batch_id_position_idx" ON "batch_item"("batch_id", "position");

-- CreateIndex
CREATE INDEX "batch_item_opportunity_id_idx" ON "batch_item"("opportunity_id");

-- CreateIndex
CREATE INDEX "batch_item_capability_id_idx" ON "batch_item"("capability_id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_item_batch_id_opportunity_id_key" ON "batch_item"("batch_id", "opportunity_id");

-- CreateIndex
CREATE UNIQUE INDEX "batch_item_batch_id_capability_id_key" ON "batch_item"("batch_id", "capability_id");

-- CreateIndex
CREATE INDEX "typed_form_saved_at_idx" ON "typed_form"("saved_at");

-- CreateIndex
CREATE UNIQUE INDEX "typed_form_person_id_organisation_id_list_reference_key" ON "typed_form"("person_id", "organisation_id", "list", "reference");

-- CreateIndex
CREATE INDEX "import_run_organisation_id_uploaded_at_id_idx" ON "import_run"("organisation_id", "uploaded_at" DESC, "id");

-- CreateIndex
CREATE INDEX "import_run_committed_at_idx" ON "import_run"("committed_at");

-- CreateIndex
CREATE UNIQUE INDEX "capability_confirmation_token_hash_key" ON "capability"("confirmation_token_hash");

-- CreateIndex
CREATE INDEX "document_opportunity_id_idx" ON "document"("opportunity_id");

-- CreateIndex
CREATE INDEX "document_capability_id_idx" ON "document"("capability_id");

-- CreateIndex
CREATE INDEX "document_scan_verdict_uploaded_at_idx" ON "document"("scan_verdict", "uploaded_at");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_confirmation_token_hash_key" ON "opportunity"("confirmation_token_hash");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_opportunity_version_id_fkey" FOREIGN KEY ("opportunity_version_id") REFERENCES "opportunity_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_capability_version_id_fkey" FOREIGN KEY ("capability_version_id") REFERENCES "capability_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_reading" ADD CONSTRAINT "section_reading_opportunity_version_id_fkey" FOREIGN KEY ("opportunity_version_id") REFERENCES "opportunity_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_reading" ADD CONSTRAINT "section_reading_capability_version_id_fkey" FOREIGN KEY ("capability_version_id") REFERENCES "capability_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_opportunity_version_id_fkey" FOREIGN KEY ("opportunity_version_id") REFERENCES "opportunity_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch_item" ADD CONSTRAINT "batch_item_capability_version_id_fkey" FOREIGN KEY ("capability_version_id") REFERENCES "capability_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "typed_form" ADD CONSTRAINT "typed_form_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

-- One listing, one version each.
ALTER TABLE review ADD CONSTRAINT review_about_one
  CHECK (num_nonnulls(opportunity_version_id, capability_version_id) = 1);
ALTER TABLE suggestion ADD CONSTRAINT suggestion_about_one CHECK (num_nonnulls(opportunity_id, capability_id) = 1);
ALTER TABLE watch ADD CONSTRAINT watch_about_one CHECK (num_nonnulls(opportunity_id, capability_id) = 1);
ALTER TABLE section_reading ADD CONSTRAINT section_reading_about_one
  CHECK (num_nonnulls(opportunity_version_id, capability_version_id) = 1);
ALTER TABLE batch_item ADD CONSTRAINT batch_item_about_one CHECK (num_nonnulls(opportunity_id, capability_id) = 1);
ALTER TABLE batch_item ADD CONSTRAINT batch_item_version_of_its_list CHECK (
  (opportunity_version_id IS NULL OR opportunity_id IS NOT NULL) AND (capability_version_id IS NULL OR capability_id IS NOT NULL));

ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_section_access CHECK (jsonb_typeof(section_access) = 'object');
ALTER TABLE capability_version ADD CONSTRAINT capability_version_section_access CHECK (jsonb_typeof(section_access) = 'object');
ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_coach CHECK (coach_score BETWEEN 0 AND 100);
ALTER TABLE capability_version ADD CONSTRAINT capability_version_coach CHECK (coach_score BETWEEN 0 AND 100);

-- Off the list for one reason at a time, and only what was on it.
ALTER TABLE opportunity ADD CONSTRAINT opportunity_off_list_once
  CHECK (num_nonnulls(withdrawn_at, archived_at, fulfilled_at) <= 1 AND (num_nonnulls(archived_at, fulfilled_at) = 0 OR published_at IS NOT NULL));
ALTER TABLE capability ADD CONSTRAINT capability_off_list_once
  CHECK (num_nonnulls(withdrawn_at, archived_at, fulfilled_at) <= 1 AND (num_nonnulls(archived_at, fulfilled_at) = 0 OR published_at IS NOT NULL));
ALTER TABLE opportunity ADD CONSTRAINT opportunity_moderation_whole
  CHECK ((moderated_at IS NULL) = (moderated_by_id IS NULL) AND (moderated_at IS NULL) = (moderation_reason = ''));
ALTER TABLE capability ADD CONSTRAINT capability_moderation_whole
  CHECK ((moderated_at IS NULL) = (moderated_by_id IS NULL) AND (moderated_at IS NULL) = (moderation_reason = ''));

-- A review is decided once, an ended or returned one schedules nothing, and one is open at a time.
ALTER TABLE review ADD CONSTRAINT review_decision CHECK (decision IN ('approved', 'changes-requested'));
ALTER TABLE review ADD CONSTRAINT review_decided_whole
  CHECK (num_nulls(decided_at, decided_by_id, decision) IN (0, 3));
ALTER TABLE review ADD CONSTRAINT review_schedule
  CHECK ((scheduled_for IS NULL) = (scheduled_by_id IS NULL) AND (scheduled_for IS NULL OR (decision = 'approved' AND ended_at IS NULL)));
CREATE UNIQUE INDEX review_one_open_of_opportunity ON review (opportunity_version_id)
  WHERE ended_at IS NULL AND decision IS DISTINCT FROM 'changes-requested';
CREATE UNIQUE INDEX review_one_open_of_capability ON review (capability_version_id)
  WHERE ended_at IS NULL AND decision IS DISTINCT FROM 'changes-requested';

-- An approval holds for the words that were read: another saving of the draft ends it.
CREATE FUNCTION end_reviews_of_changed_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE review SET ended_at = app_clock(), scheduled_for = NULL, scheduled_by_id = NULL
   WHERE ended_at IS NULL AND decision IS DISTINCT FROM 'changes-requested'
     AND (opportunity_version_id = NEW.id OR capability_version_id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER opportunity_version_ends_reviews AFTER UPDATE OF edit ON opportunity_version
  FOR EACH ROW WHEN (NEW.published_at IS NULL AND NEW.edit <> OLD.edit) EXECUTE FUNCTION end_reviews_of_changed_draft();
CREATE TRIGGER capability_version_ends_reviews AFTER UPDATE OF edit ON capability_version
  FOR EACH ROW WHEN (NEW.published_at IS NULL AND NEW.edit <> OLD.edit) EXECUTE FUNCTION end_reviews_of_changed_draft();

-- Four eyes on approval, as on publication: who wrote the draft does not approve it, unless the organisation has one member.
CREATE FUNCTION four_eyes_on_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner uuid;
  writer uuid;
BEGIN
  IF NEW.decision IS DISTINCT FROM 'approved' OR (TG_OP = 'UPDATE' AND OLD.decision = 'approved') THEN
    RETURN NEW;
  END IF;
  SELECT o.organisation_id, v.saved_by_id INTO owner, writer FROM opportunity_version v
    JOIN opportunity o ON o.id = v.opportunity_id WHERE v.id = NEW.opportunity_version_id
  UNION ALL
  SELECT c.organisation_id, v.saved_by_id FROM capability_version v
    JOIN capability c ON c.id = v.capability_id WHERE v.id = NEW.capability_version_id;
  IF NEW.decided_by_id = writer AND (SELECT count(*) FROM membership WHERE organisation_id = owner) > 1 THEN
    RAISE EXCEPTION 'who wrote it cannot approve it' USING ERRCODE = 'JB005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_four_eyes BEFORE INSERT OR UPDATE OF decision ON review
  FOR EACH ROW EXECUTE FUNCTION four_eyes_on_approval();

ALTER TABLE suggestion ADD CONSTRAINT suggestion_answered_once
  CHECK (num_nonnulls(accepted_at, rejected_at) <= 1 AND (num_nonnulls(accepted_at, rejected_at) = 0) = (answered_by_id IS NULL));

-- A batch is numbered from 1, named, and stays as it was once released.
ALTER TABLE batch ADD CONSTRAINT batch_list CHECK (list IN ('opportunity', 'capability'));
ALTER TABLE batch ADD CONSTRAINT batch_number CHECK (number >= 1);
ALTER TABLE batch ADD CONSTRAINT batch_named CHECK (name_zh <> '' OR name_en <> '');
ALTER TABLE batch ADD CONSTRAINT batch_schedule CHECK ((release_at IS NULL) = (scheduled_by_id IS NULL));
ALTER TABLE batch ADD CONSTRAINT batch_release CHECK ((released_at IS NULL) = (released_by_id IS NULL));
CREATE TRIGGER batch_released_stays BEFORE UPDATE OR DELETE ON batch
  FOR EACH ROW WHEN (OLD.released_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE FUNCTION keep_released_batch_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM batch WHERE id = coalesce(OLD.batch_id, NEW.batch_id) AND released_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the batch is released' USING ERRCODE = 'JB003';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER batch_item_stays BEFORE INSERT OR UPDATE OR DELETE ON batch_item
  FOR EACH ROW EXECUTE FUNCTION keep_released_batch_items();
-- Four eyes: who put the batch together does not set it free, unless the organisation has one member.
CREATE FUNCTION four_eyes_on_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.scheduled_by_id = NEW.edited_by_id OR NEW.released_by_id = NEW.edited_by_id THEN
    IF (SELECT count(*) FROM membership WHERE organisation_id = NEW.organisation_id) > 1 THEN
      RAISE EXCEPTION 'who put the batch together cannot release it' USING ERRCODE = 'JB005';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER batch_four_eyes BEFORE INSERT OR UPDATE ON batch FOR EACH ROW EXECUTE FUNCTION four_eyes_on_batch();

ALTER TABLE typed_form ADD CONSTRAINT typed_form_list CHECK (list IN ('opportunity', 'capability'));
ALTER TABLE typed_form ADD CONSTRAINT typed_form_size CHECK (pg_column_size("values") < 400000);

ALTER TABLE import_run ADD CONSTRAINT import_run_list CHECK (list IN ('opportunity', 'capability'));
ALTER TABLE import_run ADD CONSTRAINT import_run_format CHECK (format IN ('xlsx', 'xls', 'csv', 'json', 'jsonl'));
ALTER TABLE import_run ADD CONSTRAINT import_run_committed_whole CHECK ((committed_at IS NULL) = (committed_by_id IS NULL));
ALTER TABLE import_run ADD CONSTRAINT import_run_undone_whole
  CHECK ((undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_at IS NULL OR finished_at IS NOT NULL));
ALTER TABLE import_row ADD CONSTRAINT import_row_outcome
  CHECK (outcome IN ('added', 'changed', 'unchanged', 'refused', 'skipped'));

-- Attachments belong to one listing; evidence and logos to none.
ALTER TABLE document DROP CONSTRAINT document_purpose_known;
ALTER TABLE document ADD CONSTRAINT document_purpose_known CHECK (purpose IN ('evidence', 'logo', 'attachment'));
ALTER TABLE document ADD CONSTRAINT document_attachment_of_one
  CHECK (num_nonnulls(opportunity_id, capability_id) = (CASE WHEN purpose = 'attachment' THEN 1 ELSE 0 END));
ALTER TABLE document ADD CONSTRAINT document_access_known CHECK (access IN ('public', 'verified', 'introduced'));
ALTER TABLE document ADD CONSTRAINT document_scan_known CHECK (scan_verdict IN ('unscanned', 'pending', 'clean', 'infected'));
