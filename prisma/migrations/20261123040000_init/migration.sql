-- The one clock of every rule. Tests replace this function; nothing else reads the time inside the database.
CREATE FUNCTION app_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "verification_state" AS ENUM ('unverified', 'submitted', 'verified', 'returned', 'suspended');

-- CreateEnum
CREATE TYPE "content_language" AS ENUM ('zh', 'en');

-- CreateEnum
CREATE TYPE "introduction_side" AS ENUM ('from', 'to');

-- CreateEnum
CREATE TYPE "custodian_seat" AS ENUM ('agency', 'supervisor', 'escrow');

-- CreateEnum
CREATE TYPE "bid_act" AS ENUM ('submission', 'withdrawal');

-- CreateEnum
CREATE TYPE "consumer" AS ENUM ('search', 'match');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "phone" TEXT NOT NULL DEFAULT '',
    "platform_roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "active_organisation_id" UUID,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(6),
    "refresh_token_expires_at" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL DEFAULT '',
    "name_en" TEXT NOT NULL DEFAULT '',
    "uscc" TEXT,
    "division_code" TEXT NOT NULL DEFAULT '',
    "functional_area" TEXT NOT NULL DEFAULT '',
    "description_zh" TEXT NOT NULL DEFAULT '',
    "description_en" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "verification" "verification_state" NOT NULL DEFAULT 'unverified',
    "verification_note" TEXT NOT NULL DEFAULT '',
    "verification_requested_at" TIMESTAMPTZ(6),
    "verified_at" TIMESTAMPTZ(6),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "permissions" TEXT[],
    "joined_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organisation_id","person_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawal_reason" TEXT NOT NULL DEFAULT '',
    "last_confirmed_at" TIMESTAMPTZ(6),
    "published_version_id" UUID,
    "import_source" TEXT,
    "import_key" TEXT,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(6),
    "published_by_id" UUID,
    "change_reason" TEXT NOT NULL DEFAULT '',
    "language" "content_language" NOT NULL,
    "title" TEXT NOT NULL,
    "title_translated" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "summary_translated" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "present_state" TEXT NOT NULL DEFAULT '',
    "metrics" JSONB NOT NULL DEFAULT '[]',
    "offered" TEXT NOT NULL DEFAULT '',
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "industry_code" TEXT NOT NULL DEFAULT '',
    "division_code" TEXT NOT NULL DEFAULT '',
    "landing_area" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "cooperation_modes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "budget_minimum" BIGINT,
    "budget_maximum" BIGINT,
    "budget_currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "budget_negotiable" BOOLEAN NOT NULL DEFAULT true,
    "funding_source" TEXT NOT NULL DEFAULT '',
    "trl_required" INTEGER,
    "ip_terms" TEXT NOT NULL DEFAULT '',
    "time_frame" TEXT NOT NULL DEFAULT '',
    "valid_until" DATE NOT NULL,
    "source_name" TEXT NOT NULL DEFAULT '',
    "source_url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "opportunity_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity_contact" (
    "opportunity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "opportunity_contact_pkey" PRIMARY KEY ("opportunity_id")
);

-- CreateTable
CREATE TABLE "capability" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "first_published_at" TIMESTAMPTZ(6),
    "published_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawal_reason" TEXT NOT NULL DEFAULT '',
    "last_confirmed_at" TIMESTAMPTZ(6),
    "published_version_id" UUID,
    "import_source" TEXT,
    "import_key" TEXT,

    CONSTRAINT "capability_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capability_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "capability_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(6),
    "published_by_id" UUID,
    "change_reason" TEXT NOT NULL DEFAULT '',
    "language" "content_language" NOT NULL,
    "title" TEXT NOT NULL,
    "title_translated" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "summary_translated" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "reference_cases" JSONB NOT NULL DEFAULT '[]',
    "kind" TEXT NOT NULL,
    "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "industry_code" TEXT NOT NULL DEFAULT '',
    "division_code" TEXT NOT NULL DEFAULT '',
    "trl" INTEGER,
    "ip_rights" JSONB NOT NULL DEFAULT '[]',
    "qualifications" JSONB NOT NULL DEFAULT '[]',
    "regions_served" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "capacity" TEXT NOT NULL DEFAULT '',
    "price_model" TEXT NOT NULL DEFAULT '',
    "valid_until" DATE NOT NULL,
    "source_name" TEXT NOT NULL DEFAULT '',
    "source_url" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "capability_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capability_contact" (
    "capability_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "capability_contact_pkey" PRIMARY KEY ("capability_id")
);

-- CreateTable
CREATE TABLE "match" (
    "opportunity_id" UUID NOT NULL,
    "capability_id" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "parts" JSONB NOT NULL,
    "terms" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_pkey" PRIMARY KEY ("opportunity_id","capability_id")
);

-- CreateTable
CREATE TABLE "introduction" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "opportunity_id" UUID,
    "capability_id" UUID,
    "from_organisation_id" UUID NOT NULL,
    "to_organisation_id" UUID NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "cooperation_sought" TEXT NOT NULL,
    "questions" TEXT NOT NULL DEFAULT '',
    "about_us" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_due_at" TIMESTAMPTZ(6) NOT NULL,
    "accepted_at" TIMESTAMPTZ(6),
    "declined_at" TIMESTAMPTZ(6),
    "decline_reason" TEXT,
    "decline_note" TEXT NOT NULL DEFAULT '',
    "cancelled_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,

    CONSTRAINT "introduction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "introduction_contact" (
    "introduction_id" UUID NOT NULL,
    "side" "introduction_side" NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "introduction_contact_pkey" PRIMARY KEY ("introduction_id","side")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "opportunity_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by_id" UUID,
    "title" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "terms" TEXT NOT NULL,
    "criteria" JSONB NOT NULL DEFAULT '[]',
    "prize_minor" BIGINT,
    "prize_currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "published_at" TIMESTAMPTZ(6),
    "bids_until" TIMESTAMPTZ(6) NOT NULL,
    "short_period_reason" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(6),
    "cancelled_at" TIMESTAMPTZ(6),
    "cancel_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custodian_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "wrapped_identity" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(6),

    CONSTRAINT "custodian_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_custodian" (
    "call_id" UUID NOT NULL,
    "seat" "custodian_seat" NOT NULL,
    "custodian_key_id" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(6),

    CONSTRAINT "call_custodian_pkey" PRIMARY KEY ("call_id","seat")
);

-- CreateTable
CREATE TABLE "bid" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "call_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,

    CONSTRAINT "bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_version" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "bid_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "act" "bid_act" NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "ciphertext" BYTEA,
    "ciphertext_sha256" TEXT,
    "bid_recipient" TEXT,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "bid_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bid_key_share" (
    "bid_version_id" UUID NOT NULL,
    "seat" "custodian_seat" NOT NULL,
    "digest" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "released" BYTEA,

    CONSTRAINT "bid_key_share_pkey" PRIMARY KEY ("bid_version_id","seat")
);

-- CreateTable
CREATE TABLE "opened_bid" (
    "bid_id" UUID NOT NULL,
    "bid_version_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "content" JSONB,
    "failure" TEXT,

    CONSTRAINT "opened_bid_pkey" PRIMARY KEY ("bid_id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "actor_id" UUID,
    "organisation_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "event_id" UUID NOT NULL,
    "consumer" "consumer" NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "done_at" TIMESTAMPTZ(6),
    "last_error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("event_id","consumer")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "to_address" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "sent_at" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),
    "last_error" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_reference_key" ON "organisation"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_uscc_key" ON "organisation"("uscc");

-- CreateIndex
CREATE INDEX "organisation_verification_verification_requested_at_idx" ON "organisation"("verification", "verification_requested_at");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_organisation_id_idx" ON "invitation"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_reference_key" ON "opportunity"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_published_version_id_key" ON "opportunity"("published_version_id");

-- CreateIndex
CREATE INDEX "opportunity_organisation_id_created_at_id_idx" ON "opportunity"("organisation_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "opportunity_published_at_id_idx" ON "opportunity"("published_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_organisation_id_import_source_import_key_key" ON "opportunity"("organisation_id", "import_source", "import_key");

-- CreateIndex
CREATE UNIQUE INDEX "opportunity_version_opportunity_id_number_key" ON "opportunity_version"("opportunity_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "capability_reference_key" ON "capability"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "capability_published_version_id_key" ON "capability"("published_version_id");

-- CreateIndex
CREATE INDEX "capability_organisation_id_created_at_id_idx" ON "capability"("organisation_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "capability_published_at_id_idx" ON "capability"("published_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "capability_organisation_id_import_source_import_key_key" ON "capability"("organisation_id", "import_source", "import_key");

-- CreateIndex
CREATE UNIQUE INDEX "capability_version_capability_id_number_key" ON "capability_version"("capability_id", "number");

-- CreateIndex
CREATE INDEX "match_opportunity_id_score_idx" ON "match"("opportunity_id", "score" DESC);

-- CreateIndex
CREATE INDEX "match_capability_id_score_idx" ON "match"("capability_id", "score" DESC);

-- CreateIndex
CREATE INDEX "introduction_from_organisation_id_sent_at_id_idx" ON "introduction"("from_organisation_id", "sent_at" DESC, "id");

-- CreateIndex
CREATE INDEX "introduction_to_organisation_id_sent_at_id_idx" ON "introduction"("to_organisation_id", "sent_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "call_reference_key" ON "call"("reference");

-- CreateIndex
CREATE INDEX "call_opportunity_id_idx" ON "call"("opportunity_id");

-- CreateIndex
CREATE INDEX "call_organisation_id_created_at_id_idx" ON "call"("organisation_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "call_published_at_id_idx" ON "call"("published_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "custodian_key_recipient_key" ON "custodian_key"("recipient");

-- CreateIndex
CREATE INDEX "custodian_key_person_id_idx" ON "custodian_key"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_custodian_call_id_custodian_key_id_key" ON "call_custodian"("call_id", "custodian_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "bid_call_id_organisation_id_key" ON "bid"("call_id", "organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "bid_version_bid_id_number_key" ON "bid_version"("bid_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "bid_version_bid_id_idempotency_key_key" ON "bid_version"("bid_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "opened_bid_bid_version_id_key" ON "opened_bid"("bid_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_seq_key" ON "event"("seq");

-- CreateIndex
CREATE INDEX "event_subject_type_subject_id_seq_idx" ON "event"("subject_type", "subject_id", "seq");

-- CreateIndex
CREATE INDEX "event_organisation_id_seq_idx" ON "event"("organisation_id", "seq");

-- CreateIndex
CREATE INDEX "mail_created_at_id_idx" ON "mail"("created_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "opportunity_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_version" ADD CONSTRAINT "opportunity_version_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity_contact" ADD CONSTRAINT "opportunity_contact_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capability" ADD CONSTRAINT "capability_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capability" ADD CONSTRAINT "capability_published_version_id_fkey" FOREIGN KEY ("published_version_id") REFERENCES "capability_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capability_version" ADD CONSTRAINT "capability_version_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capability_contact" ADD CONSTRAINT "capability_contact_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_capability_id_fkey" FOREIGN KEY ("capability_id") REFERENCES "capability"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_from_organisation_id_fkey" FOREIGN KEY ("from_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_to_organisation_id_fkey" FOREIGN KEY ("to_organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "introduction_contact" ADD CONSTRAINT "introduction_contact_introduction_id_fkey" FOREIGN KEY ("introduction_id") REFERENCES "introduction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_opportunity_id_fkey" FOREIGN KEY ("opportunity_id") REFERENCES "opportunity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custodian_key" ADD CONSTRAINT "custodian_key_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_custodian" ADD CONSTRAINT "call_custodian_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_custodian" ADD CONSTRAINT "call_custodian_custodian_key_id_fkey" FOREIGN KEY ("custodian_key_id") REFERENCES "custodian_key"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_call_id_fkey" FOREIGN KEY ("call_id") REFERENCES "call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid" ADD CONSTRAINT "bid_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_version" ADD CONSTRAINT "bid_version_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bid_key_share" ADD CONSTRAINT "bid_key_share_bid_version_id_fkey" FOREIGN KEY ("bid_version_id") REFERENCES "bid_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opened_bid" ADD CONSTRAINT "opened_bid_bid_id_fkey" FOREIGN KEY ("bid_id") REFERENCES "bid"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

-- Codes are text with a check, so that adding one is a one-line migration.
ALTER TABLE person ADD CONSTRAINT person_platform_roles_known
  CHECK (platform_roles <@ ARRAY['operator', 'supervisor', 'expert', 'broker']);
ALTER TABLE person ADD CONSTRAINT person_locale_known CHECK (locale IN ('zh-CN', 'en'));
ALTER TABLE person ADD CONSTRAINT person_email_lower CHECK (email = lower(email));

ALTER TABLE organisation ADD CONSTRAINT organisation_type_known
  CHECK (type IN ('government', 'enterprise', 'institute', 'university', 'hospital', 'service-body'));
ALTER TABLE organisation ADD CONSTRAINT organisation_named CHECK (name_zh <> '' OR name_en <> '');
ALTER TABLE organisation ADD CONSTRAINT organisation_uscc_shape CHECK (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
ALTER TABLE organisation ADD CONSTRAINT organisation_verified_once
  CHECK ((verification = 'verified') <= (verified_at IS NOT NULL));

ALTER TABLE membership ADD CONSTRAINT membership_permissions_known
  CHECK (permissions <@ ARRAY['draft', 'publish', 'answer', 'contact', 'bid', 'open', 'evaluate', 'sign', 'pay', 'manage']);

ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_kind_known
  CHECK (kind IN ('pilot', 'procurement', 'challenge', 'transfer', 'co-build'));
ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_trl CHECK (trl_required BETWEEN 1 AND 9);
ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_budget
  CHECK (budget_minimum >= 0 AND budget_maximum >= 0 AND (budget_minimum IS NULL OR budget_maximum IS NULL OR budget_minimum <= budget_maximum));
ALTER TABLE opportunity_version ADD CONSTRAINT opportunity_version_metrics CHECK (jsonb_typeof(metrics) = 'array');
ALTER TABLE capability_version ADD CONSTRAINT capability_version_kind_known
  CHECK (kind IN ('product', 'technology', 'platform', 'contract-service', 'proof-of-concept', 'intellectual-property', 'finance-product', 'talent-service'));
ALTER TABLE capability_version ADD CONSTRAINT capability_version_trl CHECK (trl BETWEEN 1 AND 9);
ALTER TABLE capability_version ADD CONSTRAINT capability_version_lists
  CHECK (jsonb_typeof(reference_cases) = 'array' AND jsonb_typeof(ip_rights) = 'array' AND jsonb_typeof(qualifications) = 'array');

-- At most one working draft per listing.
CREATE UNIQUE INDEX opportunity_version_one_draft ON opportunity_version (opportunity_id) WHERE published_at IS NULL;
CREATE UNIQUE INDEX capability_version_one_draft ON capability_version (capability_id) WHERE published_at IS NULL;

-- A listing is published exactly when it has a published version; withdrawn ones keep it for the record.
ALTER TABLE opportunity ADD CONSTRAINT opportunity_published_has_version
  CHECK ((published_at IS NULL) = (published_version_id IS NULL));
ALTER TABLE capability ADD CONSTRAINT capability_published_has_version
  CHECK ((published_at IS NULL) = (published_version_id IS NULL));

-- A published version never changes and never goes away.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows of % cannot be changed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'JB003';
END $$;
CREATE TRIGGER opportunity_version_immutable BEFORE UPDATE OR DELETE ON opportunity_version
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER capability_version_immutable BEFORE UPDATE OR DELETE ON capability_version
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

ALTER TABLE match ADD CONSTRAINT match_score CHECK (score BETWEEN 0 AND 1);

ALTER TABLE introduction ADD CONSTRAINT introduction_two_parties CHECK (from_organisation_id <> to_organisation_id);
ALTER TABLE introduction ADD CONSTRAINT introduction_about CHECK (opportunity_id IS NOT NULL OR capability_id IS NOT NULL);
ALTER TABLE introduction ADD CONSTRAINT introduction_one_outcome
  CHECK (num_nonnulls(accepted_at, declined_at, cancelled_at) <= 1);
ALTER TABLE introduction ADD CONSTRAINT introduction_decline_reason
  CHECK ((declined_at IS NULL) = (decline_reason IS NULL));
ALTER TABLE introduction ADD CONSTRAINT introduction_decline_reason_known
  CHECK (decline_reason IN ('not-fitting', 'too-early', 'already-solved', 'no-capacity', 'terms', 'other'));
ALTER TABLE introduction ADD CONSTRAINT introduction_answered_in_time
  CHECK (coalesce(accepted_at, declined_at) < answer_due_at);
ALTER TABLE introduction ADD CONSTRAINT introduction_due_after_sent CHECK (answer_due_at > sent_at);

ALTER TABLE call ADD CONSTRAINT call_mode_known
  CHECK (mode IN ('single-winner', 'parallel-tracks', 'firm-to-smes', 'results-to-firms', 'prize'));
ALTER TABLE call ADD CONSTRAINT call_deadline_after_publication CHECK (bids_until > published_at);
ALTER TABLE call ADD CONSTRAINT call_opened_after_deadline CHECK (opened_at >= bids_until);
ALTER TABLE call ADD CONSTRAINT call_opened_or_cancelled CHECK (opened_at IS NULL OR cancelled_at IS NULL);
ALTER TABLE call ADD CONSTRAINT call_prize_positive CHECK (prize_minor > 0);
ALTER TABLE call ADD CONSTRAINT call_criteria CHECK (jsonb_typeof(criteria) = 'array');

-- What a published call promised stays as it was.
CREATE FUNCTION keep_published_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.id, NEW.reference, NEW.opportunity_id, NEW.organisation_id, NEW.title, NEW.mode, NEW.terms, NEW.criteria, NEW.prize_minor, NEW.prize_currency, NEW.published_at, NEW.published_by_id, NEW.bids_until, NEW.short_period_reason)
      IS DISTINCT FROM (OLD.id, OLD.reference, OLD.opportunity_id, OLD.organisation_id, OLD.title, OLD.mode, OLD.terms, OLD.criteria, OLD.prize_minor, OLD.prize_currency, OLD.published_at, OLD.published_by_id, OLD.bids_until, OLD.short_period_reason)
    OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS DISTINCT FROM OLD.opened_at)
    OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS DISTINCT FROM OLD.cancelled_at)
  THEN
    RAISE EXCEPTION 'a published call cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_published_stays BEFORE UPDATE OR DELETE ON call
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_call();

-- The opening is read from the database clock, after the row is locked by the update itself.
CREATE FUNCTION stamp_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.opened_at IS NOT NULL AND OLD.opened_at IS NULL THEN
    IF (SELECT count(*) FROM call_custodian WHERE call_id = NEW.id AND released_at IS NOT NULL) < 2 THEN
      RAISE EXCEPTION 'two custodians open a call' USING ERRCODE = 'JB004';
    END IF;
    NEW.opened_at := app_clock();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_stamp_opening BEFORE UPDATE OF opened_at ON call FOR EACH ROW EXECUTE FUNCTION stamp_opening();

-- The three custodians of a call are fixed once it is published; only the hand-over may be noted, after the deadline.
CREATE FUNCTION guard_custodian() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c record;
BEGIN
  SELECT published_at, bids_until, cancelled_at INTO c FROM call WHERE id = coalesce(NEW.call_id, OLD.call_id) FOR SHARE;
  IF c.published_at IS NULL THEN
    IF TG_OP <> 'DELETE' AND NEW.released_at IS NOT NULL THEN
      RAISE EXCEPTION 'no share is handed over before publication' USING ERRCODE = 'JB001';
    END IF;
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP <> 'UPDATE' OR (NEW.call_id, NEW.seat, NEW.custodian_key_id) IS DISTINCT FROM (OLD.call_id, OLD.seat, OLD.custodian_key_id)
    OR OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'the custodians of a published call cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  IF c.cancelled_at IS NOT NULL OR app_clock() < c.bids_until THEN
    RAISE EXCEPTION 'no share is handed over before the deadline' USING ERRCODE = 'JB001';
  END IF;
  NEW.released_at := app_clock();
  RETURN NEW;
END $$;
CREATE TRIGGER call_custodian_guard BEFORE INSERT OR UPDATE OR DELETE ON call_custodian
  FOR EACH ROW EXECUTE FUNCTION guard_custodian();

-- A key once chosen for a call must stay the one the bids are sealed to; a key is retired, never changed.
CREATE FUNCTION keep_custodian_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.person_id, NEW.recipient, NEW.wrapped_identity) IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.recipient, OLD.wrapped_identity) THEN
    RAISE EXCEPTION 'a sealing key cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER custodian_key_stays BEFORE UPDATE ON custodian_key FOR EACH ROW EXECUTE FUNCTION keep_custodian_key();

-- A bid counts when it arrives strictly before the deadline: the instant is read after the call is locked, so an
-- opening (which updates the row) and a submission cannot pass each other. The deadline instant itself is late.
CREATE FUNCTION receive_bid_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE c record;
BEGIN
  SELECT call.published_at, call.bids_until, call.opened_at, call.cancelled_at INTO c
    FROM bid JOIN call ON call.id = bid.call_id WHERE bid.id = NEW.bid_id FOR SHARE OF call;
  NEW.received_at := app_clock();
  IF c.published_at IS NULL OR c.cancelled_at IS NOT NULL OR c.opened_at IS NOT NULL OR NEW.received_at >= c.bids_until THEN
    RAISE EXCEPTION 'the call takes no bids' USING ERRCODE = 'JB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bid_version_received BEFORE INSERT ON bid_version FOR EACH ROW EXECUTE FUNCTION receive_bid_version();
-- A bid belongs to one call and one organisation for good.
CREATE TRIGGER bid_stays BEFORE UPDATE OR DELETE ON bid FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bid_version_append_only BEFORE UPDATE OR DELETE ON bid_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE bid_version ADD CONSTRAINT bid_version_whole CHECK (
  CASE act WHEN 'submission' THEN ciphertext IS NOT NULL AND ciphertext_sha256 ~ '^[0-9a-f]{64}$' AND bid_recipient IS NOT NULL
           ELSE num_nonnulls(ciphertext, ciphertext_sha256, bid_recipient) = 0 END);
ALTER TABLE bid_version ADD CONSTRAINT bid_version_hash_holds
  CHECK (ciphertext IS NULL OR ciphertext_sha256 = encode(sha256(ciphertext), 'hex'));

-- A share may be uncovered only after its custodian handed over, which is only after the deadline.
CREATE FUNCTION guard_key_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.released IS NOT NULL THEN
      RAISE EXCEPTION 'a share arrives sealed' USING ERRCODE = 'JB001';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR (NEW.bid_version_id, NEW.seat, NEW.digest, NEW.sealed) IS DISTINCT FROM (OLD.bid_version_id, OLD.seat, OLD.digest, OLD.sealed)
    OR OLD.released IS NOT NULL THEN
    RAISE EXCEPTION 'key shares cannot be changed' USING ERRCODE = 'JB003';
  END IF;
  IF NOT EXISTS (
    SELECT FROM bid_version v JOIN bid b ON b.id = v.bid_id JOIN call_custodian k ON k.call_id = b.call_id AND k.seat = NEW.seat
    WHERE v.id = NEW.bid_version_id AND k.released_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the custodian has not handed over' USING ERRCODE = 'JB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bid_key_share_guard BEFORE INSERT OR UPDATE OR DELETE ON bid_key_share FOR EACH ROW EXECUTE FUNCTION guard_key_share();
-- What is uncovered is what the bidder split: the digest came with the bid.
ALTER TABLE bid_key_share ADD CONSTRAINT bid_key_share_digest CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE bid_key_share ADD CONSTRAINT bid_key_share_released_is_promised CHECK (digest = encode(sha256(released), 'hex'));

-- Content exists only for opened calls, and is of the version that counts: the last one, when it is a submission.
CREATE FUNCTION guard_opened_bid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM bid JOIN call ON call.id = bid.call_id WHERE bid.id = NEW.bid_id AND call.opened_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the call has not been opened' USING ERRCODE = 'JB001';
  END IF;
  IF NOT EXISTS (
    SELECT FROM bid_version v WHERE v.id = NEW.bid_version_id AND v.bid_id = NEW.bid_id AND v.act = 'submission'
      AND NOT EXISTS (SELECT FROM bid_version later WHERE later.bid_id = v.bid_id AND later.number > v.number)) THEN
    RAISE EXCEPTION 'not the version that counts' USING ERRCODE = 'JB003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opened_bid_guard BEFORE INSERT ON opened_bid FOR EACH ROW EXECUTE FUNCTION guard_opened_bid();
CREATE TRIGGER opened_bid_append_only BEFORE UPDATE OR DELETE ON opened_bid FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE opened_bid ADD CONSTRAINT opened_bid_content_or_failure CHECK ((content IS NULL) <> (failure IS NULL));

-- The audit trail only grows.
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Work still to be done, in order; small because done rows leave it.
CREATE INDEX delivery_pending ON delivery (consumer, next_at) WHERE done_at IS NULL;
CREATE INDEX mail_pending ON mail (next_at) WHERE sent_at IS NULL;
