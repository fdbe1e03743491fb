-- Which draft of AI a waiting reply takes the place of once it is sent.
-- AlterTable
ALTER TABLE "scheduled_reply" ADD COLUMN     "draft_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_reply_org_id_draft_id_key" ON "scheduled_reply"("org_id", "draft_id");

-- AddForeignKey
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_org_id_draft_id_fkey" FOREIGN KEY ("org_id", "draft_id") REFERENCES "message"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
