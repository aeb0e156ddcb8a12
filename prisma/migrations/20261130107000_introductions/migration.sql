-- AlterTable
ALTER TABLE "document" ADD COLUMN     "introduction_id" UUID,
ADD COLUMN     "message_id" UUID;

-- AlterTable
ALTER TABLE "introduction" ADD COLUMN     "expiry_told_at" TIMESTAMPTZ(6),
ADD COLUMN     "from_shown_to_broker_at" TIMESTAMPTZ(6),
ADD COLUMN     "proposal_id" UUID,
ADD COLUMN     "question_asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "reminders_sent" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "to_shown_to_broker_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "introduction_contact" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "introduction_message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "introduction_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "introduction_reading" (
    "introduction_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "read_until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "introduction_reading_pkey" PRIMARY KEY ("introduction_id","person_id")
);

-- CreateTable
CREATE TABLE "introduction_meeting" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "topic" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "duration" SMALLINT NOT NULL,
    "options" TIMESTAMPTZ(6)[],
    "starts_at" TIMESTAMPTZ(6),
    "decided_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(6),

    CONSTRAINT "introduction_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "introduction_signature" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "introduction_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "signed_by_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "revoked_by_id" UUID,

    CONSTRAINT "introduction_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broker_proposal" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_id" UUID NOT NULL,
    "capability_id" UUID NOT NULL,
    "opportunity_organisation_id" UUID NOT NULL,
    "capability_organisation_id" UUID NOT NULL,
    "broker_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "answer_due_at" TIMESTAMPTZ(6) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),
    "declined_at" TIMESTAMPTZ(6),
    "declined_by_organisation_id" UUID,
    "decline_reason" TEXT,
    "decline_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "broker_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_minutes" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "proposal_id" UUID NOT NULL,
    "visited_on" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "written_by_id" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "visit_minutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clarification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,

    CONSTRAINT "clarification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "introduction_message_introduction_id_sent_at_id_idx" ON "introduction_message"("introduction_id", "sent_at" DESC, "id");

-- CreateIndex
CREATE INDEX "introduction_meeting_introduction_id_proposed_at_id_idx" ON "introduction_meeting"("introduction_id", "proposed_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "introduction_signature_hash_key" ON "introduction_signature"("hash");

-- CreateIndex
CREATE INDEX "introduction_signature_introduction_id_signed_at_idx" ON "introduction_signature"("introduction_id", "signed_at");

-- CreateIndex
CREATE INDEX "broker_proposal_broker_id_proposed_at_id_idx" ON "broker_proposal"("broker_id", "proposed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "broker_proposal_opportunity_organisation_id_proposed_at_id_idx" ON "broker_proposal"("opportunity_organisation_id", "proposed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "broker_proposal_capability_organisation_id_proposed_at_id_idx" ON "broker_proposal"("capability_organisation_id", "proposed_at" DESC, "id");

-- CreateIndex
CREATE INDEX "broker_proposal_opportunity_id_idx" ON "broker_proposal"("opportunity_id");

-- CreateIndex
CREATE INDEX "broker_proposal_capability_id_idx" ON "broker_proposal"("capability_id");

-- CreateIndex
CREATE INDEX "visit_minutes_proposal_id_visited_on_id_idx" ON "visit_minutes"("proposal_id", "visited_on", "id");

-- CreateIndex
CREATE INDEX "clarification_call_id_asked_at_id_idx" ON "clarification"("call_id", "asked_at", "id");

-- CreateIndex
CREATE INDEX "document_introduction_id_uploaded_at_idx" ON "document"("introduction_id", "uploaded_at");

-- CreateIndex
CREATE INDEX "match_score_opportunity_id_capability_id_idx" ON "match"("score" DESC, "opportunity_id", "capability_id");

-- CreateIndex
CREATE INDEX "document_message_id_idx" ON "document"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "introduction_proposal_id_key" ON "introduction"("proposal_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "introduction_message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "broker_proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_message" ADD CONSTRAINT "introduction_message_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_reading" ADD CONSTRAINT "introduction_reading_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_meeting" ADD CONSTRAINT "introduction_meeting_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_signature" ADD CONSTRAINT "introduction_signature_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broker_proposal" ADD CONSTRAINT "broker_proposal_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broker_proposal" ADD CONSTRAINT "broker_proposal_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_minutes" ADD CONSTRAINT "visit_minutes_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "broker_proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification" ADD CONSTRAINT "clarification_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE introduction ADD CONSTRAINT introduction_reminders CHECK (reminders_sent BETWEEN 0 AND 2);
ALTER TABLE introduction ADD CONSTRAINT introduction_expiry_after_due
  CHECK (expiry_told_at IS NULL OR (expiry_told_at >= answer_due_at AND num_nonnulls(accepted_at, declined_at, cancelled_at) = 0));
CREATE INDEX introduction_unanswered ON introduction (sent_at)
  WHERE accepted_at IS NULL AND declined_at IS NULL AND cancelled_at IS NULL AND expiry_told_at IS NULL;

ALTER TABLE introduction_message ADD CONSTRAINT introduction_message_kind CHECK (kind IN ('question', 'reply', 'message'));
ALTER TABLE introduction_message ADD CONSTRAINT introduction_message_text CHECK (text <> '');
ALTER TABLE introduction_meeting ADD CONSTRAINT introduction_meeting_duration CHECK (duration BETWEEN 15 AND 480);
ALTER TABLE introduction_meeting ADD CONSTRAINT introduction_meeting_options CHECK (cardinality(options) BETWEEN 1 AND 5);
ALTER TABLE introduction_meeting ADD CONSTRAINT introduction_meeting_chosen CHECK (starts_at = ANY (options));
ALTER TABLE introduction_meeting ADD CONSTRAINT introduction_meeting_decided
  CHECK ((starts_at IS NULL) = (decided_by_id IS NULL));
ALTER TABLE introduction_signature ADD CONSTRAINT introduction_signature_hashes
  CHECK (text_hash ~ '^[0-9a-f]{64}$' AND hash ~ '^[0-9a-f]{64}$');
ALTER TABLE introduction_signature ADD CONSTRAINT introduction_signature_revoked
  CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL) AND revoked_at >= signed_at);
CREATE UNIQUE INDEX introduction_signature_in_force ON introduction_signature (introduction_id, organisation_id)
  WHERE revoked_at IS NULL;

ALTER TABLE broker_proposal ADD CONSTRAINT broker_proposal_two_parties
  CHECK (opportunity_organisation_id <> capability_organisation_id);
ALTER TABLE broker_proposal ADD CONSTRAINT broker_proposal_reason CHECK (reason <> '');
ALTER TABLE broker_proposal ADD CONSTRAINT broker_proposal_one_end CHECK (num_nonnulls(withdrawn_at, declined_at) <= 1);
ALTER TABLE broker_proposal ADD CONSTRAINT broker_proposal_declined
  CHECK ((declined_at IS NULL) = (decline_reason IS NULL) AND (declined_at IS NULL) = (declined_by_organisation_id IS NULL)
    AND declined_by_organisation_id IN (opportunity_organisation_id, capability_organisation_id));
ALTER TABLE broker_proposal ADD CONSTRAINT broker_proposal_decline_reason_known
  CHECK (decline_reason IN ('not-fitting', 'too-early', 'already-solved', 'no-capacity', 'terms', 'other'));
ALTER TABLE visit_minutes ADD CONSTRAINT visit_minutes_text CHECK (text <> '');

ALTER TABLE clarification ADD CONSTRAINT clarification_question CHECK (question <> '');
ALTER TABLE clarification ADD CONSTRAINT clarification_answered
  CHECK ((answered_at IS NULL) = (answer = '') AND (answered_at IS NULL) = (answered_by_id IS NULL));

-- A file of an introduction belongs to one; what came with a message, to the message's.
ALTER TABLE document DROP CONSTRAINT document_purpose_known;
ALTER TABLE document ADD CONSTRAINT document_purpose_known
  CHECK (purpose IN ('evidence', 'logo', 'attachment', 'introduction'));
ALTER TABLE document ADD CONSTRAINT document_introduction_of_one
  CHECK (purpose <> 'introduction' OR introduction_id IS NOT NULL);
ALTER TABLE document ADD CONSTRAINT document_message_with_introduction
  CHECK (message_id IS NULL OR introduction_id IS NOT NULL);
ALTER TABLE document DROP CONSTRAINT document_access_known;
ALTER TABLE document ADD CONSTRAINT document_access_known
  CHECK (access IN ('public', 'verified', 'introduced') OR (access = 'agreement' AND purpose = 'introduction'));

-- One answer only, and it stays; the two sides and what was asked of them stay as well.
CREATE FUNCTION keep_introduction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.from_organisation_id, NEW.to_organisation_id, NEW.sent_by_id) IS DISTINCT FROM
      (OLD.from_organisation_id, OLD.to_organisation_id, OLD.sent_by_id)
    OR (OLD.proposal_id IS NOT NULL AND NEW.proposal_id IS DISTINCT FROM OLD.proposal_id)
  THEN
    RAISE EXCEPTION 'the sides of an introduction stay' USING ERRCODE = 'JB003';
  END IF;
  IF num_nonnulls(OLD.accepted_at, OLD.declined_at, OLD.cancelled_at) > 0
    AND (NEW.accepted_at IS NULL, NEW.declined_at IS NULL, NEW.cancelled_at IS NULL, NEW.answered_by_id, NEW.decline_reason, NEW.decline_note)
      IS DISTINCT FROM
      (OLD.accepted_at IS NULL, OLD.declined_at IS NULL, OLD.cancelled_at IS NULL, OLD.answered_by_id, OLD.decline_reason, OLD.decline_note)
  THEN
    RAISE EXCEPTION 'an introduction is answered once' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER introduction_stays BEFORE UPDATE ON introduction FOR EACH ROW EXECUTE FUNCTION keep_introduction();

-- Both sides' contact details: after acceptance, to one of the two organisations, while both sides consent. The site
-- reads the table through this function alone.
CREATE FUNCTION introduction_contacts_for(introduction uuid, reader uuid)
  RETURNS TABLE (side introduction_side, name text, phone text, email text) LANGUAGE sql STABLE AS $$
  SELECT c.side, c.name, c.phone, c.email
  FROM introduction i JOIN introduction_contact c ON c.introduction_id = i.id
  WHERE i.id = $1 AND i.accepted_at IS NOT NULL AND $2 IN (i.from_organisation_id, i.to_organisation_id)
    AND NOT EXISTS (SELECT FROM introduction_contact w WHERE w.introduction_id = i.id AND w.withdrawn_at IS NOT NULL)
$$;

-- What happens between the two sides comes from one of them: before the answer only a question of the receiving side
-- and the sender's reply, everything else after acceptance.
CREATE FUNCTION from_a_side() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  i introduction;
  kind text := coalesce(to_jsonb(NEW) ->> 'kind', 'message');
  is_answered boolean;
BEGIN
  SELECT * INTO STRICT i FROM introduction WHERE id = NEW.introduction_id;
  IF NEW.organisation_id NOT IN (i.from_organisation_id, i.to_organisation_id) THEN
    RAISE EXCEPTION 'only the two sides take part in an introduction' USING ERRCODE = 'JB007';
  END IF;
  is_answered := num_nonnulls(i.accepted_at, i.declined_at, i.cancelled_at) > 0;
  IF (kind = 'question' AND (is_answered OR NEW.organisation_id <> i.to_organisation_id))
    OR (kind = 'reply' AND (is_answered OR NEW.organisation_id <> i.from_organisation_id))
    OR (kind = 'message' AND i.accepted_at IS NULL)
  THEN
    RAISE EXCEPTION 'not before acceptance' USING ERRCODE = 'JB007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER introduction_message_of_a_side BEFORE INSERT ON introduction_message
  FOR EACH ROW EXECUTE FUNCTION from_a_side();
CREATE TRIGGER introduction_message_append_only BEFORE UPDATE OR DELETE ON introduction_message
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER introduction_meeting_of_a_side BEFORE INSERT ON introduction_meeting
  FOR EACH ROW EXECUTE FUNCTION from_a_side();
CREATE TRIGGER introduction_signature_of_a_side BEFORE INSERT ON introduction_signature
  FOR EACH ROW EXECUTE FUNCTION from_a_side();

-- A signature never changes; it can be revoked, once, for the time after.
CREATE FUNCTION keep_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.revoked_at IS NOT NULL
    OR to_jsonb(NEW) - '{revoked_at,revoked_by_id}'::text[] <> to_jsonb(OLD) - '{revoked_at,revoked_by_id}'::text[]
  THEN
    RAISE EXCEPTION 'a signature cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER introduction_signature_stays BEFORE UPDATE OR DELETE ON introduction_signature
  FOR EACH ROW EXECUTE FUNCTION keep_signature();

-- A question to a call stays as it was asked and is answered once; minutes stay as they were written.
CREATE FUNCTION keep_clarification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.answered_at IS NOT NULL
    OR to_jsonb(NEW) - '{answer,answered_at,answered_by_id}'::text[] <> to_jsonb(OLD) - '{answer,answered_at,answered_by_id}'::text[]
  THEN
    RAISE EXCEPTION 'a clarification cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clarification_stays BEFORE UPDATE OR DELETE ON clarification
  FOR EACH ROW EXECUTE FUNCTION keep_clarification();
CREATE TRIGGER visit_minutes_append_only BEFORE UPDATE OR DELETE ON visit_minutes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Only one of the two organisations of a proposal sends the introduction that comes of it, to the other.
CREATE FUNCTION proposed_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.proposal_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM broker_proposal p WHERE p.id = NEW.proposal_id
      AND num_nonnulls(p.withdrawn_at, p.declined_at) = 0
      AND (NEW.from_organisation_id, NEW.to_organisation_id) IN (
        (p.opportunity_organisation_id, p.capability_organisation_id),
        (p.capability_organisation_id, p.opportunity_organisation_id)))
  THEN
    RAISE EXCEPTION 'not the proposed pair' USING ERRCODE = 'JB007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER introduction_of_proposed_pair BEFORE INSERT ON introduction
  FOR EACH ROW EXECUTE FUNCTION proposed_pair();
