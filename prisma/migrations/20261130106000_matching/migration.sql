-- Matching that goes on by itself: each listing keeps its own list of counterparts, work still to be done is on record,
-- what was shown and said is kept, and the weights of the score are learned from it.

-- A pair stands on two lists, of the opportunity and of the capability, with a row each. The rows are made again by the worker.
DELETE FROM "match";
DROP INDEX "match_capability_id_score_idx";
DROP INDEX "match_opportunity_id_score_idx";
ALTER TABLE "match" DROP CONSTRAINT "match_pkey";
ALTER TABLE "match" ADD COLUMN "list" TEXT NOT NULL;
ALTER TABLE "match" ADD CONSTRAINT "match_pkey" PRIMARY KEY ("list", "opportunity_id", "capability_id");
ALTER TABLE "match" ADD CONSTRAINT "match_list" CHECK ("list" IN ('opportunity', 'capability'));
-- The page of an opportunity or capability: its best counterparts.
CREATE INDEX "match_opportunity_id_list_score_idx" ON "match"("opportunity_id", "list", "score" DESC);
CREATE INDEX "match_capability_id_list_score_idx" ON "match"("capability_id", "list", "score" DESC);

CREATE TABLE "match_due" (
    "list" TEXT NOT NULL,
    "listing_id" UUID NOT NULL,
    "urgency" SMALLINT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_due_pkey" PRIMARY KEY ("list", "listing_id")
);
ALTER TABLE "match_due" ADD CONSTRAINT "match_due_list" CHECK ("list" IN ('opportunity', 'capability'));
ALTER TABLE "match_due" ADD CONSTRAINT "match_due_urgency" CHECK ("urgency" IN (1, 2));
-- What to do next.
CREATE INDEX "match_due_urgency_since_idx" ON "match_due"("urgency", "since");

CREATE TABLE "match_model" (
    "number" SERIAL NOT NULL,
    "weights" JSONB,
    "report" JSONB,
    "learned_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "match_model_pkey" PRIMARY KEY ("number")
);
ALTER TABLE "match_model" ADD CONSTRAINT "match_model_learned_whole" CHECK (("weights" IS NULL) = ("report" IS NULL));
-- One model scores at a time.
CREATE UNIQUE INDEX "match_model_one_active" ON "match_model" ("is_active") WHERE "is_active";
-- A model is never changed or lost: what scored yesterday can always score again.
CREATE FUNCTION keep_match_model() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.number, NEW.weights, NEW.report, NEW.learned_at) IS NOT DISTINCT FROM (OLD.number, OLD.weights, OLD.report, OLD.learned_at) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a learned model stays as it is' USING ERRCODE = 'JB003';
END $$;
CREATE TRIGGER match_model_stays BEFORE UPDATE OR DELETE ON "match_model" FOR EACH ROW EXECUTE FUNCTION keep_match_model();
-- The weights that the program brings along.
INSERT INTO "match_model" ("is_active") VALUES (true);

CREATE TABLE "match_showing" (
    "list" TEXT NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "capability_id" UUID NOT NULL,
    "shown_on" DATE NOT NULL,
    "position" SMALLINT NOT NULL,
    "is_exploration" BOOLEAN NOT NULL,
    "parts" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(6),

    CONSTRAINT "match_showing_pkey" PRIMARY KEY ("list", "opportunity_id", "capability_id", "shown_on")
);
ALTER TABLE "match_showing" ADD CONSTRAINT "match_showing_list" CHECK ("list" IN ('opportunity', 'capability'));
ALTER TABLE "match_showing" ADD CONSTRAINT "match_showing_position" CHECK ("position" BETWEEN 1 AND 50);
-- Foreign keys, and what is old.
CREATE INDEX "match_showing_capability_id_idx" ON "match_showing"("capability_id");
CREATE INDEX "match_showing_opportunity_id_idx" ON "match_showing"("opportunity_id");
CREATE INDEX "match_showing_shown_on_idx" ON "match_showing"("shown_on");
ALTER TABLE "match_showing" ADD CONSTRAINT "match_showing_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "match_showing" ADD CONSTRAINT "match_showing_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "match_judgement" (
    "list" TEXT NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "capability_id" UUID NOT NULL,
    "is_useful" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "parts" JSONB NOT NULL,
    "judged_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "match_judgement_pkey" PRIMARY KEY ("list", "opportunity_id", "capability_id")
);
ALTER TABLE "match_judgement" ADD CONSTRAINT "match_judgement_list" CHECK ("list" IN ('opportunity', 'capability'));
-- "Not useful" says why; "useful" needs no reason.
ALTER TABLE "match_judgement" ADD CONSTRAINT "match_judgement_reason" CHECK ("is_useful" = ("reason" = ''));
CREATE INDEX "match_judgement_capability_id_idx" ON "match_judgement"("capability_id");
CREATE INDEX "match_judgement_opportunity_id_idx" ON "match_judgement"("opportunity_id");
ALTER TABLE "match_judgement" ADD CONSTRAINT "match_judgement_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "match_judgement" ADD CONSTRAINT "match_judgement_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "match_alert" (
    "opportunity_id" UUID NOT NULL,
    "capability_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "match_alert_pkey" PRIMARY KEY ("opportunity_id", "capability_id")
);
-- What is still to be told.
CREATE INDEX "match_alert_untold" ON "match_alert" ("opportunity_id") WHERE "told_at" IS NULL;
CREATE INDEX "match_alert_capability_id_idx" ON "match_alert"("capability_id");
ALTER TABLE "match_alert" ADD CONSTRAINT "match_alert_score" CHECK ("score" BETWEEN 0 AND 1);
ALTER TABLE "match_alert" ADD CONSTRAINT "match_alert_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "match_alert" ADD CONSTRAINT "match_alert_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;
