-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "organisation_id" UUID,
    "topic" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "read_at" TIMESTAMPTZ(6),
    "mail_due_at" TIMESTAMPTZ(6),
    "mailed_at" TIMESTAMPTZ(6),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preference" (
    "person_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,

    CONSTRAINT "notification_preference_pkey" PRIMARY KEY ("person_id","topic")
);

-- CreateIndex
CREATE INDEX "notification_person_id_created_at_id_idx" ON "notification"("person_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "notification_person_id_topic_created_at_id_idx" ON "notification"("person_id", "topic", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "notification_organisation_id_person_id_idx" ON "notification"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_person_id_dedupe_key_key" ON "notification"("person_id", "dedupe_key");

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preference" ADD CONSTRAINT "notification_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE notification ADD CONSTRAINT notification_topic CHECK (topic IN
  ('saved-search', 'watch', 'deadline', 'match', 'introduction', 'follow-up', 'listing', 'organisation', 'call'));
ALTER TABLE notification ADD CONSTRAINT notification_kind CHECK (kind ~ '^[a-z][a-z-]*\.[a-z][a-z-]*$');
-- It leads to a page of this site, never elsewhere.
ALTER TABLE notification ADD CONSTRAINT notification_path CHECK (path ~ '^/([^/\\]|$)' AND length(path) <= 500);
ALTER TABLE notification ADD CONSTRAINT notification_params CHECK (jsonb_typeof(params) = 'object' AND pg_column_size(params) < 8000);
ALTER TABLE notification ADD CONSTRAINT notification_dedupe_key CHECK (dedupe_key <> '' AND length(dedupe_key) <= 200);
ALTER TABLE notification ADD CONSTRAINT notification_mailed_when_due CHECK (mailed_at IS NULL OR mail_due_at IS NOT NULL);
-- The number in the header of every page, and the mails that are due.
CREATE INDEX notification_unread ON notification (person_id) WHERE read_at IS NULL;
CREATE INDEX notification_to_mail ON notification (mail_due_at, person_id) WHERE mailed_at IS NULL AND mail_due_at IS NOT NULL;

ALTER TABLE notification_preference ADD CONSTRAINT notification_preference_topic CHECK (topic IN
  ('saved-search', 'watch', 'deadline', 'match', 'introduction', 'follow-up', 'listing', 'organisation', 'call'));
ALTER TABLE notification_preference ADD CONSTRAINT notification_preference_rhythm
  CHECK (rhythm IN ('immediate', 'daily', 'weekly', 'off'));

-- Who leaves an organisation takes nothing of its affairs along.
CREATE FUNCTION forget_notifications_of_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notification WHERE person_id = OLD.person_id AND organisation_id = OLD.organisation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER membership_ends_notifications AFTER DELETE ON membership
  FOR EACH ROW EXECUTE FUNCTION forget_notifications_of_member();
