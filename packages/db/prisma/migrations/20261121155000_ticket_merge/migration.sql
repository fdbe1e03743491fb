-- What a ticket was before it was merged into another.
-- CreateTable
CREATE TABLE "ticket_merge" (
    "org_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "merged_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_merge_pkey" PRIMARY KEY ("org_id","source_id")
);

-- CreateIndex
CREATE INDEX "ticket_merge_org_id_target_id_idx" ON "ticket_merge"("org_id", "target_id");

-- CreateIndex
CREATE INDEX "ticket_org_id_merged_into_id_idx" ON "ticket"("org_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "ticket_merge" ADD CONSTRAINT "ticket_merge_org_id_source_id_fkey" FOREIGN KEY ("org_id", "source_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_merge" ADD CONSTRAINT "ticket_merge_org_id_target_id_fkey" FOREIGN KEY ("org_id", "target_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_merge" ADD CONSTRAINT "ticket_merge_org_id_merged_by_id_fkey" FOREIGN KEY ("org_id", "merged_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT app_private.protect('ticket_merge');
GRANT DELETE ON ticket_merge TO handrail_app;
