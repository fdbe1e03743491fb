-- What an organisation's own classifier has learned.
-- CreateTable
CREATE TABLE "triage_model" (
    "org_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "content" BYTEA NOT NULL,
    "learn_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "triage_model_pkey" PRIMARY KEY ("org_id","version")
);

ALTER TABLE triage_model ADD CONSTRAINT triage_model_size CHECK (octet_length(content) <= 16777216);
-- It is compressed already.
ALTER TABLE triage_model ALTER COLUMN content SET STORAGE EXTERNAL;
SELECT app_private.protect('triage_model');
GRANT DELETE ON triage_model TO handrail_app;
