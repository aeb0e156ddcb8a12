-- Search without Meilisearch: every public document once more here, with terms made by the application.
-- CreateTable
CREATE TABLE "search_entry" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "document" JSONB NOT NULL,
    "terms" tsvector NOT NULL,
    "facets" TEXT[],
    "published_at" BIGINT NOT NULL,
    "ends_at" BIGINT NOT NULL,
    "shown_until" BIGINT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_replica" (
    "url" TEXT NOT NULL,
    "behind_since" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "search_replica_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "search_check" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "expected" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "stale" INTEGER NOT NULL,
    "stray" INTEGER NOT NULL,
    "millis" INTEGER NOT NULL,

    CONSTRAINT "search_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_entry_terms_idx" ON "search_entry" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "search_entry_facets_idx" ON "search_entry" USING GIN ("facets");

-- CreateIndex
CREATE INDEX "search_entry_published_at_id_idx" ON "search_entry"("published_at" DESC, "id");

-- CreateIndex
CREATE INDEX "search_entry_ends_at_id_idx" ON "search_entry"("ends_at", "id");

-- CreateIndex
CREATE INDEX "search_entry_list_id_idx" ON "search_entry"("list", "id");

-- CreateIndex
CREATE INDEX "search_check_at_idx" ON "search_check"("at" DESC);

-- What an entry says about itself is what its document says.
ALTER TABLE search_entry
  ALTER COLUMN facets SET NOT NULL,
  ADD CONSTRAINT search_entry_shown CHECK (shown_until >= ends_at),
  ADD CONSTRAINT search_entry_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT search_entry_same_document CHECK (
    document->>'id' = id::text AND document->>'list' = list AND (document->>'revision')::int = revision
    AND (document->>'publishedAt')::bigint = published_at AND (document->>'endsAt')::bigint = ends_at);
ALTER TABLE search_check ADD CONSTRAINT search_check_counts CHECK (least(expected, missing, stale, stray, millis) >= 0);
