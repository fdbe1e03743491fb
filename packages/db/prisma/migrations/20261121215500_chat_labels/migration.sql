-- Chats carry tags and what was captured of the customer's page; agents may see what is being written, where customers are told.
CREATE TABLE "chat_tag" (
    "org_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_tag_pkey" PRIMARY KEY ("org_id","conversation_id","tag_id")
);
CREATE INDEX "chat_tag_org_id_tag_id_conversation_id_idx" ON "chat_tag"("org_id", "tag_id", "conversation_id");
ALTER TABLE "chat_tag" ADD CONSTRAINT "chat_tag_org_id_conversation_id_fkey" FOREIGN KEY ("org_id", "conversation_id") REFERENCES "chat_session"("org_id", "conversation_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chat_tag" ADD CONSTRAINT "chat_tag_org_id_tag_id_fkey" FOREIGN KEY ("org_id", "tag_id") REFERENCES "tag"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "chat_session" ADD COLUMN "context" JSONB;
ALTER TABLE "chat_setting" ADD COLUMN "typing_preview" BOOLEAN NOT NULL DEFAULT false;

SELECT app_private.protect('chat_tag');
GRANT DELETE ON chat_tag TO handrail_app;
