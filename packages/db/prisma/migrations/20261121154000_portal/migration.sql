-- Asking and following without an account, what customers have seen, tickets that an article made unnecessary.
-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "company" TEXT;

-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "customer_seen_seq" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "portal_enabled" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "portal_submission" (
    "org_id" UUID NOT NULL,
    "key" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_submission_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "portal_request" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" "locale" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_request_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "portal_link" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_link_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "portal_session" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_session_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "deflection" (
    "org_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "article_id" UUID NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "deflection_pkey" PRIMARY KEY ("org_id","day","article_id")
);

-- CreateIndex
CREATE INDEX "portal_link_org_id_contact_id_idx" ON "portal_link"("org_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_link_org_id_token_hash_key" ON "portal_link"("org_id", "token_hash");

-- CreateIndex
CREATE INDEX "portal_session_org_id_contact_id_idx" ON "portal_session"("org_id", "contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "portal_session_org_id_token_hash_key" ON "portal_session"("org_id", "token_hash");

-- CreateIndex
CREATE INDEX "deflection_org_id_article_id_idx" ON "deflection"("org_id", "article_id");

-- AddForeignKey
ALTER TABLE "portal_link" ADD CONSTRAINT "portal_link_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_session" ADD CONSTRAINT "portal_session_org_id_contact_id_fkey" FOREIGN KEY ("org_id", "contact_id") REFERENCES "contact"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deflection" ADD CONSTRAINT "deflection_org_id_article_id_fkey" FOREIGN KEY ("org_id", "article_id") REFERENCES "article"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;



UPDATE "conversation" SET "customer_seen_seq" = "last_public_seq";

SELECT app_private.protect('portal_submission');
SELECT app_private.protect('portal_request');
SELECT app_private.protect('portal_link');
SELECT app_private.protect('portal_session');
SELECT app_private.protect('deflection');
GRANT UPDATE ON portal_link, deflection TO handrail_app;
GRANT DELETE ON portal_submission, portal_request, portal_link, portal_session, deflection TO handrail_app;
