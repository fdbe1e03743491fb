-- Teams, tags, custom fields, watchers, links, snoozing, notifications: what working on tickets needs.
-- CreateEnum
CREATE TYPE "custom_field_kind" AS ENUM ('text', 'number', 'date', 'checkbox', 'select', 'multi_select');

-- CreateEnum
CREATE TYPE "ticket_link_kind" AS ENUM ('parent', 'related');

-- AlterTable
ALTER TABLE "desk" ADD COLUMN     "default_team_id" UUID;

-- AlterTable
ALTER TABLE "category" ADD COLUMN     "team_id" UUID;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "auto_close_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "reopen_days" INTEGER NOT NULL DEFAULT 14;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "about_contact_id" UUID,
ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ(3),
ADD COLUMN     "snoozed_until_reply" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "team_id" UUID;

-- CreateTable
CREATE TABLE "team" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "org_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("org_id","team_id","membership_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "custom_field" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "custom_field_kind" NOT NULL,
    "options" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_required" BOOLEAN NOT NULL DEFAULT false,
    "is_customer_visible" BOOLEAN NOT NULL DEFAULT false,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "ticket_tag" (
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("org_id","ticket_id","tag_id")
);

-- CreateTable
CREATE TABLE "ticket_watcher" (
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_watcher_pkey" PRIMARY KEY ("org_id","ticket_id","membership_id")
);

-- CreateTable
CREATE TABLE "ticket_link" (
    "org_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "ticket_link_kind" NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("org_id","from_id","to_id","kind")
);

-- CreateTable
CREATE TABLE "notification" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ticket_id" UUID,
    "message_id" UUID,
    "actor_name" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "team_org_id_name_key" ON "team"("org_id", "name");

-- CreateIndex
CREATE INDEX "team_member_org_id_membership_id_idx" ON "team_member"("org_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_org_id_name_key" ON "tag"("org_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_org_id_key_key" ON "custom_field"("org_id", "key");

-- CreateIndex
CREATE INDEX "ticket_tag_org_id_tag_id_ticket_id_idx" ON "ticket_tag"("org_id", "tag_id", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_watcher_org_id_membership_id_idx" ON "ticket_watcher"("org_id", "membership_id");

-- CreateIndex
CREATE INDEX "ticket_link_org_id_to_id_idx" ON "ticket_link"("org_id", "to_id");

-- CreateIndex
CREATE INDEX "notification_org_id_membership_id_created_at_id_idx" ON "notification"("org_id", "membership_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "desk" ADD CONSTRAINT "desk_org_id_default_team_id_fkey" FOREIGN KEY ("org_id", "default_team_id") REFERENCES "team"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "team"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "team"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "team"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_about_contact_id_fkey" FOREIGN KEY ("org_id", "about_contact_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_org_id_merged_into_id_fkey" FOREIGN KEY ("org_id", "merged_into_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_org_id_tag_id_fkey" FOREIGN KEY ("org_id", "tag_id") REFERENCES "tag"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_watcher" ADD CONSTRAINT "ticket_watcher_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_watcher" ADD CONSTRAINT "ticket_watcher_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_org_id_from_id_fkey" FOREIGN KEY ("org_id", "from_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_org_id_to_id_fkey" FOREIGN KEY ("org_id", "to_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_org_id_created_by_id_fkey" FOREIGN KEY ("org_id", "created_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_org_id_message_id_fkey" FOREIGN KEY ("org_id", "message_id") REFERENCES "message"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('team');
SELECT app_private.protect('team_member');
SELECT app_private.protect('tag');
SELECT app_private.protect('custom_field');
SELECT app_private.protect('ticket_tag');
SELECT app_private.protect('ticket_watcher');
SELECT app_private.protect('ticket_link');
SELECT app_private.protect('notification');
GRANT UPDATE ON team, tag, custom_field, notification TO handrail_app;
GRANT DELETE ON team, team_member, tag, custom_field, ticket_tag, ticket_watcher, ticket_link TO handrail_app;
