-- What makes tickets more or less urgent, as the organisation decides.
-- CreateTable
CREATE TABLE "priority_rule" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "effect" TEXT NOT NULL,
    "priority" "priority" NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "priority_rule_pkey" PRIMARY KEY ("org_id","id")
);

SELECT app_private.protect('priority_rule');
GRANT UPDATE, DELETE ON priority_rule TO handrail_app;
