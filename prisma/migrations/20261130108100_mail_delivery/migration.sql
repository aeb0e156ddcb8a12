-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "failure" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "given_up_at" TIMESTAMPTZ(6),
ADD COLUMN     "topic" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "mail_suppression" (
    "address" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT app_clock(),

    CONSTRAINT "mail_suppression_pkey" PRIMARY KEY ("address")
);

-- What Prisma's schema cannot say -----------------------------------------------------------------------------------

-- A mail is sent, given up for a reason, or still to be sent.
ALTER TABLE mail ADD CONSTRAINT mail_failure CHECK (failure IN ('', 'bounced', 'refused', 'suppressed', 'expired'));
ALTER TABLE mail ADD CONSTRAINT mail_given_up_whole CHECK ((given_up_at IS NULL) = (failure = ''));
ALTER TABLE mail ADD CONSTRAINT mail_one_end CHECK (num_nonnulls(sent_at, given_up_at) <= 1);
ALTER TABLE mail_suppression ADD CONSTRAINT mail_suppression_lower CHECK (address = lower(address) AND address <> '');
DROP INDEX mail_pending;
CREATE INDEX mail_pending ON mail (next_at, id) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX mail_given_up ON mail (given_up_at DESC, id) WHERE given_up_at IS NOT NULL;
