-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "renewal_asked_at" TIMESTAMPTZ(6),
ADD COLUMN     "uscc_claim" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "organisation_verified_until_idx" ON "organisation"("verified_until");
