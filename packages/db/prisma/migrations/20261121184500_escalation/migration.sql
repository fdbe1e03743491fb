-- When tickets are handed up and to whom, what was known then, and what provider operations were told.
-- CreateTable
CREATE TABLE "escalation_rule" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "triggers" TEXT[],
    "conditions" JSONB NOT NULL,
    "target_kind" TEXT NOT NULL,
    "team_id" UUID,
    "member_id" UUID,
    "priority" "priority",
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "escalation_rule_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "rule_id" UUID,
    "rule_name" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "by_name" TEXT,
    "by_membership_id" UUID,
    "target_kind" TEXT NOT NULL,
    "target_id" UUID,
    "target_name" TEXT,
    "from_assignee_id" UUID,
    "from_team_id" UUID,
    "stopped" TEXT,
    "pack" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "operations_endpoint" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operations_endpoint_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "operations_delivery" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "escalation_id" UUID,
    "body" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response_code" INTEGER,
    "fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tried_at" TIMESTAMPTZ(3),

    CONSTRAINT "operations_delivery_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "escalation_rule_org_id_team_id_idx" ON "escalation_rule"("org_id", "team_id");

-- CreateIndex
CREATE INDEX "escalation_rule_org_id_member_id_idx" ON "escalation_rule"("org_id", "member_id");

-- CreateIndex
CREATE INDEX "escalation_org_id_ticket_id_created_at_idx" ON "escalation"("org_id", "ticket_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "operations_delivery_org_id_created_at_id_idx" ON "operations_delivery"("org_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "operations_delivery_org_id_escalation_id_idx" ON "operations_delivery"("org_id", "escalation_id");

-- AddForeignKey
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_org_id_team_id_fkey" FOREIGN KEY ("org_id", "team_id") REFERENCES "team"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_rule" ADD CONSTRAINT "escalation_rule_org_id_member_id_fkey" FOREIGN KEY ("org_id", "member_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operations_delivery" ADD CONSTRAINT "operations_delivery_org_id_escalation_id_fkey" FOREIGN KEY ("org_id", "escalation_id") REFERENCES "escalation"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('escalation_rule');
SELECT app_private.protect('escalation');
SELECT app_private.protect('operations_endpoint');
SELECT app_private.protect('operations_delivery');
GRANT UPDATE, DELETE ON escalation_rule, operations_endpoint TO handrail_app;
GRANT UPDATE (state, attempts, response_code, fault, tried_at) ON operations_delivery TO handrail_app;
