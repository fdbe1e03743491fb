-- Articles in several languages, drafts beside the published text, addresses that an article had before.
-- DropIndex
DROP INDEX "article_org_id_slug_key";

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "import_hash" TEXT,
ADD COLUMN     "import_path" TEXT,
ADD COLUMN     "translation_key" UUID NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "article" ALTER COLUMN "translation_key" DROP DEFAULT;

-- AlterTable
ALTER TABLE "article_revision" ADD COLUMN     "intents" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "article_draft" (
    "org_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "category_id" UUID,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "intents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "visibility" "article_visibility" NOT NULL DEFAULT 'public',
    "base_revision" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "editor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_draft_pkey" PRIMARY KEY ("org_id","article_id")
);

-- CreateTable
CREATE TABLE "article_redirect" (
    "org_id" UUID NOT NULL,
    "locale" "locale" NOT NULL,
    "slug" TEXT NOT NULL,
    "article_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "article_redirect_pkey" PRIMARY KEY ("org_id","locale","slug")
);

-- CreateIndex
CREATE INDEX "article_redirect_org_id_article_id_idx" ON "article_redirect"("org_id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_org_id_locale_slug_key" ON "article"("org_id", "locale", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "article_org_id_translation_key_locale_key" ON "article"("org_id", "translation_key", "locale");

-- CreateIndex
CREATE UNIQUE INDEX "article_org_id_locale_import_path_key" ON "article"("org_id", "locale", "import_path");

-- AddForeignKey
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_org_id_category_id_fkey" FOREIGN KEY ("org_id", "category_id") REFERENCES "category"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_draft" ADD CONSTRAINT "article_draft_org_id_editor_id_fkey" FOREIGN KEY ("org_id", "editor_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_redirect" ADD CONSTRAINT "article_redirect_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Forced row-level security and the tenant's policy for one table of an organisation; for this and later migrations.
CREATE FUNCTION app_private.protect(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO handrail_app USING (org_id = (SELECT app_private.current_org())) WITH CHECK (org_id = (SELECT app_private.current_org()))',
    tenant_table);
  EXECUTE format('GRANT SELECT, INSERT ON %s TO handrail_app', tenant_table);
END
$$;
REVOKE ALL ON FUNCTION app_private.protect(regclass) FROM PUBLIC;

SELECT app_private.protect('article_draft');
SELECT app_private.protect('article_redirect');
GRANT UPDATE, DELETE ON article_draft, article_redirect TO handrail_app;
