-- Imports of the knowledge base: how far each is, and what came of every file.
-- CreateEnum
CREATE TYPE "kb_import_state" AS ENUM ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "kb_import_outcome" AS ENUM ('created', 'updated', 'unchanged', 'used', 'skipped', 'gone');

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "import_revision" INTEGER;

-- CreateTable
CREATE TABLE "kb_import" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state" "kb_import_state" NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL DEFAULT 0,
    "options" JSONB NOT NULL DEFAULT '{}',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "failure" TEXT,
    "is_cancelled" BOOLEAN NOT NULL DEFAULT false,
    "author_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "kb_import_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "kb_import_file" (
    "org_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "outcome" "kb_import_outcome" NOT NULL,
    "reason" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "notes" JSONB NOT NULL DEFAULT '[]',
    "article_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL DEFAULT '',
    "locale" "locale",

    CONSTRAINT "kb_import_file_pkey" PRIMARY KEY ("org_id","import_id","position")
);

-- CreateIndex
CREATE INDEX "kb_import_org_id_created_at_idx" ON "kb_import"("org_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "kb_import_file_org_id_import_id_outcome_position_idx" ON "kb_import_file"("org_id", "import_id", "outcome", "position");

-- AddForeignKey
ALTER TABLE "kb_import" ADD CONSTRAINT "kb_import_org_id_author_id_fkey" FOREIGN KEY ("org_id", "author_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kb_import_file" ADD CONSTRAINT "kb_import_file_org_id_import_id_fkey" FOREIGN KEY ("org_id", "import_id") REFERENCES "kb_import"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- One at a time in an organisation.
CREATE UNIQUE INDEX "kb_import_running_key" ON "kb_import" ("org_id") WHERE state IN ('checking', 'importing');

SELECT app_private.protect('kb_import');
SELECT app_private.protect('kb_import_file');
GRANT UPDATE, DELETE ON kb_import TO handrail_app;
GRANT DELETE ON kb_import_file TO handrail_app;
