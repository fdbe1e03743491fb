-- The customer's side of live chat: visitors, greeting, business hours, waits, ratings; messages edited and taken away.
ALTER TABLE "organization" ADD COLUMN "visitor_chat" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "chat_greeting" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "portal_session" ADD COLUMN "is_proven" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "chat_session" ADD COLUMN "joined_at" TIMESTAMPTZ(3),
ADD COLUMN "wait_seconds" INTEGER,
ADD COLUMN "rating" SMALLINT,
ADD COLUMN "rating_comment" TEXT,
ADD COLUMN "rated_at" TIMESTAMPTZ(3);

CREATE INDEX "chat_session_org_id_joined_at_idx" ON "chat_session"("org_id", "joined_at" DESC);

ALTER TABLE "message" ADD COLUMN "edited_at" TIMESTAMPTZ(3),
ADD COLUMN "redacted_at" TIMESTAMPTZ(3),
ADD COLUMN "redacted_by" TEXT;

-- CreateTable
CREATE TABLE "business_hours" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "spans" JSONB NOT NULL DEFAULT '[]',
    "holidays" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "business_hours_pkey" PRIMARY KEY ("org_id","id")
);

SELECT app_private.protect('business_hours');
GRANT UPDATE ON business_hours TO handrail_app;
