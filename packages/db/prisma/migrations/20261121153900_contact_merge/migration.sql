-- What a contact brought into another, and what that one was before.
-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "merged_into_id" UUID;

-- CreateTable
CREATE TABLE "contact_merge" (
    "org_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "ticket_ids" UUID[],
    "about_ticket_ids" UUID[],
    "conversation_ids" UUID[],
    "filled" JSONB NOT NULL DEFAULT '{}',
    "merged_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_merge_pkey" PRIMARY KEY ("org_id","source_id")
);

-- CreateIndex
CREATE INDEX "contact_merge_org_id_target_id_idx" ON "contact_merge"("org_id", "target_id");

-- CreateIndex
CREATE INDEX "contact_org_id_merged_into_id_idx" ON "contact"("org_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_merged_into_id_fkey" FOREIGN KEY ("org_id", "merged_into_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merge" ADD CONSTRAINT "contact_merge_org_id_source_id_fkey" FOREIGN KEY ("org_id", "source_id") REFERENCES "contact"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merge" ADD CONSTRAINT "contact_merge_org_id_target_id_fkey" FOREIGN KEY ("org_id", "target_id") REFERENCES "contact"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merge" ADD CONSTRAINT "contact_merge_org_id_merged_by_id_fkey" FOREIGN KEY ("org_id", "merged_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT app_private.protect('contact_merge');
GRANT DELETE ON contact_merge TO handrail_app;
