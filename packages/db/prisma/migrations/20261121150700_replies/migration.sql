-- Replies that can be taken back, templates, drafts of the composer.
-- AlterEnum
ALTER TYPE "message_state" ADD VALUE 'scheduled';

-- CreateTable
CREATE TABLE "reply_template" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shortcut" TEXT,
    "body" TEXT NOT NULL,
    "category_id" UUID,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reply_template_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "template_use" (
    "org_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_use_pkey" PRIMARY KEY ("org_id","message_id","template_id")
);

-- CreateTable
CREATE TABLE "composer_draft" (
    "org_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "is_note" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "composer_draft_pkey" PRIMARY KEY ("org_id","conversation_id","membership_id","is_note")
);

-- CreateTable
CREATE TABLE "scheduled_reply" (
    "org_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "set_status" "ticket_status" NOT NULL,
    "template_ids" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "scheduled_reply_pkey" PRIMARY KEY ("org_id","message_id")
);

-- CreateIndex
CREATE INDEX "reply_template_org_id_name_id_idx" ON "reply_template"("org_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reply_template_org_id_shortcut_key" ON "reply_template"("org_id", "shortcut");

-- CreateIndex
CREATE INDEX "template_use_org_id_template_id_created_at_idx" ON "template_use"("org_id", "template_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "template_use_org_id_ticket_id_idx" ON "template_use"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "composer_draft_org_id_membership_id_idx" ON "composer_draft"("org_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_org_id_membership_id_kind_message_id_key" ON "notification"("org_id", "membership_id", "kind", "message_id");

-- AddForeignKey
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_template" ADD CONSTRAINT "reply_template_org_id_created_by_id_fkey" FOREIGN KEY ("org_id", "created_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_org_id_template_id_fkey" FOREIGN KEY ("org_id", "template_id") REFERENCES "reply_template"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_org_id_message_id_fkey" FOREIGN KEY ("org_id", "message_id") REFERENCES "message"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_use" ADD CONSTRAINT "template_use_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "composer_draft" ADD CONSTRAINT "composer_draft_org_id_conversation_id_fkey" FOREIGN KEY ("org_id", "conversation_id") REFERENCES "conversation"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "composer_draft" ADD CONSTRAINT "composer_draft_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_org_id_message_id_fkey" FOREIGN KEY ("org_id", "message_id") REFERENCES "message"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheduled_reply" ADD CONSTRAINT "scheduled_reply_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


SELECT app_private.protect('reply_template');
SELECT app_private.protect('template_use');
SELECT app_private.protect('composer_draft');
SELECT app_private.protect('scheduled_reply');
GRANT UPDATE ON reply_template, composer_draft TO handrail_app;
GRANT DELETE ON reply_template, scheduled_reply TO handrail_app;
