-- What an organisation's AI is tested with, and what the tests said.
-- CreateTable
CREATE TABLE "golden_item" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "intent" TEXT,
    "article_id" UUID,
    "is_excluded" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "golden_item_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "quality_run" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "model" TEXT NOT NULL DEFAULT '',
    "engine" INTEGER,
    "items" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "figures" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "quality_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "golden_item_org_id_ticket_id_key" ON "golden_item"("org_id", "ticket_id");

-- CreateIndex
CREATE INDEX "quality_run_org_id_created_at_idx" ON "quality_run"("org_id", "created_at");

-- AddForeignKey
ALTER TABLE "golden_item" ADD CONSTRAINT "golden_item_org_id_ticket_id_fkey" FOREIGN KEY ("org_id", "ticket_id") REFERENCES "ticket"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE golden_item ADD CONSTRAINT golden_item_origin CHECK (origin IN ('corrected', 'resolved', 'approved', 'added')),
  ADD CONSTRAINT golden_item_question CHECK (length(question) <= 2500);
ALTER TABLE quality_run ADD CONSTRAINT quality_run_state CHECK (state IN ('queued', 'running', 'done', 'failed')),
  ADD CONSTRAINT quality_run_trigger CHECK (trigger IN ('person', 'retraining'));
-- One run at a time.
CREATE UNIQUE INDEX "quality_run_open" ON "quality_run"("org_id") WHERE state IN ('queued', 'running');

SELECT app_private.protect(name) FROM unnest(ARRAY['golden_item', 'quality_run']) AS name;
GRANT UPDATE, DELETE ON golden_item, quality_run TO handrail_app;
