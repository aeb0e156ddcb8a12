-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "invited_again_at" TIMESTAMPTZ(6),
ADD COLUMN     "invited_again_by_id" UUID;

-- CreateTable
CREATE TABLE "follow_up_step" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "end_reason" TEXT NOT NULL DEFAULT '',
    "happened_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "organisation_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,
    "answered_organisation_id" UUID,
    "answer_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "follow_up_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_plan" (
    "introduction_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "next_on" DATE,
    "responsible_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "follow_up_plan_pkey" PRIMARY KEY ("introduction_id","organisation_id")
);

-- CreateTable
CREATE TABLE "organisation_block" (
    "organisation_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "blocked_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "organisation_block_pkey" PRIMARY KEY ("organisation_id","blocked_id")
);

-- CreateTable
CREATE TABLE "introduction_report" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reported_by_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "decision" TEXT,
    "decision_note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),

    CONSTRAINT "introduction_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_step_introduction_id_number_key" ON "follow_up_step"("introduction_id", "number");

-- CreateIndex
CREATE INDEX "follow_up_plan_organisation_id_next_on_idx" ON "follow_up_plan"("organisation_id", "next_on");

-- CreateIndex
CREATE INDEX "organisation_block_blocked_id_idx" ON "organisation_block"("blocked_id");

-- CreateIndex
CREATE INDEX "introduction_report_decided_at_created_at_id_idx" ON "introduction_report"("decided_at", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "introduction_report_introduction_id_organisation_id_key" ON "introduction_report"("introduction_id", "organisation_id");

-- AddForeignKey
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up_plan" ADD CONSTRAINT "follow_up_plan_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_block" ADD CONSTRAINT "organisation_block_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_block" ADD CONSTRAINT "organisation_block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_report" ADD CONSTRAINT "introduction_report_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_stage
  CHECK (stage IN ('talk', 'visit', 'proof', 'contract', 'scaled', 'ended'));
ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_end_reason CHECK ((end_reason <> '') = (stage = 'ended')
  AND end_reason IN ('', 'not-fitting', 'price', 'timing', 'technology', 'no-answer', 'other'));
ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_answer CHECK (answer IN ('confirmed', 'disputed', 'withdrawn'));
ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_answered_whole
  CHECK (num_nulls(answer, answered_at, answered_by_id, answered_organisation_id) IN (0, 4));
-- Both sides confirm: what one proposes, only the other confirms or disputes.
ALTER TABLE follow_up_step ADD CONSTRAINT follow_up_step_other_side
  CHECK (answer IS NULL OR (answer = 'withdrawn') = (answered_organisation_id = organisation_id));
CREATE UNIQUE INDEX follow_up_step_one_open ON follow_up_step (introduction_id) WHERE answer IS NULL;
CREATE INDEX follow_up_step_confirmed ON follow_up_step (introduction_id, stage) WHERE answer = 'confirmed';
CREATE TRIGGER follow_up_step_answered_stays BEFORE UPDATE OR DELETE ON follow_up_step
  FOR EACH ROW WHEN (OLD.answer IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- Only of an accepted introduction, by one of its two sides, and only onwards.
CREATE FUNCTION follow_up_onwards() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stages text[] := ARRAY['talk', 'visit', 'proof', 'contract', 'scaled', 'ended'];
BEGIN
  IF NOT EXISTS (SELECT FROM introduction i WHERE i.id = NEW.introduction_id AND i.accepted_at IS NOT NULL
      AND NEW.organisation_id IN (i.from_organisation_id, i.to_organisation_id)) THEN
    RAISE EXCEPTION 'not a side of an accepted introduction' USING ERRCODE = 'JB003';
  END IF;
  IF NEW.answer = 'confirmed' AND EXISTS (SELECT FROM follow_up_step s WHERE s.introduction_id = NEW.introduction_id
      AND s.answer = 'confirmed' AND (s.stage IN ('scaled', 'ended')
        OR array_position(stages, s.stage) >= array_position(stages, NEW.stage))) THEN
    RAISE EXCEPTION 'the ledger only goes onwards' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_step_onwards BEFORE INSERT OR UPDATE ON follow_up_step
  FOR EACH ROW EXECUTE FUNCTION follow_up_onwards();
CREATE FUNCTION follow_up_plan_of_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM introduction i WHERE i.id = NEW.introduction_id AND i.accepted_at IS NOT NULL
      AND NEW.organisation_id IN (i.from_organisation_id, i.to_organisation_id)) THEN
    RAISE EXCEPTION 'not a side of an accepted introduction' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER follow_up_plan_side BEFORE INSERT OR UPDATE ON follow_up_plan
  FOR EACH ROW EXECUTE FUNCTION follow_up_plan_of_side();
-- Who leaves is responsible for nothing any more.
CREATE FUNCTION forget_responsible_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE follow_up_plan SET responsible_id = NULL
   WHERE organisation_id = OLD.organisation_id AND responsible_id = OLD.person_id;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_ends_responsibility AFTER DELETE ON membership
  FOR EACH ROW EXECUTE FUNCTION forget_responsible_member();

-- Limits of what is sent now. Counted under the sender's lock, so that parallel requests stand in line.
ALTER TABLE introduction ADD CONSTRAINT introduction_invited_whole
  CHECK (num_nulls(invited_again_at, invited_again_by_id) IN (0, 2) AND (invited_again_at IS NULL OR declined_at IS NOT NULL));
CREATE FUNCTION introduction_within_limits() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today integer;
  open_of_pair integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('introduction'), hashtext(NEW.from_organisation_id::text));
  SELECT count(*) FILTER (WHERE sent_at > NEW.sent_at - interval '24 hours'),
    count(*) FILTER (WHERE to_organisation_id = NEW.to_organisation_id AND answer_due_at > NEW.sent_at
      AND num_nonnulls(accepted_at, declined_at, cancelled_at) = 0)
    INTO today, open_of_pair FROM introduction
   WHERE from_organisation_id = NEW.from_organisation_id AND sent_at > NEW.sent_at - interval '90 days';
  IF today >= 20 THEN
    RAISE EXCEPTION 'twenty requests a day' USING ERRCODE = 'JB008';
  END IF;
  IF open_of_pair >= 3 THEN
    RAISE EXCEPTION 'three open requests per pair' USING ERRCODE = 'JB008';
  END IF;
  IF EXISTS (SELECT FROM organisation_block b
      WHERE b.organisation_id = NEW.to_organisation_id AND b.blocked_id = NEW.from_organisation_id) THEN
    RAISE EXCEPTION 'the receiver takes no requests from the sender' USING ERRCODE = 'JB008';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER introduction_limits BEFORE INSERT ON introduction FOR EACH ROW
  WHEN (NEW.sent_at > clock_timestamp() - interval '1 hour') EXECUTE FUNCTION introduction_within_limits();

ALTER TABLE organisation_block ADD CONSTRAINT organisation_block_another CHECK (organisation_id <> blocked_id);
ALTER TABLE introduction_report ADD CONSTRAINT introduction_report_reason
  CHECK (reason IN ('spam', 'not-serious', 'offensive', 'false-identity', 'other'));
ALTER TABLE introduction_report ADD CONSTRAINT introduction_report_decision CHECK (decision IN ('dismissed', 'warned', 'suspended'));
ALTER TABLE introduction_report ADD CONSTRAINT introduction_report_decided_whole
  CHECK (num_nulls(decision, decided_at, decided_by_id) IN (0, 3) AND (decision IS NULL) = (decision_note = ''));
CREATE TRIGGER introduction_report_decided_stays BEFORE UPDATE OR DELETE ON introduction_report
  FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- Answer times of an organisation: the last year of what it was asked.
CREATE INDEX introduction_answers ON introduction (to_organisation_id, sent_at) WHERE cancelled_at IS NULL;
