-- Tools, playbooks and what came of them; what customers wish for.
-- CreateEnum
CREATE TYPE "resolution_kind" AS ENUM ('auto_fix', 'guided_resolution', 'workflow_reset', 'billing_sync', 'token_refund', 'feature_recommendation', 'engine_retraining');

-- CreateEnum
CREATE TYPE "run_state" AS ENUM ('proposed', 'running', 'waiting_customer', 'done', 'failed', 'declined', 'undoing', 'undone');

-- CreateTable
CREATE TABLE "tool" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "input" JSONB NOT NULL,
    "output" JSONB NOT NULL,
    "permission" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "needs_approval" BOOLEAN NOT NULL,
    "needs_customer" BOOLEAN NOT NULL,
    "timeout_ms" INTEGER NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "tool_call" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tool_id" UUID,
    "tool_key" TEXT NOT NULL,
    "ticket_id" UUID,
    "run_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_membership_id" UUID,
    "actor_name" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "input" JSONB NOT NULL,
    "output" JSONB,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "status" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "latency_ms" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tool_call_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "playbook" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "kind" "resolution_kind" NOT NULL,
    "trigger" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "undo" JSONB NOT NULL,
    "risk" TEXT NOT NULL,
    "needs_approval" BOOLEAN NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "playbook_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "resolution_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "playbook_id" UUID,
    "ticket_id" UUID,
    "kind" "resolution_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "state" "run_state" NOT NULL,
    "origin" TEXT NOT NULL,
    "proposal_key" TEXT,
    "waits_for" TEXT,
    "steps" JSONB NOT NULL,
    "undo" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "resolution_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "feature_request" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_request_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "feature_vote" (
    "org_id" UUID NOT NULL,
    "feature_request_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "ticket_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "feature_vote_pkey" PRIMARY KEY ("org_id","feature_request_id","contact_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tool_org_id_key_key" ON "tool"("org_id", "key");

-- CreateIndex
CREATE INDEX "tool_call_org_id_created_at_id_idx" ON "tool_call"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tool_call_org_id_tool_id_created_at_id_idx" ON "tool_call"("org_id", "tool_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "tool_call_org_id_ticket_id_idx" ON "tool_call"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "tool_call_org_id_run_id_idx" ON "tool_call"("org_id", "run_id");

-- CreateIndex
CREATE INDEX "resolution_run_org_id_playbook_id_idx" ON "resolution_run"("org_id", "playbook_id");

-- CreateIndex
CREATE INDEX "resolution_run_org_id_created_at_id_idx" ON "resolution_run"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "resolution_run_org_id_ticket_id_proposal_key_key" ON "resolution_run"("org_id", "ticket_id", "proposal_key");

-- CreateIndex
CREATE UNIQUE INDEX "feature_request_org_id_title_key" ON "feature_request"("org_id", "title");

-- CreateIndex
CREATE INDEX "feature_vote_org_id_ticket_id_idx" ON "feature_vote"("org_id", "ticket_id");

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_org_id_tool_id_fkey" FOREIGN KEY ("org_id", "tool_id") REFERENCES "tool"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tool_call" ADD CONSTRAINT "tool_call_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "resolution_run"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution_run" ADD CONSTRAINT "resolution_run_org_id_playbook_id_fkey" FOREIGN KEY ("org_id", "playbook_id") REFERENCES "playbook"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution_run" ADD CONSTRAINT "resolution_run_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution_run" ADD CONSTRAINT "resolution_run_org_id_decided_by_id_fkey" FOREIGN KEY ("org_id", "decided_by_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_vote" ADD CONSTRAINT "feature_vote_org_id_feature_request_id_fkey" FOREIGN KEY ("org_id", "feature_request_id") REFERENCES "feature_request"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_vote" ADD CONSTRAINT "feature_vote_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature_vote" ADD CONSTRAINT "feature_vote_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "feature_vote_org_id_contact_id_idx" ON "feature_vote"("org_id", "contact_id");

SELECT app_private.protect(name) FROM unnest(ARRAY['tool', 'tool_call', 'playbook', 'resolution_run', 'feature_request', 'feature_vote']) AS name;
GRANT UPDATE, DELETE ON tool, playbook, feature_request TO handrail_app;
GRANT UPDATE ON resolution_run TO handrail_app;
GRANT DELETE ON feature_vote TO handrail_app;
