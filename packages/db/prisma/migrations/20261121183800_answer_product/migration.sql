-- What an organisation lets AI answer, what a chat is about, and which drafts rest on what has changed since.
-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "ai_replies" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "auto_send_threshold" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "chat_session" ADD COLUMN     "triage" JSONB;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "stale" JSONB NOT NULL DEFAULT '[]';

-- Drafts are few; publishing an article looks through them.
CREATE INDEX message_draft_idx ON message (org_id, conversation_id) WHERE state = 'draft';
