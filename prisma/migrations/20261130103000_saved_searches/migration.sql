-- CreateEnum
CREATE TYPE "alert_frequency" AS ENUM ('instant', 'daily', 'weekly');

-- AlterEnum
ALTER TYPE "consumer" ADD VALUE 'alert';

-- AlterTable
ALTER TABLE "watch" ADD COLUMN     "call_id" UUID;

-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "lists" TEXT[],
    "filters" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT NOT NULL,
    "frequency" "alert_frequency" NOT NULL,
    "paused_at" TIMESTAMPTZ(6),
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "due_at" TIMESTAMPTZ(6),
    "wanted" JSONB NOT NULL DEFAULT '{}',
    "compiled_with" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_search_key" (
    "saved_search_id" UUID NOT NULL,
    "group_no" SMALLINT NOT NULL,
    "key" TEXT NOT NULL,
    "groups" SMALLINT NOT NULL,

    CONSTRAINT "saved_search_key_pkey" PRIMARY KEY ("saved_search_id","group_no","key")
);

-- CreateTable
CREATE TABLE "saved_search_hit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "saved_search_id" UUID NOT NULL,
    "opportunity_id" UUID,
    "capability_id" UUID,
    "version_kind" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "told_at" TIMESTAMPTZ(6),

    CONSTRAINT "saved_search_hit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar" (
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("person_id")
);

-- CreateIndex
CREATE INDEX "saved_search_person_id_created_at_id_idx" ON "saved_search"("person_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "saved_search_due_at_id_idx" ON "saved_search"("due_at", "id");

-- CreateIndex
CREATE INDEX "saved_search_compiled_with_id_idx" ON "saved_search"("compiled_with", "id");

-- CreateIndex
CREATE INDEX "saved_search_key_key_idx" ON "saved_search_key"("key");

-- CreateIndex
CREATE INDEX "saved_search_hit_saved_search_id_found_at_id_idx" ON "saved_search_hit"("saved_search_id", "found_at" DESC, "id");

-- CreateIndex
CREATE INDEX "saved_search_hit_opportunity_id_idx" ON "saved_search_hit"("opportunity_id");

-- CreateIndex
CREATE INDEX "saved_search_hit_capability_id_idx" ON "saved_search_hit"("capability_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_search_hit_saved_search_id_opportunity_id_version_kin_key" ON "saved_search_hit"("saved_search_id", "opportunity_id", "version_kind");

-- CreateIndex
CREATE UNIQUE INDEX "saved_search_hit_saved_search_id_capability_id_version_kind_key" ON "saved_search_hit"("saved_search_id", "capability_id", "version_kind");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_token_hash_key" ON "calendar"("token_hash");

-- CreateIndex
CREATE INDEX "watch_call_id_idx" ON "watch"("call_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_person_id_call_id_key" ON "watch"("person_id", "call_id");

-- AddForeignKey
ALTER TABLE "watch" ADD CONSTRAINT "watch_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search" ADD CONSTRAINT "saved_search_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_key" ADD CONSTRAINT "saved_search_key_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hit" ADD CONSTRAINT "saved_search_hit_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hit" ADD CONSTRAINT "saved_search_hit_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_search_hit" ADD CONSTRAINT "saved_search_hit_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE watch DROP CONSTRAINT watch_about_one;
ALTER TABLE watch ADD CONSTRAINT watch_about_one CHECK (num_nonnulls(opportunity_id, capability_id, call_id) = 1);

ALTER TABLE saved_search ADD CONSTRAINT saved_search_name CHECK (char_length(name) BETWEEN 1 AND 80);
ALTER TABLE saved_search ADD CONSTRAINT saved_search_text CHECK (char_length(text) <= 500);
ALTER TABLE saved_search ADD CONSTRAINT saved_search_lists
  CHECK (cardinality(lists) > 0 AND lists <@ ARRAY['opportunity', 'capability']);
ALTER TABLE saved_search ADD CONSTRAINT saved_search_address CHECK (address ~ '^/search(\?|$)');
ALTER TABLE saved_search ADD CONSTRAINT saved_search_filters CHECK (jsonb_typeof(filters) = 'object');

ALTER TABLE saved_search_key ADD CONSTRAINT saved_search_key_group CHECK (groups > 0 AND group_no BETWEEN 0 AND groups - 1);
ALTER TABLE saved_search_hit ADD CONSTRAINT saved_search_hit_about_one CHECK (num_nonnulls(opportunity_id, capability_id) = 1);
ALTER TABLE saved_search_hit ADD CONSTRAINT saved_search_hit_version_kind CHECK (version_kind IN ('new', 'changed'));
ALTER TABLE calendar ADD CONSTRAINT calendar_token_hash CHECK (token_hash ~ '^[0-9a-f]{64}$');

-- Never twice: what was told stays told, and what it told of stays the same.
CREATE FUNCTION saved_search_hit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.told_at IS NOT NULL OR (OLD.saved_search_id, OLD.opportunity_id, OLD.capability_id, OLD.version_kind, OLD.found_at)
      IS DISTINCT FROM (NEW.saved_search_id, NEW.opportunity_id, NEW.capability_id, NEW.version_kind, NEW.found_at) THEN
    RAISE EXCEPTION 'a hit is told once and never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER saved_search_hit_stays BEFORE UPDATE ON saved_search_hit
  FOR EACH ROW EXECUTE FUNCTION saved_search_hit_stays();
