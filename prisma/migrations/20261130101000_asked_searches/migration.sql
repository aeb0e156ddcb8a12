-- What was searched for, for completing what others type. Nobody's name, and no thread from one search to the next: `asker` is a
-- keyed hash of person and text together.
-- Query behind the index: what was asked since a day, by text; and removing what is older.
-- CreateTable
CREATE TABLE "asked_search" (
    "text" TEXT NOT NULL,
    "asker" CHAR(32) NOT NULL,
    "asked_on" DATE NOT NULL,

    CONSTRAINT "asked_search_pkey" PRIMARY KEY ("text", "asker")
);

-- CreateIndex
CREATE INDEX "asked_search_asked_on_text_idx" ON "asked_search"("asked_on", "text");

ALTER TABLE "asked_search" ADD CONSTRAINT "asked_search_text_short" CHECK (char_length("text") BETWEEN 2 AND 40);
