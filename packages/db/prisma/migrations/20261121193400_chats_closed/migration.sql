-- Chats that were closed, the last first.
CREATE INDEX "chat_session_org_id_closed_at_idx" ON "chat_session"("org_id", "closed_at" DESC);
