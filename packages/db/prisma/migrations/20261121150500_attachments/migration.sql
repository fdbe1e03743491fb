-- Attachments of messages, images of articles, and how much room an organisation's files take.
-- CreateEnum
CREATE TYPE "attachment_kind" AS ENUM ('message', 'article');

-- CreateEnum
CREATE TYPE "attachment_state" AS ENUM ('uploading', 'held', 'ready', 'refused');

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "file_count" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "attachment" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "attachment_kind" NOT NULL,
    "state" "attachment_state" NOT NULL DEFAULT 'uploading',
    "message_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "uploader_id" UUID,
    "visitor_key" UUID,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL DEFAULT 'application/octet-stream',
    "size" INTEGER NOT NULL,
    "sha256" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "has_preview" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "article_image" (
    "org_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "in_body" BOOLEAN NOT NULL DEFAULT false,
    "in_draft" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "article_image_pkey" PRIMARY KEY ("org_id","article_id","attachment_id")
);

-- CreateTable
CREATE TABLE "file_usage" (
    "org_id" UUID NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "file_usage_pkey" PRIMARY KEY ("org_id")
);

-- CreateIndex
CREATE INDEX "attachment_org_id_message_id_idx" ON "attachment"("org_id", "message_id");

-- CreateIndex
CREATE INDEX "attachment_org_id_kind_sha256_idx" ON "attachment"("org_id", "kind", "sha256");

-- CreateIndex
CREATE INDEX "article_image_org_id_attachment_id_idx" ON "article_image"("org_id", "attachment_id");

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_org_id_message_id_fkey" FOREIGN KEY ("org_id", "message_id") REFERENCES "message"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_org_id_uploader_id_fkey" FOREIGN KEY ("org_id", "uploader_id") REFERENCES "membership"("org_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_image" ADD CONSTRAINT "article_image_org_id_attachment_id_fkey" FOREIGN KEY ("org_id", "attachment_id") REFERENCES "attachment"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT app_private.protect('attachment');
SELECT app_private.protect('article_image');
SELECT app_private.protect('file_usage');
GRANT UPDATE ON attachment, article_image, file_usage TO handrail_app;
GRANT DELETE ON attachment, article_image TO handrail_app;
