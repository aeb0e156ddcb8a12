-- AlterTable
ALTER TABLE "event" ADD COLUMN     "address" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "after_hash" TEXT,
ADD COLUMN     "before_hash" TEXT,
ADD COLUMN     "refusal" TEXT;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "credit_on" DATE,
ADD COLUMN     "credit_score" DECIMAL(6,2),
ADD COLUMN     "credit_source" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "logo_document_id" UUID,
ADD COLUMN     "uscc_overridden_by_id" UUID,
ADD COLUMN     "uscc_override_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "verified_until" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(6),
ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "stepped_up_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "two_factor" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "person_id" UUID NOT NULL,
    "last_step" BIGINT,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "created_at" TIMESTAMPTZ(6),
    "aaguid" TEXT,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "expert_profile" (
    "person_id" UUID NOT NULL,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "title" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "expert_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "expert_engagement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "uscc" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "started_on" DATE,
    "ended_on" DATE,

    CONSTRAINT "expert_engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_role" (
    "organisation_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "permissions" TEXT[],

    CONSTRAINT "organisation_role_pkey" PRIMARY KEY ("organisation_id","role")
);

-- CreateTable
CREATE TABLE "honour" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "issuer" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "granted_on" DATE,
    "valid_until" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "honour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "two_factor_person_id_idx" ON "two_factor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_person_id_idx" ON "api_key"("person_id");

-- CreateIndex
CREATE INDEX "api_key_organisation_id_idx" ON "api_key"("organisation_id");

-- CreateIndex
CREATE INDEX "expert_engagement_person_id_idx" ON "expert_engagement"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "honour_organisation_id_kind_number_key" ON "honour"("organisation_id", "kind", "number");

-- CreateIndex
CREATE INDEX "document_organisation_id_purpose_idx" ON "document"("organisation_id", "purpose");

-- CreateIndex
CREATE INDEX "event_actor_id_seq_idx" ON "event"("actor_id", "seq");

-- CreateIndex
CREATE INDEX "event_kind_seq_idx" ON "event"("kind", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_logo_document_id_key" ON "organisation"("logo_document_id");

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_profile" ADD CONSTRAINT "expert_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expert_engagement" ADD CONSTRAINT "expert_engagement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "expert_profile"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_logo_document_id_fkey" FOREIGN KEY ("logo_document_id") REFERENCES "document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_role" ADD CONSTRAINT "organisation_role_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "honour" ADD CONSTRAINT "honour_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

ALTER TABLE api_key ADD CONSTRAINT api_key_permissions_known
  CHECK (permissions <@ ARRAY['draft', 'publish', 'answer', 'contact', 'bid', 'open', 'evaluate', 'sign', 'pay', 'manage']);
ALTER TABLE api_key ADD CONSTRAINT api_key_ends CHECK (expires_at > created_at);
ALTER TABLE organisation_role ADD CONSTRAINT organisation_role_permissions_known
  CHECK (permissions <@ ARRAY['draft', 'publish', 'answer', 'contact', 'bid', 'open', 'evaluate', 'sign', 'pay', 'manage']);
-- An administrator can always manage; otherwise an organisation could lock itself out.
ALTER TABLE organisation_role ADD CONSTRAINT organisation_role_administrator_manages
  CHECK (role <> 'administrator' OR permissions @> ARRAY['manage']);
ALTER TABLE expert_engagement ADD CONSTRAINT expert_engagement_kind CHECK (kind IN ('employment', 'project'));
ALTER TABLE expert_engagement ADD CONSTRAINT expert_engagement_order CHECK (ended_on >= started_on);
ALTER TABLE honour ADD CONSTRAINT honour_kind_known CHECK (kind IN ('hnte', 'srdi', 'little-giant', 'gazelle', 'unicorn',
  'single-product-champion', 'key-laboratory', 'engineering-centre', 'proof-of-concept-centre', 'pilot-scale-base', 'ip-advantage', 'other'));
ALTER TABLE honour ADD CONSTRAINT honour_order CHECK (valid_until >= granted_on);
ALTER TABLE document ADD CONSTRAINT document_purpose_known CHECK (purpose IN ('evidence', 'logo'));
ALTER TABLE document ADD CONSTRAINT document_size CHECK (size > 0 AND size <= 20000000);
ALTER TABLE organisation ADD CONSTRAINT organisation_credit_dated CHECK ((credit_score IS NULL) = (credit_on IS NULL));
ALTER TABLE organisation ADD CONSTRAINT organisation_override_signed
  CHECK ((uscc_override_reason = '') = (uscc_overridden_by_id IS NULL));

-- Organisations that are verified already are good for a year from then.
UPDATE organisation SET verified_until = verified_at + interval '1 year' WHERE verified_at IS NOT NULL;

-- An organisation never loses its last member who can manage, whatever code does it.
CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF 'manage' = ANY (OLD.permissions) AND (TG_OP = 'DELETE' OR NOT 'manage' = ANY (NEW.permissions)) THEN
    PERFORM 1 FROM organisation WHERE id = OLD.organisation_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM membership WHERE organisation_id = OLD.organisation_id AND person_id <> OLD.person_id
        AND 'manage' = ANY (permissions)) THEN
      RAISE EXCEPTION 'the last administrator cannot leave' USING ERRCODE = 'JB006';
    END IF;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER membership_keeps_administrator BEFORE UPDATE OR DELETE ON membership
  FOR EACH ROW EXECUTE FUNCTION keep_an_administrator();
