-- Seals over the history, who read how much, and notices that are about no ticket.
ALTER TABLE "organization" ADD COLUMN "bulk_read_limit" INTEGER NOT NULL DEFAULT 300;

ALTER TABLE "notification" ADD COLUMN "detail" JSONB;

-- CreateTable
CREATE TABLE "event_seal" (
    "org_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "event_ids" UUID[],
    "digests" BYTEA NOT NULL,
    "previous_mac" TEXT NOT NULL,
    "mac" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_seal_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "staff_read" (
    "org_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" UUID NOT NULL,
    "records" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "staff_read_pkey" PRIMARY KEY ("org_id","membership_id","hour","subject_id")
);

-- CreateIndex
CREATE INDEX "staff_read_org_id_hour_idx" ON "staff_read"("org_id", "hour");

-- AddForeignKey
ALTER TABLE "staff_read" ADD CONSTRAINT "staff_read_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('event_seal');
SELECT app_private.protect('staff_read');
GRANT DELETE ON staff_read TO handrail_app;
