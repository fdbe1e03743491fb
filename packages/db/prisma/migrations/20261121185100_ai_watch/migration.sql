-- What models may cost and did cost, how long their traces stay, and files for admins.
ALTER TABLE "ai_interaction" ADD COLUMN "cost_micros" BIGINT, ADD COLUMN "currency" TEXT;
CREATE INDEX ai_interaction_traces_idx ON ai_interaction (org_id, created_at) WHERE prompt <> '' OR response <> '';
GRANT UPDATE (prompt, response) ON ai_interaction TO handrail_app;

-- CreateTable
CREATE TABLE "ai_budget" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "monthly_tokens" BIGINT,
    "monthly_cost_micros" BIGINT,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "prices" JSONB NOT NULL DEFAULT '[]',
    "daily_turns" INTEGER NOT NULL DEFAULT 60,
    "longest_input" INTEGER NOT NULL DEFAULT 4000,
    "trace_days" INTEGER NOT NULL DEFAULT 90,

    CONSTRAINT "ai_budget_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "ai_usage" (
    "org_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "tokens" BIGINT NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "told" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ai_usage_pkey" PRIMARY KEY ("org_id","month")
);

-- CreateTable
CREATE TABLE "ai_turn" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "contact_id" UUID NOT NULL,
    "turns" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ai_turn_pkey" PRIMARY KEY ("org_id","day","contact_id")
);

-- CreateTable
CREATE TABLE "data_export" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "status" "ticket_export_state" NOT NULL DEFAULT 'waiting',
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "file_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_export_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "data_export_org_id_membership_id_created_at_idx" ON "data_export"("org_id", "membership_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "ai_turn" ADD CONSTRAINT "ai_turn_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_org_id_membership_id_fkey" FOREIGN KEY ("org_id", "membership_id") REFERENCES "membership"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('ai_budget');
SELECT app_private.protect('ai_usage');
SELECT app_private.protect('ai_turn');
SELECT app_private.protect('data_export');
GRANT UPDATE ON ai_budget, ai_usage, ai_turn, data_export TO handrail_app;
GRANT DELETE ON ai_turn, data_export TO handrail_app;
