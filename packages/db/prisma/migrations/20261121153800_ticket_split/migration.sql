-- Which messages a ticket took from another, and what that one was before.
-- CreateTable
CREATE TABLE "ticket_split" (
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "split_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_split_pkey" PRIMARY KEY ("org_id","ticket_id")
);

-- CreateTable
CREATE TABLE "ticket_split_message" (
    "org_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "from_conversation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "left_seq" INTEGER NOT NULL,

    CONSTRAINT "ticket_split_message_pkey" PRIMARY KEY ("org_id","ticket_id","message_id")
);

-- CreateIndex
CREATE INDEX "ticket_split_org_id_source_id_idx" ON "ticket_split"("org_id", "source_id");

-- CreateIndex
CREATE INDEX "ticket_split_message_org_id_from_conversation_id_left_seq_idx" ON "ticket_split_message"("org_id", "from_conversation_id", "left_seq");

-- CreateIndex
CREATE INDEX "ticket_split_message_org_id_message_id_idx" ON "ticket_split_message"("org_id", "message_id");

-- AddForeignKey
ALTER TABLE "ticket_split" ADD CONSTRAINT "ticket_split_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_split" ADD CONSTRAINT "ticket_split_org_id_source_id_fkey" FOREIGN KEY ("org_id", "source_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_split" ADD CONSTRAINT "ticket_split_org_id_split_by_id_fkey" FOREIGN KEY ("org_id", "split_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_split_message" ADD CONSTRAINT "ticket_split_message_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket_split"("org_id", "ticket_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_split_message" ADD CONSTRAINT "ticket_split_message_org_id_message_id_fkey" FOREIGN KEY ("org_id", "message_id") REFERENCES "message"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_split_message" ADD CONSTRAINT "ticket_split_message_org_id_from_conversation_id_fkey" FOREIGN KEY ("org_id", "from_conversation_id") REFERENCES "conversation"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('ticket_split');
SELECT app_private.protect('ticket_split_message');
GRANT DELETE ON ticket_split, ticket_split_message TO handrail_app;
