-- CreateTable
CREATE TABLE "concept_proposal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "zh" TEXT[],
    "en" TEXT[],
    "reason" TEXT NOT NULL DEFAULT '',
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "accepted_at" TIMESTAMPTZ(6),
    "rejected_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,
    "answer_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "concept_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "concept_proposal_proposed_by_id_proposed_at_idx" ON "concept_proposal"("proposed_by_id", "proposed_at");

-- CreateIndex
CREATE INDEX "concept_proposal_proposed_at_id_idx" ON "concept_proposal"("proposed_at", "id");

-- CreateIndex
CREATE INDEX "concept_proposal_accepted_at_id_idx" ON "concept_proposal"("accepted_at", "id");

-- Queries and their indexes: open ones of one person (proposed_by_id, proposed_at) · the operators' list, newest first
-- (proposed_at, id) · accepted ones in the order the lexicon numbers them (accepted_at, id).

-- A concept has wordings in both languages, a dozen at most, none of them empty.
ALTER TABLE concept_proposal ADD CONSTRAINT concept_proposal_wordings CHECK (
  zh IS NOT NULL AND en IS NOT NULL AND cardinality(zh) BETWEEN 1 AND 12 AND cardinality(en) BETWEEN 1 AND 12
  AND array_position(zh, NULL) IS NULL AND array_position(en, NULL) IS NULL AND NOT '' = ANY (zh) AND NOT '' = ANY (en)
);
ALTER TABLE concept_proposal ADD CONSTRAINT concept_proposal_lengths CHECK (
  length(array_to_string(zh, '|')) <= 400 AND length(array_to_string(en, '|')) <= 400
  AND length(reason) <= 500 AND length(answer_note) <= 500
);
-- Answered once, one way, by somebody; who says no says why.
ALTER TABLE concept_proposal ADD CONSTRAINT concept_proposal_one_answer CHECK (num_nonnulls(accepted_at, rejected_at) <= 1);
ALTER TABLE concept_proposal ADD CONSTRAINT concept_proposal_answered_by
  CHECK ((num_nonnulls(accepted_at, rejected_at) = 1) = (answered_by_id IS NOT NULL));
ALTER TABLE concept_proposal ADD CONSTRAINT concept_proposal_rejection_says_why
  CHECK (rejected_at IS NULL OR answer_note <> '');

-- The matcher numbers accepted concepts by their order: they stay as they are, and none goes.
CREATE FUNCTION keep_concept_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.accepted_at IS NOT NULL THEN
      RAISE EXCEPTION 'an accepted concept stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.accepted_at IS NOT NULL OR OLD.rejected_at IS NOT NULL THEN
    RAISE EXCEPTION 'an answered proposal stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.zh, NEW.en, NEW.reason, NEW.proposed_by_id, NEW.proposed_at)
    IS DISTINCT FROM (OLD.id, OLD.zh, OLD.en, OLD.reason, OLD.proposed_by_id, OLD.proposed_at) THEN
    RAISE EXCEPTION 'a proposal is answered, not changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER concept_proposal_stays BEFORE UPDATE OR DELETE ON concept_proposal
  FOR EACH ROW EXECUTE FUNCTION keep_concept_proposal();
