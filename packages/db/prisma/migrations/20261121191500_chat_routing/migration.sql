-- How chats find a person: who is there, who is asked, how they ended, and the rules of the organisation.
ALTER TABLE "agent_profile" ADD COLUMN "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN "last_chat_at" TIMESTAMPTZ(3);

CREATE TABLE "chat_setting" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "auto_route" BOOLEAN NOT NULL DEFAULT true,
    "answer_seconds" INTEGER NOT NULL DEFAULT 30,
    "reassign" BOOLEAN NOT NULL DEFAULT true,
    "nudge_minutes" INTEGER NOT NULL DEFAULT 10,
    "close_minutes" INTEGER NOT NULL DEFAULT 10,
    "wait_minutes" INTEGER NOT NULL DEFAULT 60,

    CONSTRAINT "chat_setting_pkey" PRIMARY KEY ("org_id")
);

CREATE TABLE "disposition" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "disposition_pkey" PRIMARY KEY ("org_id","id")
);
CREATE UNIQUE INDEX "disposition_org_id_name_key" ON "disposition"("org_id", "name");

ALTER TABLE "chat_session" ADD COLUMN "offered_to_id" UUID,
ADD COLUMN "offered_at" TIMESTAMPTZ(3),
ADD COLUMN "missed_by" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "declined_by" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN "team_id" UUID,
ADD COLUMN "told_nobody_at" TIMESTAMPTZ(3),
ADD COLUMN "nudged_at" TIMESTAMPTZ(3),
ADD COLUMN "disposition_id" UUID;

CREATE INDEX "chat_session_org_id_offered_to_id_idx" ON "chat_session"("org_id", "offered_to_id");

ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_org_id_offered_to_id_fkey" FOREIGN KEY ("org_id", "offered_to_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "team"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "chat_session" ADD CONSTRAINT "chat_session_org_id_disposition_id_fkey" FOREIGN KEY ("org_id", "disposition_id") REFERENCES "disposition"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT app_private.protect('chat_setting');
SELECT app_private.protect('disposition');
GRANT UPDATE ON chat_setting TO handrail_app;
GRANT UPDATE, DELETE ON disposition TO handrail_app;
