-- Programs read, too: who read is a membership or a key.
ALTER TABLE "staff_read" DROP CONSTRAINT "staff_read_org_id_membership_id_fkey";
ALTER TABLE "staff_read" RENAME COLUMN "membership_id" TO "reader_id";
