-- How often an article was offered and opened while somebody wrote a ticket, beside how often it made the ticket unnecessary.
-- AlterTable
ALTER TABLE "deflection" ADD COLUMN     "opened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "suggested" INTEGER NOT NULL DEFAULT 0;
