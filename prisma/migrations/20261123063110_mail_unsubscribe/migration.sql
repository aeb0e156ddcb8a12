-- Where a mail program's own "unsubscribe" button posts to (RFC 8058); empty for mails nobody subscribed to.
ALTER TABLE "mail" ADD COLUMN     "unsubscribe_url" TEXT NOT NULL DEFAULT '';
